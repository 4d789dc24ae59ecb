<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
  <context>
    <name>framewitness</name>
    <message>
      <source> m</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source> s</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n annotations</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n annotations move, in one step that can be undone.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n annotations selected.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n changed</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n ended.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n found</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n frames</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n keyed frames</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n retired</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n steps taken back; Ctrl+Shift+Z does them again.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n terms</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n terms of the case are not in the file and stay as they are</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to be noted</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>+</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>--posting joins one file to one link.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>--term goes with --accept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>--utc needs a recording and --at, the moment whose picture shows the clock.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1 keyed frame</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>10 s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>100 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>14:05:09</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>2 s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>200 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>400 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>60 s</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>; %n lie outside the recording</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>A box has two corners.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A case is a folder that holds recordings, what was seen in them, and a log of who did what.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A case needs a name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A clock in the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A clock in the picture tells the time…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A clock time, seconds, frame:300 or pts:90000</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A copy cannot lie inside the case that is copied.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A file saved by hand needs both the link it came from and how it was obtained.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A group</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A group…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A later change by {actor} ({time_utc} UTC) stands in the way of {words}; nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A line needs somebody who wrote it down.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A little faster</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A little slower</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A name or a pseudonym</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A person and a group cannot be merged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A person or group</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A point and an open annotation have no end.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A point has one place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A point: one moment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A recording cannot be aligned with itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A region has as many corners on each of its keyed frames.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A region is being followed already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A review needs somebody who watched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A short text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A span: it begins and ends</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A step was done again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A step was taken back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A stored file of this case is damaged ({sha256}…).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A table: CSV (*.csv)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A tag is a word or a few, at most {LONGEST_TAG} characters, without a comma.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A term cannot be merged into itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A term cannot have the key “{key}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A term says what is seen or heard, for all sides alike; not what it means.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A term under the chosen one…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A term…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A text of {name} is empty, longer than {longest} characters, or holds what cannot be printed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A version says which words annotations were made with. Publish one when the changes are settled.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A vocabulary is not written as “{name}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A vocabulary needs at least one term.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A watched span ends after it begins, at a speed of 0 or more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>About the event</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Accept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Accept as</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Accept as {label}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Accept as…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Accept the chosen suggestion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Accepted as A{number}: {label} ({certainty}). Ctrl+Z takes that back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Accepted from a suggestion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Action</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Actions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Actions and their keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a language</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a recording…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add another one first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add another term, and merge this one into it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add files…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add from a link</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add from a link…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add or remove a corner with the region's own buttons: that changes all of them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add the chosen term here, or over the marked span</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add the file to the case first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add the files that are in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add the group first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add the link that it came from, so that what it points to is downloaded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add them first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add to each time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Added</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Adds the chosen term at this frame, or over the marked span</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>After so many minutes of watching what may be graphic (0: never):</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Align</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Align by eye or by ear, or type the offset.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Align it by eye, or type the offset.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Align so</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Align them by eye, or type the offset.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All colours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All is decided</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All lines, as they are</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All of this on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All that is set for seeing on or off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An alignment needs its error: how far off it may be.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An annotation needs somebody who made it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An assignment needs at least one recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An assignment needs somebody who codes it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An attribute is written NAME=VALUE.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An example is no keyframe of this case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An outline needs at least three corners.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An outline needs at least three corners: click once for each.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Annotate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Annotation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Annotations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Annotations have {lost}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Annotations in the footage that both have are added to the other recording at its own times, and say where they come from. Look at each there: a copy may be cropped, covered or less sharp.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Annotations of the chosen person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Annotations to look at again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Another colour…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Another language…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Another program keeps writing to this case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Another program wrote the same thing at the same moment; this was not written twice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Another term was merged into “{code}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Archive</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Arrows go by seconds, comma and full stop by frames, as in LosslessCut.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Arrows, Home and End as in BORIS; all letters belong to the vocabulary.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As a language tag: ru, en, ar …</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As it was</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As the group: {shape}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask the second coder for another copy of the folder. Nothing was taken in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assign</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assign to a second coder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assignment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assign…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>At most apart:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>At most {MOST_TERMS} can be read in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Attributes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Attributes it has: {fit}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Attributes…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A{number} is at {begin} now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A{number} runs from {begin} to {end} now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Begin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Begin a line here, and end the one before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Begin one frame earlier</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Begin one frame later</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Begins</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Begins {seconds} s after {leader}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Begins {seconds} s before {leader}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Being tried: {milliseconds} ms beside that.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Blind copy for {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Blink between the two</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Blue alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Blue difference alone (chroma)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Both fields blended</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Both, the translation below</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Box</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Brightness</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Brightness alone (luma)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bring back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Browse for a place to write to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Browse for a subtitle file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Browse…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>By {name}, {time} UTC</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancel {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancelled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Capture the frame as a still instead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Capture the frame first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Capture this frame as a still</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Carried over from a copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Carry annotations over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Carry annotations over from {label} to {label_2}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Carry annotations over…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Case details</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Case details…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Case menu, Make a report.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cases of late</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Certainty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Certainty: clear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Certainty: possible</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Certainty: probable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change keys…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change the vocabulary first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change what one of them is first, if it is wrong.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Changed</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Changed %n annotations.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Changed since</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Changed with others</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Changes since the last version</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check that the link is of the post itself, and not of a list or a front page. {BY_HAND}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check that the link is of the post itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check the disk and the folder's permissions.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check the link for a slip, and check that this computer is connected to the internet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check the link.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check the name, and whether the disk or card it lies on is connected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check the offset and the recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check the proxy's address, or turn it off.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check this computer's clock. Somebody on the way may be reading along: try another connection.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Checked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choices</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a TOML, CSV, BORIS or ELAN file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a group or a term.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a new name, or open the case that is there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a new name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a place beside it or elsewhere.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a recording with sound.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a recording, then add others of the same event to see them beside it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a region in the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a term in the vocabulary first, or press its key.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a term that is in use.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a term, or press its key while watching.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose an annotation first: click it on the timeline or in the table.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose an annotation that has a region first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another code.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another coder, or another recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another folder; both files may be needed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another key, or take it from that term first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another span, or change or delete the other one first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another term to copy it to.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another to merge into.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose attributes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose in the vocabulary what was looked for first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose or add the annotation first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose somebody on the left.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the annotation that is to be deleted first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the annotation that is to be split first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the file first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the files in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the folder that the report is to be written into.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the lines that are to be removed first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the next number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the one there is, or neither.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the other one, or neither.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the region to follow first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the term that takes over.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose two lines or more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose two recordings.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose video, sound or picture files.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose what cannot be at the same time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Circle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Click a region in the picture to take it in hand.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Click each corner; double-click or Enter ends it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Click here, then press the new key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Click once for each corner.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Click the place. Enter begins one in the middle.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Click to end it at this frame</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clock in the picture…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clock time: {clock}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close that window first. The command line can work beside it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close the window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close this panel; the View menu shows it again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Closer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clothing, equipment, numbers: what tells them from others</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Code</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Code it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Code: {term}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Coded by {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colours are written #rrggbb, as in #a23c06.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colours that are shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Comment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Comment kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compare two coders</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compare with a held frame</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Comparing copies frame by frame</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Comparing the sound of {one} and {other}…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Confirm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Confirm copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Confirm it first, then carry over.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Confirm the copy first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Confirmed. Ctrl+Z takes that back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Contrast</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Copied %n annotations to “{label}”.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Copied to another term</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copies are looked for as soon as two recordings of the case have been examined.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy it again from where it came from: the copying may have failed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the case folder to a disk that can be written, and open the copy.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the case to a disk that can be written, and open the copy.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the case to a disk that can be written, and report from the copy.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the link again from the browser's address bar.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the link again from the browser.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the link from the browser's address bar instead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the whole link from the browser's address bar.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy to another term…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Correct the file at that place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Correct the vocabulary file and load it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cross</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Day</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decide them first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decision</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decoding frame {number} of “{name}” stops the decoder each time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Definition</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Definition in {language}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete the selected annotations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete the whole region</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete the whole region instead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Deleted</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Deleted %n annotations. Ctrl+Z brings them back.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Deleted A{number}. Ctrl+Z brings it back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Deleted with others</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Description</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Diamond</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Discard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dismiss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dismiss the chosen suggestion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dismissed S{number}. Ctrl+Z brings it back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dispute</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Disputed. Ctrl+Z takes that back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Distressing content in {seconds} s: {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Do not show me who coded it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag from one corner to the other. Enter begins one in the middle.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag to move. With the keys: Alt and an arrow.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw a box</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw a point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw an outline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw it from one corner to the other.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drop video files, a folder or a link here, or choose:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>E for the next frame, Alt and the arrows for ten seconds, as in VLC.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Each choice needs a code of its own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edit the vocabulary…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edit…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>End</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>End all that is begun here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>End it before it is looked at again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>End it first, or leave it out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>End it with Z for UTC, or +06:00.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>End one frame earlier</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>End one frame later</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>End or delete them, then hand it in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>End the line here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ended</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ended when the window lost the keyboard; check its end.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ends</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>English label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>English name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Enter or a double click goes to the frame and sees it so again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Entry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Entry {number} was never reported, and issuing a report is logged in the case, which is read-only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Event timeline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Event timeline: closer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Event timeline: the whole event</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Event timeline: wider</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every other letter and digit belongs to the vocabulary: a tap marks a point, or begins and ends a span; held, it marks the span for as long as it is held. Keys go by their place on the board, so they work under any layout. While a note is being typed nothing is coded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every version of this annotation: when, who, what became what</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Everything is saved as it comes, hashed and logged. Original files are never touched.
Then: watch, press a key of the vocabulary for what you see, and make a report.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Everything: TOML (*.toml)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Examine it first: framewitness examine CASE {label}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Examine the recording: that decodes every frame.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Example for {term}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Examples</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Examples of the chosen term</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Extent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>E{number}   {clock}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>File</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>File to write, .srt or .vtt</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Files…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find a person or group</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find a term</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find a term of the vocabulary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find an action</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find an action…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find in the annotations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find in the case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find shots and keyframes again…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find where a picture comes from</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find where a picture comes from…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First look, not a keyframe: {time}, frame {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First steps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Folder for the report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Folder in which it stands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Folder in which the case stands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Follow</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Follow back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Follow on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Follow region R{number} in {media}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Follow the region back from here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Follow the region from here on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Followed for {count}, as far as was asked for. Look whether it is right.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Followed for {count}, then unsure at {at}: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Followed for {count}; it leaves the picture here.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Followed so far: %n frames</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Following</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Following R{number}…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Following stopped, unsure at {at}: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For BORIS (*.boris)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For a bare file leave out “{media}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For a file on this computer, give its path. For a page, copy the whole link from the browser.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For a tls:// address, Dask's configuration must name the certificates, and it does not.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For example --attribute hand=left.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For example --error 0.04 for a frame at 25 a second.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For example 12.48 or 0:12.480.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For example 12.480, or 0:12.480.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For example: framewitness align CASE M1 M2 --from-sound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For example: speed 1, with sound.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For your eyes alone: the file and what is coded stay as they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Forget the marks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Frame {frame} is now still {label}-K{number}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Frame {number} of “{name}” is damaged and gives no picture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Frame {number} took longer than {timeout_seconds} seconds to decode.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Frame: {frame}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Frames by Ctrl and the arrows, as in ELAN.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Framewitness</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Framewitness stopped unexpectedly, or something in it went wrong, last time. What you had done is in the case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Free some space and do it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Free some space and do it again; what has arrived is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Free some space there, or choose another disk, and do it again; nothing half-made was kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From a link or from files: Case menu, or drop it into the window.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From the case: {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From the sound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From {begin} to {end}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gamma (lifts the dark parts)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Get the file again. If it is the only copy, keep it: special tools can sometimes rebuild the index with the help of another recording from the same device.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give --posting URL together with --obtained HOW.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give a label and a definition.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give a media file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give a name or a pseudonym.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give a name that ends in .jpg or .png.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give a name that no other group has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give a name that tells them apart in the pictures. Who they are by their real name is a claim, and does not belong here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give a name that tells them apart.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give a number of seconds from 1 to 86400, or 0 for none at fixed intervals.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give a single file with it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give a start and an end.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give a time inside the recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give a whole number, 0 or more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give an SRT or WebVTT file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give an end inside the recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give another name, or --overwrite.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give at least the length of a frame; for sound also 2.9 ms for each metre it may have travelled.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give it this key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give it to this term</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give one of --offset, --from-sound and --utc.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give seconds.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give the command once for each.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give the folder that holds case.toml.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give the reason; reports print it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give times inside the recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Given for good: annotations refer to it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to a frame of the annotation, or make the annotation longer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to a suggestion first: Ctrl+Right is the next one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to a time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to a time…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to one of its keyed frames, or put it in its place on this one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to one of its keyed frames.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Green alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Group</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Groups and terms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Groups of terms to code</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Half as fast</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hand in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Handed in. Ctrl+Z takes that back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hard to watch: warn before it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Heard:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Held: {frame}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hexagon</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hidden from here on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hidden here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>History of {annotation}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>History…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hold a frame first: then the two are compared.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hold this frame</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hold this frame, or let go of it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How far off it may be</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How far to follow</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How it was measured: the match stands {z} times above chance (at least 10 is wanted), and {ratio} times above the next best place (at least 1.5). {votes} of {chunks} stretches of sound agree.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How it was obtained</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How its letters are written</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How long after the beginning of {leader} does {media} begin? With a minus: before it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many were found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How the held frame is compared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How the picture is seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How they are told apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How to draw</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How {media} is aligned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>If this is a link, write it whole, with https://.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In hand: arrows move by a pixel, with Shift by ten, with Ctrl they change its size. Esc lets go.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In ten minutes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Install it with: pip install 'framewitness[cluster]'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Install the newer Framewitness. The case was left untouched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Install this version, with the extra “cluster”, where the workers run, and start them again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Into</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It ends at {ends}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It has been examined {count} times: give a number from 1 to {count}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It has frames 0 to {count}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It has this key already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It has {frames_a_second} frames a second, counted from 00.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It has: {attributes}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It has: {groups}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It is no longer in the case. Its versions stay in the custody log.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It is not recorded that you watched any of this span {how}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It is recorded that you watched {percent} % of this span {how}. Not watched so: {gaps}. “Not seen” says nothing about those moments, and the report says so.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It is right as it stands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It is written in {path}, on this machine only. Nothing is sent anywhere. If you pass it on, read it first: it may name folders and files.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It may be a file of subtitles or data.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It may be off by {error} s: {own} s is what was measured, and {travel} s is what sound takes over {metres} m, the largest distance that the recorders may have had from each other. Where they stood closer, say so in the panel and ask again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It will be in {path}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its frames are numbered 0 to {last}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its header is damaged. Look for another copy of the recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its keys are the window's: space plays, arrows step.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Join a file saved by hand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep a still of the picture as it is seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep a still of this</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep both</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep neither</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep the case in a folder that every computer of the cluster has mounted at this very path.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep the offset that is being tried, as set by ear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep the region where it is drawn here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep the second's</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep these choices.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep this case's</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep this place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kept as {media}-E{number}: a picture made from the frame, with the steps that made it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Key</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Keyed frames outside the annotation's span: %n</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Keyframes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keyframes every {seconds} s are not possible.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keys like those of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keys…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kind</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Known kinds: {SUFFIXES}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Known: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Label in {language}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Language</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Language of the translation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Language of the words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Language of what is said</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Language: English</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Language: as the desktop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Languages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Largest distance between the recorders</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lead</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Leave it to somebody else.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Leave out of reports</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Leave “member of” empty for a group.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Left out:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Left, because somebody changed it since: {steps}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Let go of the held frame</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Let it end in {ENDING}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Let the account that the workers run under write to the folder of the case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Let the key go to end it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Let the name end in .srt or .vtt.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Let the name end in .toml, .csv or .boris.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Letters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Line of the wipe to the left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Line of the wipe to the right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lines of an interlaced picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Links, one a line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Link…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Local contrast (CLAHE)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look again at what others coded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look at how it stands now, and do it again if it is still wanted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look at how it stands now, and make the change again if it is still wanted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look for copies again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look for the same recording elsewhere.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look the code up in the list of terms.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look whether it is the right file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look whether it is the right folder. A file with an unusual ending is taken when it is named.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look whether one of them was slowed down or sped up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look with sound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look: as the desktop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look: dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look: light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Looked at {speed}× speed, with sound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Looked at {speed}× speed, without sound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Looked for and not seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Looked for and not seen…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Looking for copies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Looking for copies among the recordings of this case…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Looking for {name} in the recordings of this case…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lower field alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make a case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make a new case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make a new case…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make a report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make a report…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make one with “framewitness new”, or check the path.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make the blind copy…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make them alike first, or keep them apart.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mark a span with I and O, or choose an annotation that has one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mark the beginning of a span</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mark the end of a span</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Merge</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Merge into</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Merge into one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Merge lines of one speaker and one language.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Merge the chosen lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Merge them into another, or take the name away there first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Merge “{term}” into another term</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Merged</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Merged %n annotations into A{number}.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Merge…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Milliseconds between seeing something and pressing its key (0: none).
While it plays, codes are set this much earlier, times the speed;
at rest they are always at the frame on screen.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mind: one term is for spans and the other for points. Annotations keep their times.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move it between its start and end.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move one frame earlier</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move one frame later</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move them elsewhere first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move them to another group first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move to begin here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move to the left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move to the right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Moved</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Moved %n annotations.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name a person or group that the case does not know yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name a recording of the case too: M1, M2 …</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name a subtitle file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name its encoding: {ENCODINGS}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name its own recording with it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name of the case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name of the region</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name or pseudonym that stands in the case for what you do from now on:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name the recording, such as M3, before --confirm, --dismiss or --carry.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name two recordings.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New annotation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New group</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New key: press it here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New term</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New version</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next annotation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next keyed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next keyed frame of the region</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next keyframe</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next mark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next shot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next stretch that I have not watched</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next stretch that nobody has watched</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next suggestion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No annotation is chosen.
Click one on the timeline or in the table.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No annotations yet. Press a key of the vocabulary while watching, or drag across a lane.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No drift of the clocks could be told.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No files were found there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No group named</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No key frame of “{name}” can be decoded alone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No line is under way here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No other recording of this case was found to share footage with this one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No recording was found in “{value}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No safe connection to {host} could be made: its certificate or its encryption is not right.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No site called {host} can be found.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No suggestions.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No video was found on {shown}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No vocabulary is so large.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No window can be opened: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nobody answers as the scheduler of a cluster at {address}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nobody else codes recordings of this case. Assign some to a second coder, who sees nothing of what was coded; then compare the two and decide what is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nobody else of this kind is named</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nobody has confirmed this copy.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nobody has said where the region is on this frame, so it cannot be followed from here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nobody has watched this part yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nobody is named yet. Name a person or group here, or in an annotation under “Who acts”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nobody named</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>None</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>None chosen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>None of the {count} lines lies inside {label}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Normal speed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not a copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not aligned with {leader} yet. Step both to the same moment and press “Same moment”, or use “Align”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not at the same time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not at the same time as: {codes}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not found in {label}
{go}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not one picture of “{name}” can be decoded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not seen: {label}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not seen…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not while playing: {steps}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not yet begun</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not yet rated: it may be graphic.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Note for the coder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing can be drawn here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing changed since the last version.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing has gone wrong on this machine.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing in it is new.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is begun or held.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is begun.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is called that.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is done to this picture; it would be a still of the frame itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is running.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is said in a photograph.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is set yet: the picture is seen as the file has it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is written yet, and nothing is ever deleted by this.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing says when in the world this recording was made.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing that others coded waits for a second look by {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing was counted as archived. Try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing was counted as archived. {AGAIN}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing was counted as archived. {AGAIN} {BY_HAND}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing was found on {shown}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Offset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Offset (12.480 or 0:12.480)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On the day</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One a line, in English; in other languages after a bar: left | ru: левая</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One frame back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One frame forward</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One of several</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One second back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One second forward</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One to one (100 %)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only a person can be with a group.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only an outline has corners that can be added or removed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only annotations of the same term can be merged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only mine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only one thing can be done at a time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only spans can be merged; a moment, or what is not ended yet, cannot.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only these terms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only this recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only two recordings of the case can be confirmed or dismissed as copies.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only your own steps can, and those not taken back yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only {coder} can hand this in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only {name} can take this back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a case in a folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open it once where it can be written, or copy it to such a disk and open the copy.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the case that the assignment was made in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the folder of a case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the other here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open {label}{value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Original</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Other terms stand under “{code}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Other ways to align it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Out of view from here on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Out of view here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Outline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Panel: {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Panels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Part</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paste a link first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paste the address of the page or of the video, one a line. The video is saved as it is served, hashed, and every step is written into the case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pause now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paused. Draw on this frame now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>People</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>People  {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>People in this case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Persons are members of this group.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Picture and sound arrived, and putting them together failed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Picture of {media}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Play from a second before the mark to a second after</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Play from a second before to a second after</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Play it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Play or pause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Play or pause, also while typing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Play the span over and over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Playback</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Playing on past the span.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Plus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Presence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Presentation timestamp: {pts}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Press a key for what you see</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Press a key here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Press a letter or digit, with Shift or without. Backspace: no key.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Press the new key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Press {key} or click to end it at this frame</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous annotation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous keyed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous keyed frame of the region</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous keyframe</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous mark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous shot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous stretch that I have not watched</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous stretch that nobody has watched</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous suggestion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Probe the file again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Progress of {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Publish</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put away {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put longer words into the note.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put the first steps away; the Help menu shows them again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put the panels back in their places</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put this notice away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Queue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rate: {rating}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rated graphic.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reaction delay</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reaction delay {delay} ms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reaction delay…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read in</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Read in %n lines</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Read in a vocabulary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read in from a file…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read in…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read subtitles in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read subtitles in…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading its frame times…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recognise</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Record all the same</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recordings of the case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recordings on one clock: {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recordings side by side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recordings that share footage with this one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recordings to code</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Red alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Red difference alone (chroma)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Redo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Region R{number} deleted. Ctrl+Z brings it back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Region R{number} drawn. Arrows move it, Ctrl+arrows change its size, Esc lets go.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Region in hand: drag it, or use the arrows; Ctrl+arrows change its size; Esc lets go.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Regions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Regions of the chosen annotation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remind me to pause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remind me to pause…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove the chosen lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove the keyed frame here</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Removed %n lines. Ctrl+Z brings them back.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Report the case as it is now, without --as-of; or lift the restriction first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Restore catalog.sqlite from a copy of the case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Restore it from a copy of the case; the files in objects/ are unharmed by this.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Retire</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Retire it instead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Retire it, or merge it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Retire the terms that the file does not have</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ring</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run “framewitness verify” to see whether the recording's file is still what it was.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run “framewitness verify”, and put {name} back into {parent} from a copy of the case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run “framewitness verify”, and restore the file from a copy of the case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>R{number}: the annotation does not last on this frame.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>SRT or WebVTT</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Same moment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save it as UTF-8 and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the video by hand and add the file together with its link.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the video by hand, and add the file together with its link.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save what it gives to a file first, and add that file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Say how far off it may be.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Say how fast it was watched, and whether with sound.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Say how the file was obtained: who saved it, and by what means.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Say in a few words why.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Say true or false.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Say who codes it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Says that the chosen term was looked for and not seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Second coder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Second look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Second look: a comment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Second look: confirmed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Second look: disputed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Seconds added to each time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Seconds from 0:00 of {media}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Seconds: {seconds}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>See better</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>See better: contrast, sharpness, channels…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>See whether its scheduler runs, and do it again. What was finished before is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Seen as the file has it, everything set back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Seen with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Seen with the group</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Seen with: {steps} – the file is unchanged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select all annotations of this recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select annotations of one term, or change their term first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select at least two annotations of the same term.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select the annotation after too</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select the annotation before too</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Selection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set all back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set distributed.comm.tls.ca-file in it, and client.cert and client.key beside that.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set to the frame that is shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shape</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shapes there are: {SHAPES}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shared footage of two recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sharpening</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shots</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shots and keyframes of {label}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shots, keyframes, sound, suggestions and annotations over time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show another recording beside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show or hide what may be graphic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show picture and sound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show retired terms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the transcript</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shows the annotation that this step changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Side by side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Side by side, wipe, or blink</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Skip past it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Skip past what was announced</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Somebody changed the catalogue with another program. Run “framewitness verify” on it, and go back to a copy that verifies.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Somebody else changed this in the meantime; your change was not written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sound is off until picture and sound are shown (Ctrl+E).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sound of {label}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sound of {one} and {other}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sound on or off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sound recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sound takes 2.9 ms for each metre. What is aligned by sound or by ear is that much in doubt.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Space plays; the arrows go frame by frame.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Span begins</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Span ends</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Speaker</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Speakers before the words, in .srt too</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Speed of the look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Split</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Split into A{number} and A{number_2}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Split the chosen annotation here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Split the line here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Spoken</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Square</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Star</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Start “dask scheduler” there, or check the address and that no firewall is in between.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Start “dask worker {address}” on the computers that are to do the work.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Status</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Status after a second look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Status: confirmed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Status: disputed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Status: unreviewed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stays where it is while the leading recording moves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Step and play by this recording; the others follow</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Still of {label} at {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Still of {media} at {clock}, as it is seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stills kept of what was seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stills of what was seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stop coding it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stop here</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Stopped. Keep the %n frames so far?</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Stream {stream_index} of this recording holds no pictures.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Subtitle file, SRT or WebVTT</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Subtitles</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Such as tcp://10.0.0.5:8786.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Such as: officer A, helmet 217</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Such codes are en, ru, kk, pt-BR.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Suggestion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Suggestion S{number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Suggestions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Suggestions ({count})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Suggestions that nobody has looked at yet: {told}. Ctrl+Right goes to the next.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tags</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take a still with more to see in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take back to here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take in what was coded…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take in {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take it off the terms that should not offer it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take its alignment away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take its last key away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take the chosen region in hand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take them out of it first, then make it a person.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take this panel out of the window, or put it back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take this recording away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ten seconds back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ten seconds forward</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Term</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Text size is {percent} % now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Text size: a quarter larger</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Text size: half as large again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Text size: normal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That coder has no annotation here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is not a time and a zone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That line reaches beyond {label}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That time lies outside {label}, which runs from {time} to {time_2}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The annotation does not last on this frame, so nothing can be marked in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bytes of {name} cannot be read: {strerror}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The case has entries 1 to {head}; there is no entry {as_of}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The case is this folder; everything stays in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The case names no such group.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The case names no such person or group.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The case names nobody “{value}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The catalogue cannot be written ({value}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The catalogue of {name} is damaged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The chosen annotation does not last on this frame. Go to one of its frames, or make it longer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The clock of {one} runs {drift} millionths faster than that of {other}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The clock says</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The cluster at {address} has no workers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The cluster was lost while “{name}” was under way.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The command line works without one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The command line works without one. On a bare Linux, the README names the packages it needs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The connection to {host} failed{after_tries}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The connection to {host} was cut{how_far}{whole} while receiving {part}{after_tries}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The cursor is not inside this annotation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The cursor is not inside this line.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The custody log of {name} has lost its protection ({missing}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The disk is full: saving the download did not finish.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The disk is full: {what} did not finish.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The disk that the case was being copied to is full: {name} was not made.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The disk under the case is full; nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The disk under the case may be failing. Move the case to another disk.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The download was stopped.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The end lies past the end of {label}, which is {time} long.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The end must lie after the beginning.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The end of a line must lie after its start.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The end of a span must lie after its start.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file is damaged or of a kind that is not known here. Its bytes are kept as they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file is damaged there, or made to do so. Other frames can still be shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file may be damaged in a way that stops the decoder, or the machine ran out of memory.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file may be such that it takes a whole computer down, or they ran out of memory.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file of {label} is missing from the case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file saved by hand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file with the sound of {label} is missing from the case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The first coder can only answer what is written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The first {count} are listed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The folder that came back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The frame at {moment} of {media} shows a clock. Type what it says, the zone that it is set to, the day, and how far off it may be: a clock without seconds by half a minute at least, and what you know of how well it was set.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The frame of {label}-K{number} does not decode as it did when it was found.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The frames beside it can be shown. Examine the media to list what is damaged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The frames of this recording do not come at one constant rate of whole frames a second, so it has no timecode. All these forms can be typed (G).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The key {key} belongs to “{labels}” ({code}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The keys of this program.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The keys stand on the right, in the vocabulary.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The kind stays while there are annotations of this term.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The language's code, such as ky or pt-BR:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The largest distance cannot be less than nothing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The link carries settings for the downloader inside it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The link leads to {how_many} (a playlist, a channel or a post with more than one), not to a single one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The link may have run out, or lead past the video. {BY_HAND}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The old term is retired; how each was coded before stays in its history.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The one that was made before counts again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The page leads to “{shown}”, which is no http or https link; it was not followed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The picture is seen as the file has it: C captures the frame itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The place is read-only: {what} did not finish.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The process that did “{name}” ended unexpectedly ({how}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The proxy that this computer is set to use does not answer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The region is not keyed on this frame.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The region on this frame</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The report was written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same sound is heard in both: {other} begins {seconds} s after {one}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same sound is heard in both: {other} begins {seconds} s before {one}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The second coder says</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The server sends whole files where {what} is cut into ranges of one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The site handed nothing out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The site handed {what} out empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The site probably sent an error or a log-in page. Open it in a browser to see, and add the link.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The sound of {label} or {label_2} cannot be decoded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The sound of “{name}” cannot be decoded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The sound of “{name}” claims {sample_rate} samples a second, which no sound has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The span must end after it begins.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The term “{code}” is retired.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The translation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The two clocks run too differently to be of recordings at the same speed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The video could not be had from {host}: {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The vocabulary has no attribute “{code}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The vocabulary has no group “{name}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The vocabulary “{name}” has no term “{code}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The whole event on one clock</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The whole picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The window speaks this language already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The workers that did “{name}” ended unexpectedly, one after the other.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There are no subtitles in {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There are no terms in {source}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There are not two annotations here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There are terms in “{name}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There are: {Density}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is a group “{name}” already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is a group “{new_name}” already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is a term with this code already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is a term “{code}” already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is an attribute “{code}” already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no case at {path}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no custody entry {as_of}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no file or folder “{value}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no file “{name}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no file “{source}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no frame {frame} in a second of this recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no frame {number} in this recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no mark on this side. I and O set marks.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no mark. I and O set marks.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no other keyed frame that way.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no other keyframe on this side.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no other shot on this side.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no setting “{name}” for finding shots and keyframes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no shape “{shape}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no suggestion {where} this.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no vocabulary “{name}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is nothing more on this side that nobody has watched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is nothing more on this side that you have not watched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is nothing to merge.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There was a version {version} already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>These alignments contradict each other: {clocks}. By two ways they are {apart} s apart, and their errors allow {allowed} s.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>These are one and the same already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>These lines have different {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>These two are one and the same: everything that names this one names the other</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>These very bytes were in the case already, as {label}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>These words are a translation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>They differ in {words}, so one annotation cannot say it for all.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>They differ in “{name}”, so one annotation cannot say it for all.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>They need a name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This annotation is begun and not ended.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This box is smaller than a pixel.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This case has no keyframe “{name}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This case has no media “{value}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This case has no suggestion “{name}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This case has no term “{code}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This case is empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This case is open for reading only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This case says</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This case was opened for reading only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This frame and the leading one show the same moment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This is a live stream: its list of segments has no end yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This is the region's only keyed frame.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This is version {version} now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This is yours to code, {name}. {note}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This name is too long.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This recording alone one frame back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This recording alone one frame forward</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This recording has no picture to draw on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This recording has no sound.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This recording has no timecode: its frames do not come at one constant rate.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This step cannot be taken back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This suggestion was {state} by {decided_by}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Thumbnails of {label}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tick at least one recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tie it to UTC first, by a clock that is seen in the picture or another recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tie the leading recording to the world's time by a clock that its picture shows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Time of {media}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Timecode, seconds, frame, presentation timestamp and UTC</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Timecode: frames counted from the first one, {rate} to a second. All these forms can be typed (G).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Timecode: {timecode}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Timeline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Timeline: closer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Timeline: earlier</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Timeline: later</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Timeline: single frames</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Timeline: the selected annotations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Timeline: the whole recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Timeline: wider</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Times are estimated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Title</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>To</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>To check</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>To the first frame</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>To the last frame</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>To {who} this colour can look like that of {group}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Transcript</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Translated into</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Translation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Triangle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Triangle, point down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again; what has arrived is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try it a hundredth of a second earlier</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try it a hundredth of a second later</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try {name} again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turn by a quarter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turn the picture by a quarter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Twice as fast</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two coders</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two people became one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Type a few letters: an action, a panel, or a term of the vocabulary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Type a part of a name or number; Enter on a new name adds them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Type the offset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Type the offset…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>UTC</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>UTC {time} ± {error} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>UTC: {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Under</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo or correct the later change first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo that first, if it was you.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undoes your steps from the last one to this one, each can be redone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unsure from {at} on: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unsure. The sound does not tell how {one} and {other} lie to each other. They may be of different events, not overlap, or the same sound comes again and again in them. Align them by eye, or type the offset.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Upper field alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use a connection from another country. {BY_HAND}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use a letter or digit, with Shift or without.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use digits and points, as in 1.2.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use one of: {METHODS}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use one of: {Outcome}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use one of: {RegionKind}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use one of: {Verdict}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use one of: {allowed}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use person or group.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use point or interval.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use small letters, as in body_area.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use small letters, digits, underscores and points, as in act.throw.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use the frame on screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Verify the case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Versions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Versions of the vocabulary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Versions…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>View</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Visible from here on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Visible here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Vocabularies ({patterns})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Vocabularies there are: {known}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Vocabulary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Vocabulary {name}, version {version}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wait until it has finished, then do it again; nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wait until that has ended, or cancel it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wait until the broadcast is over, and add the link again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wait until the recording of the whole broadcast is there, and add it then.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wait until whatever writes to it has finished, and add it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Waiting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Watch it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Watched</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Watched at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Watched by {who}: {percent} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What cannot be at the same time as “{term}”? One person's annotations of the two are kept apart.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What happened, where: “The square, 3 May”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What happened…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What has to be seen or heard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is said</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is seen or heard, in your words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is selected is of that term already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is written</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What more annotations can say. A term offers those that are chosen for it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What more can be said of “{term}”?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What tells them apart, such as “officer A, helmet 217”; at most {LONGEST_NAME} characters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the alignments say</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the clock says</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the sound says</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the two coders said</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What was done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What was done, the newest first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What was found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What was said</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What was watched of this span</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What was written down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What was written to the disk does not read back the same.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What went wrong last time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What went wrong last time…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What would change</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What {host_of} handed out is {instead}, not a recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>When (UTC)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where a picture comes from</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where it was found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where the blind copy goes: a new folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where the picture was found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where the subtitles are</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where {name} comes from</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which recording is heard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which way?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>While it plays, codes are set this much earlier. Click to change it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Who</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Who acts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whoever coded second cannot decide between the two.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whoever made an annotation cannot confirm it: a second look is somebody else's.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whole</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whole vocabulary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whom it concerns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Why</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Why, in a few words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Why? Needed to dispute or to comment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wider</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wipe: held on the left of a line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Words of your own, with commas</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Words to find in annotations, transcripts, titles and descriptions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Words to find in the case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Work</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Work under another name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Work under another name…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Work under the name of whoever looks again (menu Case), or leave it to them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Working on a cluster needs Dask, which is not installed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write it like 2026-11-01T09:30:00.000Z.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write it on one line, in plain words.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write or import a transcript first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write out…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write subtitles</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write subtitles…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write the time like 14:05:09 and the zone like +06:00.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write the vocabulary to a file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write the zone in its own field.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write to a file…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write why first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Written to {file}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Written, translated by</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Wrote %n lines to {file}.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Yes or no</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>You are coding “{title}”. You see only what you code for it; nothing of it is in the case's own coding before somebody decides.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>You have watched what may be graphic for {minutes} min. A pause does good.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>You will be reminded after %n minutes.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>You will not be reminded to pause.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zone, as hours from UTC</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zone, as hours from UTC (+06:00)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zoom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a moment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a name, if it needs one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a photograph that nothing ties to {media}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a span</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>accepting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>acts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>adding</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>adjudicated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>agree</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>aligning</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>and %n more stretches</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>as a confirmed copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>assigning</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>at any speed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>at {speed}× or slower</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>at {speed}× speed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>beginning</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>begun {when}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>begun, not ended</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>between two keyed frames</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>both</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>box</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>brightness {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>bringing back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>by a clock in the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>by ear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>by eye</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>cannot be ruled out, and cannot be confirmed from this recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>carrying over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>changing the corners of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>choosing what is shown of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>clear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>code {code}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>comment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>confirm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>confirmed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>confirming as copies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>contrast {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>copying to another term</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>cursor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>custody entry {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>deciding on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>deleting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>describing the case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>dismissed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>dismissing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>dismissing as copies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>dispute</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>disputed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>distressing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>drawing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>earliest known posting P{number}, published {when}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>edge of another annotation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>editing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ends {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>enhanced still</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>everybody</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>finishing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>followed by the program</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>following</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>frame by frame</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>frame {number} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>frame {number}, {clock}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>from the sound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>gamma {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>graphic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>group</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>handed in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>handing in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>heard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>held</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>hidden</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>https://…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>impulsive sound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>interval</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>is concerned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>its clock runs {drift} millionths faster</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>its clock runs {drift} millionths slower</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>keeping</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>keyed on this frame</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>local contrast {value} (CLAHE)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>looked for and not seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>made by steps that this version does not know</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>mark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>merged into {term}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>merging</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>merging away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>merging into</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>more likely than not, with something that hinders a clear view or hearing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>moving</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>naming</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>neither</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no timecode: varying rate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not aligned with them: {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not aligned with {media}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not decided</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not graphic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not handed in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not keyed here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not moved from the nearest keyed frame</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>nothing arrived.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>nothing found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>out of view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>outline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>over {others}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>packet {number} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>panorama</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>people who do not see blue (tritanopia)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>people who do not see green (deuteranopia)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>people who do not see red (protanopia)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>pinning</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>plainly visible or audible; a second person would be expected to agree</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>polygon</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>possible</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>probable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>publishing a version of the vocabulary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>rating</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>reading in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>reading in a vocabulary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>reading the case…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>removing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>removing a keyed frame of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>removing the alignment of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>repeated sound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>restoring</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>restricting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>retired: not offered for coding</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>retiring</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>saying whether there is anything to see of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>second</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sharpening {value} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>shot boundary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>silence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>since the last keyed frame</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>somebody who is no longer named</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sound gap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>splitting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>spoken now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the first {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the second look at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the second's</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>this case's</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>to its end</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>turned by {degrees}°</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>tying to UTC</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>typed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>unpinning</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>unrated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>unreviewed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>unsure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>visible</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>watched whole</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>watched {percent} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>with sound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>without sound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>yes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>zoom {percent} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{annotations} in {recordings}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{begin} – {end}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{capital} is missing on the server ({status}), so the recording cannot be had whole.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{coder} has annotated {label} already and knows what was said of it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{colour}, a shade of the group's</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{colour}, as the group</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{colour}, too like {groups}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} annotations have “{code}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} annotations of {name} taken in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} annotations were moved. Ctrl+Z takes it back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} of {count_2} segments of {what} arrived ({joined} bytes, and {size} bytes were joined).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{field}: name somebody new</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{field}: set to the frame that is shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{field}: {before} → {after}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} was read in. Ctrl+Z takes it back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{folder} is there already, with other content.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{gone} is {kept} now. Ctrl+Z takes that back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{host_of} sends this video only in ways that do not keep it as it is served.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{host} asks for a login to show this video: {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{host} does not answer{after_tries}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{host} does not show this video in the country that this connection comes from.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{host} hands this video out with copy protection (DRM) only, which cannot be archived.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{host} says that this video is not there: {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{host} took too long to answer{after_tries}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{key} belongs to “{term}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{key} cannot be a term's key: letters and digits can.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{key} codes “{term}” now; it would code nothing any more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{key} does “{action}” now, which would lose it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{key} is the key of “{action}”: pressed there, it does not code. Choose another, or change that one's.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{key} is the key of “{term}” too: it does “{action}” and codes nothing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{key} is the key of “{term}”, but does “{action}”. Help, Change keys.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label}  {title}
{state} · shares {shared}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} (disputed)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} (possible)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} (probable)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} ({name}) is named by {filter}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} and {label_2} are confirmed copies. Ctrl+Z takes that back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} and {label_2} are no copies. Ctrl+Z takes that back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} and {label_2} are not confirmed copies.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} and {label_2} were not found to share footage.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} and {name} exclude each other, and {label_2}-A{number} ({name}) is there {when}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} has been left out of reports since that entry: {restriction}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} has no examination {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} has no frame {value}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} has no sound that can be decoded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} has no sound.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} has no {value} text.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} is a sound recording; copies are found by their pictures.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} is a sound recording; it has no frames.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} is called that already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} is {how}. Ctrl+Z takes that back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} – begun, not ended</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label}:  {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label}: {time}, frame {frame}
Why: {reason}{pinned}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{media} (aligned)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{media} is tied to the world's time. Ctrl+Z takes that back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{media} leads</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} already exists.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} cannot be opened as a recording ({reason}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} cannot be read as {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} does not verify: {wrong}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} has not handed this in. Make the blind copy for another computer, and take in what comes back; or let them code it here under their own name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} has the older format {found} and is not brought up to date while it is opened for reading.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} holds nothing but zeros: a copy or download that was never filled.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is a playlist or another text that points to recordings, not a recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is a web page, not a recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is larger than {LARGEST_BYTES} MB.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is no blind copy of an assignment of this case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is no name for subtitles.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is not a keyframe of {label}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is not a text in UTF-8.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is open in another window: {owner}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is ready. Give the whole folder to {coder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is text, not a recording, whatever its name says.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is too large for subtitles.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} may come from here. Look at both before you say so.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} must lie from {lowest} to {highest}, not at {value}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} wants a text of 1 to {LONGEST_TEXT} characters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} was cut off before its index: without that nobody can open such an MP4 or MOV.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} was made by a newer Framewitness (format {found}, this one knows {FORMAT}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} was not found in any recording of this case. Recordings that are not examined yet were not looked through.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}, as a number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}, line 1: a WebVTT file begins with “WEBVTT”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}, line {first}: here should stand the times of a line, as 00:00:01,000 --&gt; 00:00:02,500.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}, line {number}: this line ends before it begins.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}, line {number}: “{block}” are not two times.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: “{value}” is neither yes nor no.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: “{value}” is not a choice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: “{value}” is not a count.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{number}  gradual</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{one} and {other} are aligned, ±{error} s. Ctrl+Z takes that back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{one} and {other} are no longer aligned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{one} and {other} were not aligned with each other directly.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{out} exists already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} already exists and is not empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} cannot be read as a catalogue ({value}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} is not a Framewitness case ({DESCRIPTION} or {CATALOGUE} is missing or cannot be read).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{person} is no longer named. Ctrl+Z brings them back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{said}, letters as {encoding}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{shape}, that of {group}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{shown} of {all}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{sign} {count} to check</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{size} bytes of {what} arrived, and the server declared {declared}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{source} cannot be read as a vocabulary: {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{source} has {count} terms.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{source} is a folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{source} is no case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{source} is not valid TOML: {error}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{source}, {where}: {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{term} (retired)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{term} added at {time}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{term} begun at {time}: add it again to end it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{term} begun at {time}: press {key} again to end it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{term} ended.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{term} was begun later than this. Go past its beginning to end it, or delete it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{term}, {kind}, key {key}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{term}: begun {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{term}: held since {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{time}   frame {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{time}  ·  {place}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{total} annotations or pairs; the two say the same of the very same frames in {agreeing}; {waiting} are not decided yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{unfinished} annotations are begun and not ended.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{upper}{fault}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{upper}{name} needs an English label.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{upper}{name} needs choices if it is a choice, and only then.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{upper}{what} did not finish{reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{url} is being worked on already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{waiting} pairs are not decided yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{what} cannot be used ({error}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{where} holds no recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{who} cannot run this version of Framewitness ({version}): it {has}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{who} does not see the folder {folder} as this computer does.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{who} may not write to {folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{who}: {speed}, {sound}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{why}: {what} did not finish.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>±{seconds} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Язык: русский</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“Looked for and not seen” needs the span that was looked at.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“Looked for and not seen” needs the speed it was watched at and whether there was sound.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“framewitness copies CASE {label} --confirm {label_2}” confirms them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“framewitness copies CASE {label}” lists what was found.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“framewitness keyframes CASE MEDIA” lists them: M3-K4 and so on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“framewitness people CASE” lists whom it names.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“framewitness suggestions CASE --compare” compares the sound of recordings of a case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“framewitness suggestions CASE” lists them: M3-S4 and so on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“framewitness terms CASE” lists the codes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“framewitness verify CASE” says how many there are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{address}” is not the address of a cluster: {error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{channel}” or “{lines}” is not known.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{code}” cannot be a code.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{code}” cannot stand under itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{code}” has no attribute “{code_2}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{code}” has {count} annotations; it cannot become {kind} now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{code}” is in use and cannot be deleted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{colour}” is not a colour.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{into_code}” is retired.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{kind}” is neither a person nor a group.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{kind}” is not a kind of attribute.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{kind}” is not a kind of region.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{kind}” is not a kind of term.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{language}” is not the code of a language.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{method}” is no way to align.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” cannot be decoded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” changed while it was being copied.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” has neither pictures nor sound in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” holds pictures of a kind that cannot be decoded here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is a device or a pipe, not a file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is a folder, not a file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is a folder, not a recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is a sound recording, not a picture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is a sound recording; copies are found by their pictures.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is a sound recording; it has no pictures.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is a sound recording; it has no shots.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is empty (0 bytes).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is empty: it has no bytes at all.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is no name for a picture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is no ordinary file (a device or a pipe).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is not a file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is too plain to be told from other pictures.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{outcome}” is no outcome.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{shown}” has spaces or invisible characters in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{shown}” is not a link that can be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{shown}” names no site.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{shown}” {what}; only http and https links are taken.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{source}” is no kind of vocabulary known here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{step}” is no step that this program can do.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{tag}” cannot be a tag.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{term}” was looked for in this span of {media} and was not seen or heard. A look says something only with its span, its speed and whether there was sound.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{text}” is not a number of seconds.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{value}” does not say in which zone it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{value}” is not a date and time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{value}” is not a density of keyframes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{value}” is not a number of seconds.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{value}” is not a number, for the setting “{name}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{value}” is not a time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{value}” is not a {kind} number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{value}” is not {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{value}” lies outside {label}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{verdict}” is no verdict.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{version}” cannot be a version.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{wrong}” is not a link that begins with http:// or https://.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>↻ {begin} – {end}, over and over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>−</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>⚑ earliest known posting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>✓ You watched the whole span {how}.</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
