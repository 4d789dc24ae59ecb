<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>framewitness</name>
    <message numerus="yes">
      <source>%n annotations</source>
      <translation>
        <numerusform>%n annotation</numerusform>
        <numerusform>%n annotations</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n annotations carried over from {here} to {there}.</source>
      <translation>
        <numerusform>%n annotation carried over from {here} to {there}.</numerusform>
        <numerusform>%n annotations carried over from {here} to {there}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n annotations from {source} to {target}</source>
      <translation>
        <numerusform>%n annotation from {source} to {target}</numerusform>
        <numerusform>%n annotations from {source} to {target}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n annotations move, in one step that can be undone.</source>
      <translation>
        <numerusform>%n annotation moves, in one step that can be undone.</numerusform>
        <numerusform>%n annotations move, in one step that can be undone.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n annotations selected.</source>
      <translation>
        <numerusform>%n annotation selected.</numerusform>
        <numerusform>%n annotations selected.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n are in the case or its queue already.</source>
      <translation>
        <numerusform>%n is in the case or its queue already.</numerusform>
        <numerusform>%n are in the case or its queue already.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n changed</source>
      <translation>
        <numerusform>%n changed</numerusform>
        <numerusform>%n changed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n chosen recordings have files that tell where they were recorded: {names}.</source>
      <translation>
        <numerusform>%n chosen recording has files that tell where it was recorded: {names}.</numerusform>
        <numerusform>%n chosen recordings have files that tell where they were recorded: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n comments of {label}</source>
      <translation>
        <numerusform>%n comment of {label}</numerusform>
        <numerusform>%n comments of {label}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n ended.</source>
      <translation>
        <numerusform>%n ended.</numerusform>
        <numerusform>%n ended.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>%n failed</numerusform>
        <numerusform>%n failed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n fields changed</source>
      <translation>
        <numerusform>%n field changed</numerusform>
        <numerusform>%n fields changed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file damaged</source>
      <translation>
        <numerusform>%n file damaged</numerusform>
        <numerusform>%n files damaged</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file is copied into the case; the originals are not touched.</source>
      <translation>
        <numerusform>%n file is copied into the case; the original is not touched.</numerusform>
        <numerusform>%n files are copied into the case; the originals are not touched.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file is damaged or missing.</source>
      <translation>
        <numerusform>%n file is damaged or missing.</numerusform>
        <numerusform>%n files are damaged or missing.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n found</source>
      <translation>
        <numerusform>%n found</numerusform>
        <numerusform>%n found</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n frames</source>
      <translation>
        <numerusform>%n frame</numerusform>
        <numerusform>%n frames</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n keyed frames</source>
      <translation>
        <numerusform>%n keyed frame</numerusform>
        <numerusform>%n keyed frames</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n later step is not signed; that is done when you close the case.</source>
      <translation>
        <numerusform>%n later step is not signed; that is done when you close the case.</numerusform>
        <numerusform>%n later steps are not signed; that is done when you close the case.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n lie in other recordings, and were left out.</source>
      <translation>
        <numerusform>%n lies in another recording, and was left out.</numerusform>
        <numerusform>%n lie in other recordings, and were left out.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n lines of the file have no link (line {lines}).</source>
      <translation>
        <numerusform>%n line of the file has no link (line {lines}).</numerusform>
        <numerusform>%n lines of the file have no link (lines {lines}).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n links stood there more than once.</source>
      <translation>
        <numerusform>%n link stood there more than once.</numerusform>
        <numerusform>%n links stood there more than once.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n links wait in the queue.</source>
      <translation>
        <numerusform>%n link waits in the queue.</numerusform>
        <numerusform>%n links wait in the queue.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n more</numerusform>
        <numerusform>%n more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new</source>
      <translation>
        <numerusform>%n new</numerusform>
        <numerusform>%n new</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new recordings</source>
      <translation>
        <numerusform>%n new recording</numerusform>
        <numerusform>%n new recordings</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of those found is in the case already.</source>
      <translation>
        <numerusform>%n of those found is in the case already.</numerusform>
        <numerusform>%n of those found are in the case already.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings</source>
      <translation>
        <numerusform>%n recording</numerusform>
        <numerusform>%n recordings</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings are described otherwise now.</source>
      <translation>
        <numerusform>%n recording is described otherwise now.</numerusform>
        <numerusform>%n recordings are described otherwise now.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings chosen</source>
      <translation>
        <numerusform>%n recording chosen</numerusform>
        <numerusform>%n recordings chosen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings were assessed.</source>
      <translation>
        <numerusform>%n recording was assessed.</numerusform>
        <numerusform>%n recordings were assessed.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n retired</source>
      <translation>
        <numerusform>%n retired</numerusform>
        <numerusform>%n retired</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n running</source>
      <translation>
        <numerusform>%n running</numerusform>
        <numerusform>%n running</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n sites were not asked from this computer before. Nothing has been sent yet.</source>
      <translation>
        <numerusform>%n site was not asked from this computer before. Nothing has been sent yet.</numerusform>
        <numerusform>%n sites were not asked from this computer before. Nothing has been sent yet.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n steps taken back; {key:redo} does them again.</source>
      <translation>
        <numerusform>%n step taken back; {key:redo} does it again.</numerusform>
        <numerusform>%n steps taken back; {key:redo} does them again.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n terms</source>
      <translation>
        <numerusform>%n term</numerusform>
        <numerusform>%n terms</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n terms of the case are not in the file and stay as they are</source>
      <translation>
        <numerusform>%n term of the case is not in the file and stays as it is</numerusform>
        <numerusform>%n terms of the case are not in the file and stay as they are</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to be noted</source>
      <translation>
        <numerusform>%n to be noted</numerusform>
        <numerusform>%n to be noted</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n waiting</source>
      <translation>
        <numerusform>%n waiting</numerusform>
        <numerusform>%n waiting</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n were changed here since, and stay as they are.</source>
      <translation>
        <numerusform>%n was changed here since, and stays as it is.</numerusform>
        <numerusform>%n were changed here since, and stay as they are.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n were left out: the case has them, or they wait already.</source>
      <translation>
        <numerusform>%n was left out: the case has it, or it waits already.</numerusform>
        <numerusform>%n were left out: the case has them, or they wait already.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>; %n lie outside the recording</source>
      <translation>
        <numerusform>; %n lies outside the recording</numerusform>
        <numerusform>; %n lie outside the recording</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Changed %n annotations.</source>
      <translation>
        <numerusform>Changed %n annotation.</numerusform>
        <numerusform>Changed %n annotations.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Copied %n annotations to “{label}”.</source>
      <translation>
        <numerusform>Copied %n annotation to “{label}”.</numerusform>
        <numerusform>Copied %n annotations to “{label}”.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Deleted %n annotations. {key:undo} brings them back.</source>
      <translation>
        <numerusform>Deleted %n annotation. {key:undo} brings it back.</numerusform>
        <numerusform>Deleted %n annotations. {key:undo} brings them back.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Followed so far: %n frames</source>
      <translation>
        <numerusform>Followed so far: %n frame</numerusform>
        <numerusform>Followed so far: %n frames</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Keyed frames outside the annotation's span: %n</source>
      <translation>
        <numerusform>Keyed frames outside the annotation's span: %n</numerusform>
        <numerusform>Keyed frames outside the annotation's span: %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Merged %n annotations into A{number}.</source>
      <translation>
        <numerusform>Merged %n annotation into A{number}.</numerusform>
        <numerusform>Merged %n annotations into A{number}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Moved %n annotations.</source>
      <translation>
        <numerusform>Moved %n annotation.</numerusform>
        <numerusform>Moved %n annotations.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Of %n lines words or names were left out, as was decided.</source>
      <translation>
        <numerusform>Of %n line words or names were left out, as was decided.</numerusform>
        <numerusform>Of %n lines words or names were left out, as was decided.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Read in %n lines</source>
      <translation>
        <numerusform>Read in %n line</numerusform>
        <numerusform>Read in %n lines</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Removed %n lines. {key:undo} brings them back.</source>
      <translation>
        <numerusform>Removed %n line. {key:undo} brings it back.</numerusform>
        <numerusform>Removed %n lines. {key:undo} brings them back.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Saved %n files in {folder}.</source>
      <translation>
        <numerusform>Saved %n file in {folder}.</numerusform>
        <numerusform>Saved %n files in {folder}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Stopped. Keep the %n frames so far?</source>
      <translation>
        <numerusform>Stopped. Keep the %n frame so far?</numerusform>
        <numerusform>Stopped. Keep the %n frames so far?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Written down of %n recording.</source>
      <translation>
        <numerusform>Written down of %n recording.</numerusform>
        <numerusform>Written down of %n recordings.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Wrote %n lines to {file}.</source>
      <translation>
        <numerusform>Wrote %n line to {file}.</numerusform>
        <numerusform>Wrote %n lines to {file}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>You will be reminded after %n minutes.</source>
      <translation>
        <numerusform>You will be reminded after %n minute.</numerusform>
        <numerusform>You will be reminded after %n minutes.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n more stretches</source>
      <translation>
        <numerusform>and %n more stretch</numerusform>
        <numerusform>and %n more stretches</numerusform>
      </translation>
    </message>
  </context>
</TS>
