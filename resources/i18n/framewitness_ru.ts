<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
  <context>
    <name>framewitness</name>
    <message>
      <source> ({waiting} to look at)</source>
      <translation> (посмотреть: {waiting})</translation>
    </message>
    <message>
      <source> and others</source>
      <translation> и другие</translation>
    </message>
    <message>
      <source> kB/s</source>
      <translation> кБ/с</translation>
    </message>
    <message>
      <source> m</source>
      <translation> м</translation>
    </message>
    <message>
      <source> minutes</source>
      <translation> мин</translation>
    </message>
    <message>
      <source> s</source>
      <translation> с</translation>
    </message>
    <message numerus="yes">
      <source>%n annotations</source>
      <translation>
        <numerusform>%n пометка</numerusform>
        <numerusform>%n пометки</numerusform>
        <numerusform>%n пометок</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n annotations carried over from {here} to {there}.</source>
      <translation>
        <numerusform>Перенесена %n пометка из {here} в {there}.</numerusform>
        <numerusform>Перенесены %n пометки из {here} в {there}.</numerusform>
        <numerusform>Перенесено %n пометок из {here} в {there}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n annotations from {source} to {target}</source>
      <translation>
        <numerusform>%n пометка из {source} в {target}</numerusform>
        <numerusform>%n пометки из {source} в {target}</numerusform>
        <numerusform>%n пометок из {source} в {target}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n annotations move, in one step that can be undone.</source>
      <translation>
        <numerusform>Перейдёт %n пометка, одним шагом, который можно отменить.</numerusform>
        <numerusform>Перейдут %n пометки, одним шагом, который можно отменить.</numerusform>
        <numerusform>Перейдёт %n пометок, одним шагом, который можно отменить.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n annotations selected.</source>
      <translation>
        <numerusform>Выделена %n пометка.</numerusform>
        <numerusform>Выделены %n пометки.</numerusform>
        <numerusform>Выделено %n пометок.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n are in the case or its queue already.</source>
      <translation>
        <numerusform>%n уже есть в деле или в очереди.</numerusform>
        <numerusform>%n уже есть в деле или в очереди.</numerusform>
        <numerusform>%n уже есть в деле или в очереди.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n changed</source>
      <translation>
        <numerusform>%n изменён</numerusform>
        <numerusform>%n изменены</numerusform>
        <numerusform>%n изменено</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n chosen recordings have files that tell where they were recorded: {names}.</source>
      <translation>
        <numerusform>В файлах %n выбранной записи указано, где она сделана: {names}.</numerusform>
        <numerusform>В файлах %n выбранных записей указано, где они сделаны: {names}.</numerusform>
        <numerusform>В файлах %n выбранных записей указано, где они сделаны: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n comments of {label}</source>
      <translation>
        <numerusform>%n комментарий к {label}</numerusform>
        <numerusform>%n комментария к {label}</numerusform>
        <numerusform>%n комментариев к {label}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n ended.</source>
      <translation>
        <numerusform>Завершена %n пометка.</numerusform>
        <numerusform>Завершено %n пометки.</numerusform>
        <numerusform>Завершено %n пометок.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>%n с ошибкой</numerusform>
        <numerusform>%n с ошибкой</numerusform>
        <numerusform>%n с ошибкой</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n fields changed</source>
      <translation>
        <numerusform>%n поле изменено</numerusform>
        <numerusform>%n поля изменены</numerusform>
        <numerusform>%n полей изменено</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file damaged</source>
      <translation>
        <numerusform>%n файл повреждён</numerusform>
        <numerusform>%n файла повреждены</numerusform>
        <numerusform>%n файлов повреждено</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file is copied into the case; the originals are not touched.</source>
      <translation>
        <numerusform>В дело копируется %n файл; исходные файлы не изменяются.</numerusform>
        <numerusform>В дело копируются %n файла; исходные файлы не изменяются.</numerusform>
        <numerusform>В дело копируется %n файлов; исходные файлы не изменяются.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file is damaged or missing.</source>
      <translation>
        <numerusform>%n файл повреждён или отсутствует.</numerusform>
        <numerusform>%n файла повреждены или отсутствуют.</numerusform>
        <numerusform>%n файлов повреждено или отсутствует.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n found</source>
      <translation>
        <numerusform>найдено: %n</numerusform>
        <numerusform>найдено: %n</numerusform>
        <numerusform>найдено: %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n frames</source>
      <translation>
        <numerusform>%n кадр</numerusform>
        <numerusform>%n кадра</numerusform>
        <numerusform>%n кадров</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n keyed frames</source>
      <translation>
        <numerusform>%n опорный кадр</numerusform>
        <numerusform>%n опорных кадра</numerusform>
        <numerusform>%n опорных кадров</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n later step is not signed; that is done when you close the case.</source>
      <translation>
        <numerusform>%n более поздний шаг не подписан; это будет сделано при закрытии дела.</numerusform>
        <numerusform>%n более поздних шага не подписаны; это будет сделано при закрытии дела.</numerusform>
        <numerusform>%n более поздних шагов не подписаны; это будет сделано при закрытии дела.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n lie in other recordings, and were left out.</source>
      <translation>
        <numerusform>%n пометка относится к другой записи и не взята.</numerusform>
        <numerusform>%n пометки относятся к другим записям и не взяты.</numerusform>
        <numerusform>%n пометок относятся к другим записям и не взяты.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n lines of the file have no link (line {lines}).</source>
      <translation>
        <numerusform>В %n строке файла нет ссылки (строка {lines}).</numerusform>
        <numerusform>В %n строках файла нет ссылки (строка {lines}).</numerusform>
        <numerusform>В %n строках файла нет ссылки (строка {lines}).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n links stood there more than once.</source>
      <translation>
        <numerusform>%n ссылка встретилась не один раз.</numerusform>
        <numerusform>%n ссылки встретились не один раз.</numerusform>
        <numerusform>%n ссылок встретились не один раз.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n links wait in the queue.</source>
      <translation>
        <numerusform>%n ссылка ждёт в очереди.</numerusform>
        <numerusform>%n ссылки ждут в очереди.</numerusform>
        <numerusform>%n ссылок ждут в очереди.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>ещё %n</numerusform>
        <numerusform>ещё %n</numerusform>
        <numerusform>ещё %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new</source>
      <translation>
        <numerusform>%n новый</numerusform>
        <numerusform>%n новых</numerusform>
        <numerusform>%n новых</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new recordings</source>
      <translation>
        <numerusform>%n новая запись</numerusform>
        <numerusform>%n новые записи</numerusform>
        <numerusform>%n новых записей</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of those found is in the case already.</source>
      <translation>
        <numerusform>Из найденных уже в деле: %n.</numerusform>
        <numerusform>Из найденных уже в деле: %n.</numerusform>
        <numerusform>Из найденных уже в деле: %n.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings</source>
      <translation>
        <numerusform>%n запись</numerusform>
        <numerusform>%n записи</numerusform>
        <numerusform>%n записей</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings are described otherwise now.</source>
      <translation>
        <numerusform>Изменено описание %n записи.</numerusform>
        <numerusform>Изменено описание %n записей.</numerusform>
        <numerusform>Изменено описание %n записей.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings chosen</source>
      <translation>
        <numerusform>Выбрана %n запись</numerusform>
        <numerusform>Выбраны %n записи</numerusform>
        <numerusform>Выбрано %n записей</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings were assessed.</source>
      <translation>
        <numerusform>Оценена достоверность %n записи.</numerusform>
        <numerusform>Оценена достоверность %n записей.</numerusform>
        <numerusform>Оценена достоверность %n записей.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n retired</source>
      <translation>
        <numerusform>%n выведен</numerusform>
        <numerusform>%n выведены</numerusform>
        <numerusform>%n выведено</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n running</source>
      <translation>
        <numerusform>%n выполняется</numerusform>
        <numerusform>%n выполняются</numerusform>
        <numerusform>%n выполняются</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n sites were not asked from this computer before. Nothing has been sent yet.</source>
      <translation>
        <numerusform>К %n сайту с этого компьютера ещё не обращались. Пока ничего не отправлено.</numerusform>
        <numerusform>К %n сайтам с этого компьютера ещё не обращались. Пока ничего не отправлено.</numerusform>
        <numerusform>К %n сайтам с этого компьютера ещё не обращались. Пока ничего не отправлено.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n steps taken back; {key:redo} does them again.</source>
      <translation>
        <numerusform>Отменён %n шаг; {key:redo} повторит его.</numerusform>
        <numerusform>Отменено %n шага; {key:redo} повторит их.</numerusform>
        <numerusform>Отменено %n шагов; {key:redo} повторит их.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n terms</source>
      <translation>
        <numerusform>%n термин</numerusform>
        <numerusform>%n термина</numerusform>
        <numerusform>%n терминов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n terms of the case are not in the file and stay as they are</source>
      <translation>
        <numerusform>%n термина дела нет в файле, он остаётся как есть</numerusform>
        <numerusform>%n терминов дела нет в файле, они остаются как есть</numerusform>
        <numerusform>%n терминов дела нет в файле, они остаются как есть</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to be noted</source>
      <translation>
        <numerusform>%n замечание</numerusform>
        <numerusform>%n замечания</numerusform>
        <numerusform>%n замечаний</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n waiting</source>
      <translation>
        <numerusform>%n ожидает</numerusform>
        <numerusform>%n ожидают</numerusform>
        <numerusform>%n ожидают</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n were changed here since, and stay as they are.</source>
      <translation>
        <numerusform>Изменено здесь с тех пор и остаётся как есть: %n.</numerusform>
        <numerusform>Изменено здесь с тех пор и остаётся как есть: %n.</numerusform>
        <numerusform>Изменено здесь с тех пор и остаётся как есть: %n.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n were left out: the case has them, or they wait already.</source>
      <translation>
        <numerusform>%n пропущена: она уже есть в деле или ждёт.</numerusform>
        <numerusform>%n пропущены: они уже есть в деле или ждут.</numerusform>
        <numerusform>%n пропущено: они уже есть в деле или ждут.</numerusform>
      </translation>
    </message>
    <message>
      <source>+</source>
      <translation>+</translation>
    </message>
    <message>
      <source>+10 ms</source>
      <translation>+10 мс</translation>
    </message>
    <message>
      <source>--certificates belongs to --add.</source>
      <translation>--certificates указывается вместе с --add.</translation>
    </message>
    <message>
      <source>--percent and --count exclude each other.</source>
      <translation>--percent и --count исключают друг друга.</translation>
    </message>
    <message>
      <source>--places go-on packages them all the same.</source>
      <translation>--places go-on всё равно включает их в пакет.</translation>
    </message>
    <message>
      <source>--places leave-out leaves these recordings out; --places go-on packages them all the same.</source>
      <translation>--places leave-out не включает эти записи; --places go-on всё равно включает их в пакет.</translation>
    </message>
    <message>
      <source>--posting joins one file to one link.</source>
      <translation>--posting связывает один файл с одной ссылкой.</translation>
    </message>
    <message>
      <source>--term goes with --accept.</source>
      <translation>--term указывается вместе с --accept.</translation>
    </message>
    <message>
      <source>--utc needs a recording and --at, the moment whose picture shows the clock.</source>
      <translation>Для --utc нужны запись и --at — момент, в кадре которого видны часы.</translation>
    </message>
    <message>
      <source>0 turns the schedule off.</source>
      <translation>0 отключает расписание.</translation>
    </message>
    <message>
      <source>1 keyed frame</source>
      <translation>1 опорный кадр</translation>
    </message>
    <message>
      <source>10 s</source>
      <translation>10 с</translation>
    </message>
    <message>
      <source>100 %</source>
      <translation>100 %</translation>
    </message>
    <message>
      <source>14:05:09</source>
      <translation>14:05:09</translation>
    </message>
    <message>
      <source>2 s</source>
      <translation>2 с</translation>
    </message>
    <message>
      <source>200 %</source>
      <translation>200 %</translation>
    </message>
    <message>
      <source>2024-05, or not known</source>
      <translation>2024-05 или неизвестно</translation>
    </message>
    <message>
      <source>400 %</source>
      <translation>400 %</translation>
    </message>
    <message>
      <source>43.238949, 76.889709 or a link to a map</source>
      <translation>43.238949, 76.889709 или ссылка на карту</translation>
    </message>
    <message>
      <source>60 s</source>
      <translation>60 с</translation>
    </message>
    <message numerus="yes">
      <source>; %n lie outside the recording</source>
      <translation>
        <numerusform>; %n вне записи</numerusform>
        <numerusform>; %n вне записи</numerusform>
        <numerusform>; %n вне записи</numerusform>
      </translation>
    </message>
    <message>
      <source>A box has two corners.</source>
      <translation>У рамки два угла.</translation>
    </message>
    <message>
      <source>A case export of Hunchly</source>
      <translation>Выгрузка дела из Hunchly</translation>
    </message>
    <message>
      <source>A case is a folder that holds recordings, what was seen in them, and a log of who did what.</source>
      <translation>Дело — это папка, где хранятся записи, то, что в них видно, и журнал того, кто что сделал.</translation>
    </message>
    <message>
      <source>A case needs a name.</source>
      <translation>Делу нужно название.</translation>
    </message>
    <message>
      <source>A check was begun and not ended; the next one goes on with it.</source>
      <translation>Проверка начата и не завершена; следующая продолжит её.</translation>
    </message>
    <message>
      <source>A clock in the picture</source>
      <translation>Часы в кадре</translation>
    </message>
    <message>
      <source>A clock in the picture tells the time…</source>
      <translation>Время показывают часы в кадре…</translation>
    </message>
    <message>
      <source>A clock time, seconds, frame:300 or pts:90000</source>
      <translation>Время по часам, секунды, frame:300 или pts:90000</translation>
    </message>
    <message>
      <source>A conclusion needs words.</source>
      <translation>Вывод нужно записать словами.</translation>
    </message>
    <message>
      <source>A copy cannot lie inside the case that is copied.</source>
      <translation>Копия не может лежать внутри копируемого дела.</translation>
    </message>
    <message>
      <source>A delimiter is a single character.</source>
      <translation>Разделитель – это один знак.</translation>
    </message>
    <message>
      <source>A field or term</source>
      <translation>Поле или термин</translation>
    </message>
    <message>
      <source>A field that this page says is restricted.</source>
      <translation>Поле, о котором говорит эта страница, ограничено.</translation>
    </message>
    <message>
      <source>A file</source>
      <translation>Файл</translation>
    </message>
    <message>
      <source>A file of the case is missing or damaged ({name}).</source>
      <translation>Файл дела отсутствует или повреждён ({name}).</translation>
    </message>
    <message>
      <source>A file of the package changed while it was read.</source>
      <translation>Файл пакета изменился во время чтения.</translation>
    </message>
    <message>
      <source>A file saved by hand needs both the link it came from and how it was obtained.</source>
      <translation>Для файла, сохранённого вручную, нужны и ссылка, откуда он взят, и способ получения.</translation>
    </message>
    <message>
      <source>A file with cookies</source>
      <translation>Файл cookie</translation>
    </message>
    <message>
      <source>A first look is being made…</source>
      <translation>Делается первый обзор…</translation>
    </message>
    <message>
      <source>A folder of auto-archiver</source>
      <translation>Папка auto-archiver</translation>
    </message>
    <message>
      <source>A group</source>
      <translation>Группа</translation>
    </message>
    <message>
      <source>A group…</source>
      <translation>Группа…</translation>
    </message>
    <message>
      <source>A later change by {actor} ({time_utc} UTC) stands in the way of {words}; nothing was changed.</source>
      <translation>Мешает более позднее изменение ({actor}, {time_utc} UTC): {words}; ничего не изменено.</translation>
    </message>
    <message>
      <source>A line in {name} cannot be read.</source>
      <translation>Строку в {name} нельзя прочесть.</translation>
    </message>
    <message>
      <source>A line in {name} is no record.</source>
      <translation>Строка в {name} — не запись.</translation>
    </message>
    <message>
      <source>A line needs somebody who wrote it down.</source>
      <translation>У реплики должен быть тот, кто её записал.</translation>
    </message>
    <message>
      <source>A list of links</source>
      <translation>Список ссылок</translation>
    </message>
    <message>
      <source>A little faster</source>
      <translation>Немного быстрее</translation>
    </message>
    <message>
      <source>A little slower</source>
      <translation>Немного медленнее</translation>
    </message>
    <message>
      <source>A live stream cannot be taken through a SOCKS proxy or Tor: it would show your own address.</source>
      <translation>Прямую трансляцию нельзя взять через SOCKS-прокси или Tor: стал бы виден ваш собственный адрес.</translation>
    </message>
    <message>
      <source>A live stream is only taken with a limit.</source>
      <translation>Прямая трансляция записывается только с ограничением.</translation>
    </message>
    <message>
      <source>A login of yours is used.</source>
      <translation>Используется Ваша учётная запись.</translation>
    </message>
    <message>
      <source>A match has at most {most} points.</source>
      <translation>У сопоставления не более {most} точек.</translation>
    </message>
    <message>
      <source>A mirror cannot lie inside its case, nor around it.</source>
      <translation>Зеркало не может лежать внутри своего дела или содержать его.</translation>
    </message>
    <message>
      <source>A mirror wants a new or empty folder of its own.</source>
      <translation>Зеркалу нужна своя новая или пустая папка.</translation>
    </message>
    <message>
      <source>A name is missing.</source>
      <translation>Не указано название.</translation>
    </message>
    <message>
      <source>A name or a pseudonym</source>
      <translation>Имя или псевдоним</translation>
    </message>
    <message>
      <source>A name, a pseudonym, or a description</source>
      <translation>Имя, псевдоним или описание</translation>
    </message>
    <message>
      <source>A number</source>
      <translation>Число</translation>
    </message>
    <message>
      <source>A number, name, title or link</source>
      <translation>Номер, имя, название или ссылка</translation>
    </message>
    <message>
      <source>A package cannot lie inside the case.</source>
      <translation>Пакет не может лежать внутри дела.</translation>
    </message>
    <message>
      <source>A package holds files as they are: whoever gets it can read the place.</source>
      <translation>В пакете файлы лежат как есть: получатель сможет прочитать в них место.</translation>
    </message>
    <message>
      <source>A package holds recordings, what was said of them, and the log with its proofs. Whoever gets it can check it without this program. What is left out of reports is left out of it, too.</source>
      <translation>В пакете лежат записи, всё сказанное о них и журнал с доказательствами. Получатель может проверить его без этой программы. Что не попадает в отчёты, не попадает и в пакет.</translation>
    </message>
    <message>
      <source>A panorama needs more than one frame.</source>
      <translation>Для панорамы нужно больше одного кадра.</translation>
    </message>
    <message>
      <source>A person</source>
      <translation>Лицо</translation>
    </message>
    <message>
      <source>A person and a group cannot be merged.</source>
      <translation>Человека и группу объединить нельзя.</translation>
    </message>
    <message>
      <source>A person or group</source>
      <translation>Лицо или группа</translation>
    </message>
    <message>
      <source>A photograph, a map or a view from above to compare frames with. The file is copied into the case as it is, with its hash. Where it comes from is printed beside it in reports: write “not known” where you do not know.</source>
      <translation>Фотография, карта или вид сверху, с которыми сравнивают кадры. Файл копируется в дело как есть, с хешем. В отчётах рядом с ним печатается, откуда он: если не знаете, напишите «неизвестно».</translation>
    </message>
    <message>
      <source>A point and an open annotation have no end.</source>
      <translation>У момента и у незавершённой пометки нет конца.</translation>
    </message>
    <message>
      <source>A point has one place.</source>
      <translation>У точки одно место.</translation>
    </message>
    <message>
      <source>A point: one moment</source>
      <translation>Момент: одна точка времени</translation>
    </message>
    <message>
      <source>A profile of its own is named after a colon, as in firefox:work</source>
      <translation>Отдельный профиль указывается после двоеточия, например firefox:work</translation>
    </message>
    <message>
      <source>A record in {name} cannot be: {why}.</source>
      <translation>Такой записи в {name} быть не может: {why}.</translation>
    </message>
    <message>
      <source>A recording cannot be aligned with itself.</source>
      <translation>Запись нельзя выровнять с самой собой.</translation>
    </message>
    <message>
      <source>A recording needs a title.</source>
      <translation>Записи нужно название.</translation>
    </message>
    <message>
      <source>A reference picture needs a title, a source and a date.</source>
      <translation>Снимку для сравнения нужны название, источник и дата.</translation>
    </message>
    <message>
      <source>A region has as many corners on each of its keyed frames.</source>
      <translation>На каждом опорном кадре у области одинаковое число углов.</translation>
    </message>
    <message>
      <source>A region is being followed already.</source>
      <translation>Слежение за областью уже идёт.</translation>
    </message>
    <message>
      <source>A review needs somebody who watched.</source>
      <translation>У сведений о просмотре должен быть тот, кто смотрел.</translation>
    </message>
    <message>
      <source>A second copy of the case in a folder of yours, best on another disk. It is brought into step when you close the case. A damaged file is never copied over a good one. What is erased here goes there too.</source>
      <translation>Вторая копия дела в Вашей папке, лучше на другом диске. Она обновляется, когда Вы закрываете дело. Повреждённый файл никогда не копируется поверх исправного. Стёртое здесь стирается и там.</translation>
    </message>
    <message>
      <source>A short text</source>
      <translation>Короткий текст</translation>
    </message>
    <message>
      <source>A site that is asked too much at once may shut this connection out, and notice who asks. What is chosen here holds for all cases on this computer.</source>
      <translation>Сайт, которому шлют слишком много запросов сразу, может закрыть доступ этому подключению и заметить, кто спрашивает. Выбранное здесь действует для всех дел на этом компьютере.</translation>
    </message>
    <message>
      <source>A span: it begins and ends</source>
      <translation>Промежуток: начинается и кончается</translation>
    </message>
    <message>
      <source>A step was done again</source>
      <translation>Шаг повторён</translation>
    </message>
    <message>
      <source>A step was taken back</source>
      <translation>Шаг отменён</translation>
    </message>
    <message>
      <source>A stored file of this case is damaged ({sha256}…).</source>
      <translation>Хранимый файл этого дела повреждён ({sha256}…).</translation>
    </message>
    <message>
      <source>A table: CSV (*.csv)</source>
      <translation>Таблица: CSV (*.csv)</translation>
    </message>
    <message>
      <source>A tag is a word or a few, at most {LONGEST_TAG} characters, without a comma.</source>
      <translation>Метка — одно или несколько слов, не более {LONGEST_TAG} символов, без запятой.</translation>
    </message>
    <message>
      <source>A term cannot be merged into itself.</source>
      <translation>Термин нельзя объединить с самим собой.</translation>
    </message>
    <message>
      <source>A term cannot have the key “{key}”.</source>
      <translation>У термина не может быть клавиши «{key}».</translation>
    </message>
    <message>
      <source>A term says what is seen or heard, for all sides alike; not what it means.</source>
      <translation>Термин говорит, что видно или слышно, одинаково для всех сторон; не то, что это значит.</translation>
    </message>
    <message>
      <source>A term under the chosen one…</source>
      <translation>Термин под выбранным…</translation>
    </message>
    <message>
      <source>A term…</source>
      <translation>Термин…</translation>
    </message>
    <message>
      <source>A text file, or a table saved as CSV: its other columns are kept</source>
      <translation>Текстовый файл или таблица, сохранённая как CSV: остальные столбцы сохраняются</translation>
    </message>
    <message>
      <source>A text of {name} is empty, longer than {longest} characters, or holds what cannot be printed.</source>
      <translation>Текст ({name}) пуст, длиннее {longest} символов или содержит непечатаемое.</translation>
    </message>
    <message>
      <source>A time stamp authority learns the fingerprint of a signature and nothing of the case. It is asked by the way that sites are asked (Access to sites), and you are told before it first sees your own address. Without one, the times in the case are only what your computer said.</source>
      <translation>Служба меток времени узнаёт отпечаток подписи, но ничего о деле. К ней обращаются тем же путём, что и к сайтам («Доступ к сайтам»), и прежде чем она впервые увидит ваш собственный адрес, программа об этом скажет. Без неё время в деле — это лишь то, что показал ваш компьютер.</translation>
    </message>
    <message>
      <source>A tombstone: that this was here, when it went, who erased it and why.</source>
      <translation>Отметка о стирании: что это здесь было, когда исчезло, кто стёр и почему.</translation>
    </message>
    <message>
      <source>A version says which words annotations were made with. Publish one when the changes are settled.</source>
      <translation>Версия показывает, какими терминами делались пометки. Выпускайте её, когда изменения устоялись.</translation>
    </message>
    <message>
      <source>A vocabulary is not written as “{name}”.</source>
      <translation>Словарь нельзя записать как «{name}».</translation>
    </message>
    <message>
      <source>A vocabulary needs at least one term.</source>
      <translation>В словаре нужен хотя бы один термин.</translation>
    </message>
    <message>
      <source>A watched span ends after it begins, at a speed of 0 or more.</source>
      <translation>Просмотренный промежуток должен кончаться позже начала, скорость — 0 или больше.</translation>
    </message>
    <message>
      <source>A whole number from 0 to {most}.</source>
      <translation>Целое число от 0 до {most}.</translation>
    </message>
    <message>
      <source>About it</source>
      <translation>О записи</translation>
    </message>
    <message>
      <source>About the event</source>
      <translation>О событии</translation>
    </message>
    <message>
      <source>About the recording</source>
      <translation>О записи</translation>
    </message>
    <message>
      <source>About the recording: capture, file, custody, copies</source>
      <translation>О записи: получение, файл, хранение, копии</translation>
    </message>
    <message>
      <source>Accept</source>
      <translation>Принять</translation>
    </message>
    <message>
      <source>Accept as</source>
      <translation>Принять как</translation>
    </message>
    <message>
      <source>Accept as {label}</source>
      <translation>Принять как {label}</translation>
    </message>
    <message>
      <source>Accept as…</source>
      <translation>Принять как…</translation>
    </message>
    <message>
      <source>Accept the chosen suggestion</source>
      <translation>Принять выбранное предложение программы</translation>
    </message>
    <message>
      <source>Accepted as A{number}: {label} ({certainty}). {key:undo} takes that back.</source>
      <translation>Принято как A{number}: {label} ({certainty}). {key:undo} отменит это.</translation>
    </message>
    <message>
      <source>Accepted from a suggestion</source>
      <translation>Принято из предложения программы</translation>
    </message>
    <message>
      <source>Access to sites</source>
      <translation>Доступ к сайтам</translation>
    </message>
    <message>
      <source>Access to sites: proxy, Tor, cookies…</source>
      <translation>Доступ к сайтам: прокси, Tor, cookie…</translation>
    </message>
    <message>
      <source>Access…</source>
      <translation>Доступ…</translation>
    </message>
    <message>
      <source>Action</source>
      <translation>Действие</translation>
    </message>
    <message>
      <source>Actions</source>
      <translation>Действия</translation>
    </message>
    <message>
      <source>Actions and their keys</source>
      <translation>Действия и их клавиши</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Добавить</translation>
    </message>
    <message>
      <source>Add a condition</source>
      <translation>Добавить условие</translation>
    </message>
    <message>
      <source>Add a folder</source>
      <translation>Добавить папку</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>Добавить папку…</translation>
    </message>
    <message>
      <source>Add a language</source>
      <translation>Добавить язык</translation>
    </message>
    <message>
      <source>Add a recording</source>
      <translation>Добавить запись</translation>
    </message>
    <message>
      <source>Add a recording…</source>
      <translation>Добавить запись…</translation>
    </message>
    <message>
      <source>Add a time stamp authority</source>
      <translation>Добавить службу меток времени</translation>
    </message>
    <message>
      <source>Add an authority…</source>
      <translation>Добавить службу…</translation>
    </message>
    <message>
      <source>Add another one first.</source>
      <translation>Сначала добавьте другой.</translation>
    </message>
    <message>
      <source>Add another term, and merge this one into it.</source>
      <translation>Добавьте другой термин и объедините этот с ним.</translation>
    </message>
    <message>
      <source>Add files</source>
      <translation>Добавить файлы</translation>
    </message>
    <message>
      <source>Add files…</source>
      <translation>Добавить файлы…</translation>
    </message>
    <message>
      <source>Add from a link…</source>
      <translation>Добавить по ссылке…</translation>
    </message>
    <message>
      <source>Add from links</source>
      <translation>Добавить по ссылкам</translation>
    </message>
    <message>
      <source>Add here</source>
      <translation>Добавить здесь</translation>
    </message>
    <message>
      <source>Add or remove a corner with the region's own buttons: that changes all of them.</source>
      <translation>Добавляйте и убирайте углы кнопками самой области: так меняются все опорные кадры.</translation>
    </message>
    <message>
      <source>Add the chosen term here, or over the marked span</source>
      <translation>Добавить выбранный термин здесь или на отмеченном промежутке</translation>
    </message>
    <message>
      <source>Add the file to the case first.</source>
      <translation>Сначала добавьте файл в дело.</translation>
    </message>
    <message>
      <source>Add the files that are in it.</source>
      <translation>Добавьте файлы, которые в ней лежат.</translation>
    </message>
    <message>
      <source>Add the group first.</source>
      <translation>Сначала добавьте группу.</translation>
    </message>
    <message>
      <source>Add the link that it came from, so that what it points to is downloaded.</source>
      <translation>Добавьте ссылку, откуда он взят, чтобы загрузить то, на что он указывает.</translation>
    </message>
    <message>
      <source>Add them first.</source>
      <translation>Сначала добавьте.</translation>
    </message>
    <message>
      <source>Add to a collection</source>
      <translation>Добавить в подборку</translation>
    </message>
    <message>
      <source>Add to each time</source>
      <translation>Прибавить к времени</translation>
    </message>
    <message>
      <source>Added</source>
      <translation>Добавлено</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>Адрес</translation>
    </message>
    <message>
      <source>Address of the page, or who gave it</source>
      <translation>Адрес страницы или кто передал</translation>
    </message>
    <message>
      <source>Address of the proxy</source>
      <translation>Адрес прокси</translation>
    </message>
    <message>
      <source>Address of the server</source>
      <translation>Адрес сервера</translation>
    </message>
    <message>
      <source>Address reached: {url}</source>
      <translation>Достигнутый адрес: {url}</translation>
    </message>
    <message>
      <source>Adds a statement; earlier ones stay</source>
      <translation>Добавляет оценку; прежние остаются</translation>
    </message>
    <message>
      <source>Adds the chosen term at this frame, or over the marked span</source>
      <translation>Добавляет выбранный термин на этом кадре или на отмеченном промежутке</translation>
    </message>
    <message>
      <source>Add…</source>
      <translation>Добавить…</translation>
    </message>
    <message>
      <source>After so many minutes of watching what may be graphic (0: never):</source>
      <translation>Через сколько минут просмотра кадров, которые могут быть тяжёлыми (0: никогда):</translation>
    </message>
    <message>
      <source>Agrees</source>
      <translation>Подтверждает</translation>
    </message>
    <message>
      <source>Align</source>
      <translation>Выровнять</translation>
    </message>
    <message>
      <source>Align by eye or by ear, or type the offset.</source>
      <translation>Выровняйте на глаз или на слух или введите сдвиг.</translation>
    </message>
    <message>
      <source>Align it by eye, or type the offset.</source>
      <translation>Выровняйте на глаз или введите сдвиг.</translation>
    </message>
    <message>
      <source>Align so</source>
      <translation>Выровнять так</translation>
    </message>
    <message>
      <source>Align them by eye, or type the offset.</source>
      <translation>Выровняйте их на глаз или введите сдвиг.</translation>
    </message>
    <message>
      <source>Alignment in time</source>
      <translation>Выравнивание по времени</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Все</translation>
    </message>
    <message>
      <source>All colours</source>
      <translation>Все цвета</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>Все файлы</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>Все файлы (*)</translation>
    </message>
    <message>
      <source>All is decided</source>
      <translation>Всё решено</translation>
    </message>
    <message>
      <source>All lines, as they are</source>
      <translation>Все строки, как есть</translation>
    </message>
    <message>
      <source>All links</source>
      <translation>Все ссылки</translation>
    </message>
    <message>
      <source>All of this on</source>
      <translation>Всё это включено</translation>
    </message>
    <message>
      <source>All recordings</source>
      <translation>Все записи</translation>
    </message>
    <message>
      <source>All that is set for seeing on or off</source>
      <translation>Включить или выключить все настройки просмотра</translation>
    </message>
    <message>
      <source>All that posting {label} tells of a person; the recording stays</source>
      <translation>Всё, что публикация {label} говорит о человеке; запись остаётся</translation>
    </message>
    <message>
      <source>All that was read</source>
      <translation>Всё прочитанное</translation>
    </message>
    <message>
      <source>All that were read are as they came.</source>
      <translation>Все прочитанные такие, какими поступили.</translation>
    </message>
    <message>
      <source>Also one every</source>
      <translation>Также один через каждые</translation>
    </message>
    <message>
      <source>An aid, not a proof: it holds for points on one plane (the ground, a facade), or pictures from one spot.</source>
      <translation>Это помощь, а не доказательство: оно верно для точек в одной плоскости (земля, фасад) или снимков с одного места.</translation>
    </message>
    <message>
      <source>An alignment needs its error: how far off it may be.</source>
      <translation>Выравниванию нужна погрешность: насколько оно может быть неточным.</translation>
    </message>
    <message>
      <source>An annotation needs somebody who made it.</source>
      <translation>У пометки должен быть тот, кто её сделал.</translation>
    </message>
    <message>
      <source>An assessment needs a reason.</source>
      <translation>Оценке достоверности нужно обоснование.</translation>
    </message>
    <message>
      <source>An assignment needs at least one recording.</source>
      <translation>Для задания нужна хотя бы одна запись.</translation>
    </message>
    <message>
      <source>An assignment needs somebody who codes it.</source>
      <translation>Для задания нужен тот, кто размечает.</translation>
    </message>
    <message>
      <source>An attribute is written NAME=VALUE.</source>
      <translation>Атрибут записывается как NAME=VALUE.</translation>
    </message>
    <message>
      <source>An authority confirmed that they existed at {time}.</source>
      <translation>Служба подтвердила, что они существовали в {time}.</translation>
    </message>
    <message>
      <source>An erasure has not ended</source>
      <translation>Стирание не завершено</translation>
    </message>
    <message>
      <source>An erasure needs a reason.</source>
      <translation>Для стирания нужно обоснование.</translation>
    </message>
    <message>
      <source>An error is at least 1 metre.</source>
      <translation>Погрешность — не меньше 1 метра.</translation>
    </message>
    <message>
      <source>An example is no keyframe of this case.</source>
      <translation>Пример не является ключевым кадром этого дела.</translation>
    </message>
    <message>
      <source>An original exists</source>
      <translation>Оригинал существует</translation>
    </message>
    <message>
      <source>An outline needs at least three corners.</source>
      <translation>Контуру нужно не менее трёх углов.</translation>
    </message>
    <message>
      <source>An outline needs at least three corners: click once for each.</source>
      <translation>Контуру нужно не менее трёх углов: щёлкните по разу для каждого.</translation>
    </message>
    <message>
      <source>Annotate</source>
      <translation>Разметка</translation>
    </message>
    <message>
      <source>Annotated by</source>
      <translation>Кто размечал</translation>
    </message>
    <message>
      <source>Annotation</source>
      <translation>Пометка</translation>
    </message>
    <message>
      <source>Annotations</source>
      <translation>Пометки</translation>
    </message>
    <message>
      <source>Annotations have {lost}.</source>
      <translation>В пометках есть: {lost}.</translation>
    </message>
    <message>
      <source>Annotations in the footage that both have are added to the other recording at its own times, and say where they come from. Look at each there: a copy may be cropped, covered or less sharp.</source>
      <translation>Пометки на материале, который есть в обеих записях, добавляются в другую запись с её временем и с указанием, откуда они. Посмотрите там каждую: копия может быть обрезана, закрыта или менее резка.</translation>
    </message>
    <message>
      <source>Annotations of the chosen person</source>
      <translation>Пометки о выбранном человеке</translation>
    </message>
    <message>
      <source>Annotations to look at again</source>
      <translation>Пометки для повторного взгляда</translation>
    </message>
    <message>
      <source>Another colour…</source>
      <translation>Другой цвет…</translation>
    </message>
    <message>
      <source>Another hash than was claimed: {file}</source>
      <translation>Хеш отличается от заявленного: {file}</translation>
    </message>
    <message>
      <source>Another language…</source>
      <translation>Другой язык…</translation>
    </message>
    <message>
      <source>Another program goes on reading what was erased, so it is not gone from the disk yet.</source>
      <translation>Другая программа продолжает читать стёртое, поэтому на диске оно ещё есть.</translation>
    </message>
    <message>
      <source>Another program keeps writing to this case.</source>
      <translation>Другая программа постоянно записывает в это дело.</translation>
    </message>
    <message>
      <source>Another program works this queue off, or the case can only be read.</source>
      <translation>Эту очередь выполняет другая программа, или дело открыто только для чтения.</translation>
    </message>
    <message>
      <source>Another program wrote the same thing at the same moment; this was not written twice.</source>
      <translation>Другая программа записала то же самое в тот же момент; повторно это не записано.</translation>
    </message>
    <message>
      <source>Another term was merged into “{code}”.</source>
      <translation>С «{code}» объединён другой термин.</translation>
    </message>
    <message>
      <source>Answer of the server: {status}</source>
      <translation>Ответ сервера: {status}</translation>
    </message>
    <message>
      <source>Archive</source>
      <translation>Сохранить в дело</translation>
    </message>
    <message>
      <source>Archived as {label}</source>
      <translation>Сохранено в дело как {label}</translation>
    </message>
    <message>
      <source>Arrows go by seconds, comma and full stop by frames, as in LosslessCut.</source>
      <translation>Стрелки — по секундам, запятая и точка — по кадрам, как в LosslessCut.</translation>
    </message>
    <message>
      <source>Arrows, Home and End as in BORIS; all letters belong to the vocabulary.</source>
      <translation>Стрелки, Home и End как в BORIS; все буквы отданы словарю.</translation>
    </message>
    <message>
      <source>As a language tag: ru, en, ar …</source>
      <translation>Языковая метка: ru, en, ar …</translation>
    </message>
    <message>
      <source>As it was</source>
      <translation>Как было</translation>
    </message>
    <message>
      <source>As it was said, such as: evening of 3 May 2026</source>
      <translation>Как было сказано, например: вечером 3 мая 2026 года</translation>
    </message>
    <message>
      <source>As seen</source>
      <translation>Как видно</translation>
    </message>
    <message>
      <source>As the group: {shape}</source>
      <translation>Как у группы: {shape}</translation>
    </message>
    <message>
      <source>Ask a second person to open the case and look.</source>
      <translation>Попросите другого человека открыть дело и посмотреть.</translation>
    </message>
    <message>
      <source>Ask again later, or open the page of the archive in your browser.</source>
      <translation>Попросите ещё раз позже или откройте страницу архива в браузере.</translation>
    </message>
    <message>
      <source>Ask from here</source>
      <translation>Запросить отсюда</translation>
    </message>
    <message>
      <source>Ask the recipient for theirs: it begins with age1, or is the text of an SSH public key.</source>
      <translation>Спросите ключ у получателя: он начинается с age1 или это текст открытого ключа SSH.</translation>
    </message>
    <message>
      <source>Ask the second coder for another copy of the folder. Nothing was taken in.</source>
      <translation>Попросите у второго разметчика другую копию папки. Ничего не принято.</translation>
    </message>
    <message>
      <source>Asked by</source>
      <translation>Кто запросил</translation>
    </message>
    <message>
      <source>Asked for</source>
      <translation>Когда запрошено</translation>
    </message>
    <message>
      <source>Asked for by {who} ({where})</source>
      <translation>Кто попросил: {who} ({where})</translation>
    </message>
    <message>
      <source>Asking the site…</source>
      <translation>Запрос к сайту…</translation>
    </message>
    <message>
      <source>Asks a public web archive to keep a copy of the page, after telling what that gives away</source>
      <translation>Просит публичный веб-архив сохранить копию страницы; сначала объясняет, что при этом раскрывается</translation>
    </message>
    <message>
      <source>Asks the site what a playlist, channel or feed has, so that you can pick; takes nothing yet</source>
      <translation>Спрашивает у сайта, что есть в плейлисте, канале или ленте, чтобы можно было выбрать; пока ничего не скачивает</translation>
    </message>
    <message>
      <source>Assess recordings</source>
      <translation>Оценка достоверности записей</translation>
    </message>
    <message>
      <source>Assessment</source>
      <translation>Оценка достоверности</translation>
    </message>
    <message>
      <source>Assign</source>
      <translation>Выдать</translation>
    </message>
    <message>
      <source>Assign to a second coder</source>
      <translation>Задание второму разметчику</translation>
    </message>
    <message>
      <source>Assignment</source>
      <translation>Задание</translation>
    </message>
    <message>
      <source>Assign…</source>
      <translation>Выдать…</translation>
    </message>
    <message>
      <source>At most apart:</source>
      <translation>Не дальше чем:</translation>
    </message>
    <message>
      <source>At most {MOST_TERMS} can be read in.</source>
      <translation>Прочитать можно не более {MOST_TERMS}.</translation>
    </message>
    <message>
      <source>At most {count}, each a word or a few, between commas.</source>
      <translation>Не больше {count}, каждое из одного или нескольких слов, через запятую.</translation>
    </message>
    <message>
      <source>At most {longest} are kept.</source>
      <translation>Хранится не больше {longest}.</translation>
    </message>
    <message>
      <source>Attributes</source>
      <translation>Атрибуты</translation>
    </message>
    <message>
      <source>Attributes it has: {fit}.</source>
      <translation>Его атрибуты: {fit}.</translation>
    </message>
    <message>
      <source>Attributes…</source>
      <translation>Атрибуты…</translation>
    </message>
    <message>
      <source>Author, as the file says</source>
      <translation>Автор, как сообщает файл</translation>
    </message>
    <message>
      <source>Authority</source>
      <translation>Основание</translation>
    </message>
    <message>
      <source>Availability</source>
      <translation>Доступность</translation>
    </message>
    <message>
      <source>A{number} is at {begin} now.</source>
      <translation>A{number}: теперь на {begin}.</translation>
    </message>
    <message>
      <source>A{number} runs from {begin} to {end} now.</source>
      <translation>A{number}: теперь от {begin} до {end}.</translation>
    </message>
    <message>
      <source>Before the first contact</source>
      <translation>Перед первым обращением</translation>
    </message>
    <message>
      <source>Begin</source>
      <translation>Начало</translation>
    </message>
    <message>
      <source>Begin a line here, and end the one before</source>
      <translation>Начать реплику здесь и завершить предыдущую</translation>
    </message>
    <message>
      <source>Begin one frame earlier</source>
      <translation>Начать на кадр раньше</translation>
    </message>
    <message>
      <source>Begin one frame later</source>
      <translation>Начать на кадр позже</translation>
    </message>
    <message>
      <source>Begins</source>
      <translation>Начало</translation>
    </message>
    <message>
      <source>Begins {seconds} s after {leader}</source>
      <translation>Начинается на {seconds} с позже, чем {leader}</translation>
    </message>
    <message>
      <source>Begins {seconds} s before {leader}</source>
      <translation>Начинается на {seconds} с раньше, чем {leader}</translation>
    </message>
    <message>
      <source>Begun at</source>
      <translation>Начато</translation>
    </message>
    <message>
      <source>Being tried: {milliseconds} ms beside that.</source>
      <translation>Пробуется: {milliseconds} мс к этому.</translation>
    </message>
    <message>
      <source>Beside it</source>
      <translation>Рядом с ним</translation>
    </message>
    <message>
      <source>Beside it, and not taken in</source>
      <translation>Рядом с ним, но не добавлено</translation>
    </message>
    <message>
      <source>Between commas.</source>
      <translation>Через запятую.</translation>
    </message>
    <message>
      <source>Blind copy for {name}</source>
      <translation>Слепая копия: {name}</translation>
    </message>
    <message>
      <source>Blink between the two</source>
      <translation>Попеременно</translation>
    </message>
    <message>
      <source>Blue alone</source>
      <translation>Только синий</translation>
    </message>
    <message>
      <source>Blue difference alone (chroma)</source>
      <translation>Только разность синего (chroma)</translation>
    </message>
    <message>
      <source>Both are put beside one another, so that matching points can be numbered on them.</source>
      <translation>Оба изображения показываются рядом, чтобы пронумеровать на них общие точки.</translation>
    </message>
    <message>
      <source>Both fields blended</source>
      <translation>Оба поля вместе</translation>
    </message>
    <message>
      <source>Both, the translation below</source>
      <translation>И то и другое, перевод ниже</translation>
    </message>
    <message>
      <source>Box</source>
      <translation>Рамка</translation>
    </message>
    <message>
      <source>Brightness</source>
      <translation>Яркость</translation>
    </message>
    <message>
      <source>Brightness alone (luma)</source>
      <translation>Только яркость (luma)</translation>
    </message>
    <message>
      <source>Bring back</source>
      <translation>Вернуть</translation>
    </message>
    <message>
      <source>Bring back what was removed</source>
      <translation>Вернуть убранное</translation>
    </message>
    <message>
      <source>Bring it into step now</source>
      <translation>Обновить сейчас</translation>
    </message>
    <message>
      <source>Bring the mirror into step</source>
      <translation>Обновление зеркала</translation>
    </message>
    <message>
      <source>Browse for a place to write to</source>
      <translation>Выбрать, куда записать</translation>
    </message>
    <message>
      <source>Browse for a subtitle file</source>
      <translation>Выбрать файл субтитров</translation>
    </message>
    <message>
      <source>Browser</source>
      <translation>Браузер</translation>
    </message>
    <message>
      <source>Browser whose cookies are used</source>
      <translation>Браузер, чьи cookie используются</translation>
    </message>
    <message>
      <source>Browser: {name}</source>
      <translation>Браузер: {name}</translation>
    </message>
    <message>
      <source>Browse…</source>
      <translation>Обзор…</translation>
    </message>
    <message>
      <source>By</source>
      <translation>Автор</translation>
    </message>
    <message>
      <source>By {name}, {time} UTC</source>
      <translation>Автор: {name}, {time} UTC</translation>
    </message>
    <message>
      <source>By: {name}</source>
      <translation>Кто: {name}</translation>
    </message>
    <message>
      <source>CSV file</source>
      <translation>файл CSV</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Отмена</translation>
    </message>
    <message>
      <source>Cancel {name}</source>
      <translation>Отменить: {name}</translation>
    </message>
    <message>
      <source>Cancelled</source>
      <translation>Отменено</translation>
    </message>
    <message>
      <source>Candidate: nobody has confirmed it yet.</source>
      <translation>Возможная копия: пока никто не подтвердил.</translation>
    </message>
    <message>
      <source>Cannot tell</source>
      <translation>Не может сказать</translation>
    </message>
    <message>
      <source>Capture</source>
      <translation>Получение</translation>
    </message>
    <message>
      <source>Capture the frame as a still instead.</source>
      <translation>Вместо этого сделайте снимок кадра.</translation>
    </message>
    <message>
      <source>Capture the frame first.</source>
      <translation>Сначала сделайте снимок кадра.</translation>
    </message>
    <message>
      <source>Capture this frame as a still</source>
      <translation>Сделать снимок этого кадра</translation>
    </message>
    <message>
      <source>Captured (UTC)</source>
      <translation>Получено (UTC)</translation>
    </message>
    <message>
      <source>Captured by</source>
      <translation>Кем получено</translation>
    </message>
    <message>
      <source>Carried over before: {count}.</source>
      <translation>Перенесено раньше: {count}.</translation>
    </message>
    <message>
      <source>Carried over from a copy</source>
      <translation>Перенесено из копии</translation>
    </message>
    <message>
      <source>Carry annotations over</source>
      <translation>Перенести пометки</translation>
    </message>
    <message>
      <source>Carry annotations over from {label} to {label_2}</source>
      <translation>Перенос пометок из {label} в {label_2}</translation>
    </message>
    <message>
      <source>Carry annotations over…</source>
      <translation>Перенести пометки…</translation>
    </message>
    <message>
      <source>Case</source>
      <translation>Дело</translation>
    </message>
    <message>
      <source>Case details</source>
      <translation>Сведения о деле</translation>
    </message>
    <message>
      <source>Case details…</source>
      <translation>Сведения о деле…</translation>
    </message>
    <message>
      <source>Case menu, Make a report.</source>
      <translation>Меню «Дело», «Составить отчёт».</translation>
    </message>
    <message>
      <source>Certainty</source>
      <translation>Уверенность</translation>
    </message>
    <message>
      <source>Certainty: clear</source>
      <translation>Уверенность: ясно</translation>
    </message>
    <message>
      <source>Certainty: possible</source>
      <translation>Уверенность: возможно</translation>
    </message>
    <message>
      <source>Certainty: probable</source>
      <translation>Уверенность: вероятно</translation>
    </message>
    <message>
      <source>Certificate issued by</source>
      <translation>Кем выдан сертификат</translation>
    </message>
    <message>
      <source>Certificate of</source>
      <translation>Сертификат для</translation>
    </message>
    <message>
      <source>Certificate of the server</source>
      <translation>Сертификат сервера</translation>
    </message>
    <message>
      <source>Certificate valid from</source>
      <translation>Сертификат действует с</translation>
    </message>
    <message>
      <source>Certificate valid until</source>
      <translation>Сертификат действует до</translation>
    </message>
    <message>
      <source>Certificate's SHA-256</source>
      <translation>SHA-256 сертификата</translation>
    </message>
    <message>
      <source>Certificate's names</source>
      <translation>Имена в сертификате</translation>
    </message>
    <message>
      <source>Certificate's serial number</source>
      <translation>Серийный номер сертификата</translation>
    </message>
    <message>
      <source>Certificates</source>
      <translation>Сертификаты</translation>
    </message>
    <message>
      <source>Change keys</source>
      <translation>Изменить клавиши</translation>
    </message>
    <message>
      <source>Change keys…</source>
      <translation>Изменить клавиши…</translation>
    </message>
    <message>
      <source>Change the vocabulary first.</source>
      <translation>Сначала измените словарь.</translation>
    </message>
    <message>
      <source>Change what one of them is first, if it is wrong.</source>
      <translation>Если у одного из них вид указан неверно, сначала измените его.</translation>
    </message>
    <message>
      <source>Changed</source>
      <translation>Изменено</translation>
    </message>
    <message numerus="yes">
      <source>Changed %n annotations.</source>
      <translation>
        <numerusform>Изменена %n пометка.</numerusform>
        <numerusform>Изменены %n пометки.</numerusform>
        <numerusform>Изменено %n пометок.</numerusform>
      </translation>
    </message>
    <message>
      <source>Changed since</source>
      <translation>Изменено с тех пор</translation>
    </message>
    <message>
      <source>Changed with others</source>
      <translation>Изменено вместе с другими</translation>
    </message>
    <message>
      <source>Changes since the last version</source>
      <translation>Изменения с последней версии</translation>
    </message>
    <message>
      <source>Changing annotations</source>
      <translation>Изменение пометок</translation>
    </message>
    <message>
      <source>Check</source>
      <translation>Проверка</translation>
    </message>
    <message>
      <source>Check a tenth now</source>
      <translation>Проверить десятую часть сейчас</translation>
    </message>
    <message>
      <source>Check all now</source>
      <translation>Проверить все сейчас</translation>
    </message>
    <message>
      <source>Check of files is due</source>
      <translation>Пора проверить файлы</translation>
    </message>
    <message>
      <source>Check of the content credentials</source>
      <translation>Проверка удостоверений содержимого</translation>
    </message>
    <message>
      <source>Check that the link is of the post itself, and not of a list or a front page. {BY_HAND}</source>
      <translation>Проверьте, что ссылка ведёт на саму публикацию, а не на список или главную страницу. {BY_HAND}</translation>
    </message>
    <message>
      <source>Check that the link is of the post itself.</source>
      <translation>Проверьте, что ссылка ведёт на саму публикацию.</translation>
    </message>
    <message>
      <source>Check the case: Case &gt; Verify, or “framewitness verify”.</source>
      <translation>Проверьте дело: «Дело» &gt; «Проверить» или «framewitness verify».</translation>
    </message>
    <message>
      <source>Check the disk and the folder's permissions.</source>
      <translation>Проверьте диск и права на папку.</translation>
    </message>
    <message>
      <source>Check the link for a slip, and check that this computer is connected to the internet.</source>
      <translation>Проверьте, нет ли опечатки в ссылке и подключён ли этот компьютер к интернету.</translation>
    </message>
    <message>
      <source>Check the link.</source>
      <translation>Проверьте ссылку.</translation>
    </message>
    <message>
      <source>Check the name, and whether the disk or card it lies on is connected.</source>
      <translation>Проверьте имя и подключён ли диск или карта, где он лежит.</translation>
    </message>
    <message>
      <source>Check the offset and the recording.</source>
      <translation>Проверьте сдвиг и запись.</translation>
    </message>
    <message>
      <source>Check the proxy's address, or turn it off.</source>
      <translation>Проверьте адрес прокси или отключите его.</translation>
    </message>
    <message>
      <source>Check the stored files</source>
      <translation>Проверка хранимых файлов</translation>
    </message>
    <message>
      <source>Check this computer's clock. Somebody on the way may be reading along: try another connection.</source>
      <translation>Проверьте часы этого компьютера. Возможно, кто-то по пути читает передаваемое: попробуйте другое подключение.</translation>
    </message>
    <message>
      <source>Checked</source>
      <translation>Проверено</translation>
    </message>
    <message>
      <source>Choices</source>
      <translation>Варианты</translation>
    </message>
    <message>
      <source>Choose</source>
      <translation>Выбрать</translation>
    </message>
    <message>
      <source>Choose a TOML, CSV, BORIS or ELAN file.</source>
      <translation>Выберите файл TOML, CSV, BORIS или ELAN.</translation>
    </message>
    <message>
      <source>Choose a file first.</source>
      <translation>Сначала выберите файл.</translation>
    </message>
    <message>
      <source>Choose a file first: tick the box before its name.</source>
      <translation>Сначала выберите файл: поставьте флажок перед его именем.</translation>
    </message>
    <message>
      <source>Choose a file with cookies</source>
      <translation>Выбрать файл cookie</translation>
    </message>
    <message>
      <source>Choose a file.</source>
      <translation>Выберите файл.</translation>
    </message>
    <message>
      <source>Choose a folder on another disk.</source>
      <translation>Выберите папку на другом диске.</translation>
    </message>
    <message>
      <source>Choose a folder…</source>
      <translation>Выбрать папку…</translation>
    </message>
    <message>
      <source>Choose a group or a term.</source>
      <translation>Выберите группу или термин.</translation>
    </message>
    <message>
      <source>Choose a new name, or open the case that is there.</source>
      <translation>Выберите новое имя или откройте дело, которое там есть.</translation>
    </message>
    <message>
      <source>Choose a new name.</source>
      <translation>Выберите новое имя.</translation>
    </message>
    <message>
      <source>Choose a new name: a package is never written over another thing.</source>
      <translation>Выберите новое имя: пакет никогда не пишется поверх чего-либо.</translation>
    </message>
    <message>
      <source>Choose a picture</source>
      <translation>Выбрать изображение</translation>
    </message>
    <message>
      <source>Choose a place beside it or elsewhere.</source>
      <translation>Выберите место рядом с ним или другое.</translation>
    </message>
    <message>
      <source>Choose a recording first.</source>
      <translation>Сначала выберите запись.</translation>
    </message>
    <message>
      <source>Choose a recording on the left.</source>
      <translation>Выберите запись слева.</translation>
    </message>
    <message>
      <source>Choose a recording with a picture first.</source>
      <translation>Сначала выберите запись с изображением.</translation>
    </message>
    <message>
      <source>Choose a recording with sound.</source>
      <translation>Выберите запись со звуком.</translation>
    </message>
    <message>
      <source>Choose a recording, then add others of the same event to see them beside it.</source>
      <translation>Выберите запись, затем добавьте другие записи того же события, чтобы видеть их рядом.</translation>
    </message>
    <message>
      <source>Choose a recording: the page that it was posted on is shown here.</source>
      <translation>Выберите запись: здесь показывается страница, на которой её опубликовали.</translation>
    </message>
    <message>
      <source>Choose a recording: what is known about it is written here.</source>
      <translation>Выберите запись: здесь записывается, что о ней известно.</translation>
    </message>
    <message>
      <source>Choose a region in the picture</source>
      <translation>Выбрать область на изображении</translation>
    </message>
    <message>
      <source>Choose a term in the vocabulary first, or press its key.</source>
      <translation>Сначала выберите термин в словаре или нажмите его клавишу.</translation>
    </message>
    <message>
      <source>Choose a term that is in use.</source>
      <translation>Выберите используемый термин.</translation>
    </message>
    <message>
      <source>Choose a term, or press its key while watching.</source>
      <translation>Выберите термин или нажмите его клавишу во время просмотра.</translation>
    </message>
    <message>
      <source>Choose all shown</source>
      <translation>Выбрать все показанные</translation>
    </message>
    <message>
      <source>Choose an annotation first: click it on the timeline or in the table.</source>
      <translation>Сначала выберите пометку: щёлкните её на шкале времени или в таблице.</translation>
    </message>
    <message>
      <source>Choose an annotation that has a region first.</source>
      <translation>Сначала выберите пометку, у которой есть область.</translation>
    </message>
    <message>
      <source>Choose another code.</source>
      <translation>Выберите другой код.</translation>
    </message>
    <message>
      <source>Choose another coder, or another recording.</source>
      <translation>Выберите другого разметчика или другую запись.</translation>
    </message>
    <message>
      <source>Choose another folder.</source>
      <translation>Выберите другую папку.</translation>
    </message>
    <message>
      <source>Choose another folder; both files may be needed.</source>
      <translation>Выберите другую папку; могут понадобиться оба файла.</translation>
    </message>
    <message>
      <source>Choose another key, or take it from that term first.</source>
      <translation>Сначала выберите другую клавишу или снимите её с того термина.</translation>
    </message>
    <message>
      <source>Choose another name.</source>
      <translation>Выберите другое название.</translation>
    </message>
    <message>
      <source>Choose another one.</source>
      <translation>Выберите другой.</translation>
    </message>
    <message>
      <source>Choose another place.</source>
      <translation>Выберите другое место.</translation>
    </message>
    <message>
      <source>Choose another span, or change or delete the other one first.</source>
      <translation>Выберите другой промежуток или сначала измените или удалите другую пометку.</translation>
    </message>
    <message>
      <source>Choose another term to copy it to.</source>
      <translation>Выберите для копирования другой термин.</translation>
    </message>
    <message>
      <source>Choose another to merge into.</source>
      <translation>Выберите, с кем ещё объединить.</translation>
    </message>
    <message>
      <source>Choose attributes</source>
      <translation>Выбрать атрибуты</translation>
    </message>
    <message>
      <source>Choose by any field which recordings are listed</source>
      <translation>Выбрать по любому полю, какие записи показывать</translation>
    </message>
    <message>
      <source>Choose how to go on…</source>
      <translation>Выбрать, как продолжить…</translation>
    </message>
    <message>
      <source>Choose in the vocabulary what was looked for first.</source>
      <translation>Сначала выберите в словаре, что искали.</translation>
    </message>
    <message>
      <source>Choose none shown</source>
      <translation>Снять выбор с показанных</translation>
    </message>
    <message>
      <source>Choose or add the annotation first.</source>
      <translation>Сначала выберите или добавьте пометку.</translation>
    </message>
    <message>
      <source>Choose somebody on the left.</source>
      <translation>Выберите кого-нибудь слева.</translation>
    </message>
    <message>
      <source>Choose the annotation that is to be deleted first.</source>
      <translation>Сначала выберите пометку, которую нужно удалить.</translation>
    </message>
    <message>
      <source>Choose the annotation that is to be split first.</source>
      <translation>Сначала выберите пометку, которую нужно разделить.</translation>
    </message>
    <message>
      <source>Choose the file first.</source>
      <translation>Сначала выберите файл.</translation>
    </message>
    <message>
      <source>Choose the file with cookies.</source>
      <translation>Выберите файл cookie.</translation>
    </message>
    <message>
      <source>Choose the files in it.</source>
      <translation>Выберите файлы в ней.</translation>
    </message>
    <message>
      <source>Choose the folder that the report is to be written into.</source>
      <translation>Выберите папку, в которую записать отчёт.</translation>
    </message>
    <message>
      <source>Choose the lines that are to be removed first.</source>
      <translation>Сначала выберите реплики, которые нужно удалить.</translation>
    </message>
    <message>
      <source>Choose the next number.</source>
      <translation>Выберите следующий номер.</translation>
    </message>
    <message>
      <source>Choose the one there is, or neither.</source>
      <translation>Выберите ту, что есть, или ни одну.</translation>
    </message>
    <message>
      <source>Choose the other one, or neither.</source>
      <translation>Выберите другую или ни одну.</translation>
    </message>
    <message>
      <source>Choose the recordings first.</source>
      <translation>Сначала выберите записи.</translation>
    </message>
    <message>
      <source>Choose the region to follow first.</source>
      <translation>Сначала выберите область, за которой следить.</translation>
    </message>
    <message>
      <source>Choose the term that takes over.</source>
      <translation>Выберите термин, к которому перейдут пометки.</translation>
    </message>
    <message>
      <source>Choose two lines or more.</source>
      <translation>Выберите две реплики или больше.</translation>
    </message>
    <message>
      <source>Choose two recordings.</source>
      <translation>Выберите две записи.</translation>
    </message>
    <message>
      <source>Choose video, sound or picture files.</source>
      <translation>Выберите файлы видео, звука или изображений.</translation>
    </message>
    <message>
      <source>Choose what cannot be at the same time</source>
      <translation>Выбрать, что не может быть одновременно</translation>
    </message>
    <message>
      <source>Choose…</source>
      <translation>Выбрать…</translation>
    </message>
    <message>
      <source>Cipher</source>
      <translation>Шифр</translation>
    </message>
    <message>
      <source>Circle</source>
      <translation>Круг</translation>
    </message>
    <message>
      <source>Click a region in the picture to take it in hand.</source>
      <translation>Щёлкните область на изображении, чтобы взять её.</translation>
    </message>
    <message>
      <source>Click a thing on one picture, then the same thing on the other. With keys: Enter puts a point in the middle, arrows move it, Page up and down choose another, Delete removes it.</source>
      <translation>Щёлкните что-либо на одном изображении, затем то же самое на другом. С клавиатуры: Enter ставит точку в середине, стрелки двигают её, Page Up и Page Down выбирают другую, Delete убирает.</translation>
    </message>
    <message>
      <source>Click each corner; double-click or Enter ends it.</source>
      <translation>Щёлкните каждый угол; двойной щелчок или Enter завершает.</translation>
    </message>
    <message>
      <source>Click here to choose how to go on.</source>
      <translation>Щёлкните здесь, чтобы выбрать, как продолжить.</translation>
    </message>
    <message>
      <source>Click here, then press the new key</source>
      <translation>Щёлкните здесь, затем нажмите новую клавишу</translation>
    </message>
    <message>
      <source>Click once for each corner.</source>
      <translation>Щёлкните по разу для каждого угла.</translation>
    </message>
    <message>
      <source>Click the place. Enter begins one in the middle.</source>
      <translation>Щёлкните место. Enter ставит точку в середине.</translation>
    </message>
    <message>
      <source>Click to end it at this frame</source>
      <translation>Щёлкните, чтобы завершить на этом кадре</translation>
    </message>
    <message>
      <source>Click: go to {time} of {label}</source>
      <translation>Щелчок: перейти к {time} записи {label}</translation>
    </message>
    <message>
      <source>Clock in the picture…</source>
      <translation>Часы в кадре…</translation>
    </message>
    <message>
      <source>Clock of the server</source>
      <translation>Часы сервера</translation>
    </message>
    <message>
      <source>Clock time: {clock}</source>
      <translation>Время по часам: {clock}</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Закрыть</translation>
    </message>
    <message>
      <source>Close other programs that have this case open, and open it again: the erasure goes on then.</source>
      <translation>Закройте другие программы, в которых открыто это дело, и откройте его снова: тогда стирание продолжится.</translation>
    </message>
    <message>
      <source>Close other windows and programs that have this case open; it is gone on with when the case is opened next.</source>
      <translation>Закройте другие окна и программы, в которых открыто это дело; стирание продолжится при следующем открытии дела.</translation>
    </message>
    <message>
      <source>Close that window first. The command line can work beside it.</source>
      <translation>Сначала закройте то окно. Командная строка может работать рядом с ним.</translation>
    </message>
    <message>
      <source>Close the window</source>
      <translation>Закрыть окно</translation>
    </message>
    <message>
      <source>Close this panel; the View menu shows it again</source>
      <translation>Закрыть эту панель; меню «Вид» покажет её снова</translation>
    </message>
    <message>
      <source>Closer</source>
      <translation>Крупнее</translation>
    </message>
    <message>
      <source>Clothing, equipment, numbers: what tells them from others</source>
      <translation>Одежда, снаряжение, номера: что отличает от других</translation>
    </message>
    <message>
      <source>Code</source>
      <translation>Код</translation>
    </message>
    <message>
      <source>Code it</source>
      <translation>Размечать</translation>
    </message>
    <message>
      <source>Code: {term}</source>
      <translation>Пометка: {term}</translation>
    </message>
    <message>
      <source>Coded by {name}</source>
      <translation>Разметка: {name}</translation>
    </message>
    <message>
      <source>Collection</source>
      <translation>Подборка</translation>
    </message>
    <message>
      <source>Collections</source>
      <translation>Подборки</translation>
    </message>
    <message>
      <source>Collections of recordings, and searches that are kept</source>
      <translation>Подборки записей и сохранённые поиски</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>Цвет</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Цвета</translation>
    </message>
    <message>
      <source>Colours are written #rrggbb, as in #a23c06.</source>
      <translation>Цвета записываются как #rrggbb, например #a23c06.</translation>
    </message>
    <message>
      <source>Colours that are shown</source>
      <translation>Показываемые цвета</translation>
    </message>
    <message>
      <source>Columns of lists of links</source>
      <translation>Столбцы списков ссылок</translation>
    </message>
    <message>
      <source>Columns of the list</source>
      <translation>Столбцы списка</translation>
    </message>
    <message>
      <source>Columns parted by</source>
      <translation>Разделитель столбцов:</translation>
    </message>
    <message>
      <source>Comment</source>
      <translation>Замечание</translation>
    </message>
    <message>
      <source>Comment kept.</source>
      <translation>Замечание сохранено.</translation>
    </message>
    <message>
      <source>Comments</source>
      <translation>Комментарии</translation>
    </message>
    <message>
      <source>Compare this frame…</source>
      <translation>Сравнить этот кадр…</translation>
    </message>
    <message>
      <source>Compare two coders</source>
      <translation>Сравнить двух разметчиков</translation>
    </message>
    <message>
      <source>Compare with a held frame</source>
      <translation>Сравнить с запомненным кадром</translation>
    </message>
    <message>
      <source>Comparing copies frame by frame</source>
      <translation>Покадровое сравнение копий</translation>
    </message>
    <message>
      <source>Comparing the sound of {one} and {other}…</source>
      <translation>Сравнение звука {one} и {other}…</translation>
    </message>
    <message>
      <source>Comparison of places</source>
      <translation>Сравнение мест</translation>
    </message>
    <message>
      <source>Completeness</source>
      <translation>Полнота</translation>
    </message>
    <message>
      <source>Completeness, as checked for P{number}</source>
      <translation>Полнота по проверке для P{number}</translation>
    </message>
    <message>
      <source>Computer of the capture</source>
      <translation>Компьютер, на котором получено</translation>
    </message>
    <message>
      <source>Conclude first.</source>
      <translation>Сначала сделайте вывод.</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Уровень доверия</translation>
    </message>
    <message>
      <source>Confirm</source>
      <translation>Подтвердить</translation>
    </message>
    <message>
      <source>Confirm copy</source>
      <translation>Подтвердить копию</translation>
    </message>
    <message>
      <source>Confirm it first, then carry over.</source>
      <translation>Сначала подтвердите её, затем переносите.</translation>
    </message>
    <message>
      <source>Confirm the copy first</source>
      <translation>Сначала подтвердите копию</translation>
    </message>
    <message>
      <source>Confirmed as a copy by {who}.</source>
      <translation>Подтверждено как копия: {who}.</translation>
    </message>
    <message>
      <source>Confirmed. {key:undo} takes that back.</source>
      <translation>Подтверждено. {key:undo} отменит это.</translation>
    </message>
    <message>
      <source>Connect the disk of {folder}: it is cleaned then.</source>
      <translation>Подключите диск с папкой {folder}: тогда стёртое будет убрано и оттуда.</translation>
    </message>
    <message>
      <source>Connect the disk that it lies on, or set another folder.</source>
      <translation>Подключите диск, на котором оно лежит, или задайте другую папку.</translation>
    </message>
    <message>
      <source>Consent</source>
      <translation>Согласие</translation>
    </message>
    <message>
      <source>Consent is given, refused or withdrawn, or nobody has said anything of it.</source>
      <translation>Согласие бывает given (дано), refused (отказано), withdrawn (отозвано) или unsaid (о нём никто ничего не сказал).</translation>
    </message>
    <message>
      <source>Consent to {purpose}</source>
      <translation>Согласие: {purpose}</translation>
    </message>
    <message>
      <source>Container</source>
      <translation>Контейнер</translation>
    </message>
    <message>
      <source>Content credentials</source>
      <translation>Удостоверения содержимого</translation>
    </message>
    <message>
      <source>Content credentials (C2PA)</source>
      <translation>Удостоверения содержимого (C2PA)</translation>
    </message>
    <message>
      <source>Contrast</source>
      <translation>Контраст</translation>
    </message>
    <message>
      <source>Cookies (*.txt)</source>
      <translation>Cookie (*.txt)</translation>
    </message>
    <message>
      <source>Cookies can be read of {browsers}.</source>
      <translation>Cookie можно прочитать из: {browsers}.</translation>
    </message>
    <message>
      <source>Coordinates need an error in metres.</source>
      <translation>Для координат нужна погрешность в метрах.</translation>
    </message>
    <message>
      <source>Coordinates, or a link to a map</source>
      <translation>Координаты или ссылка на карту</translation>
    </message>
    <message numerus="yes">
      <source>Copied %n annotations to “{label}”.</source>
      <translation>
        <numerusform>Скопирована %n пометка в термин «{label}».</numerusform>
        <numerusform>Скопированы %n пометки в термин «{label}».</numerusform>
        <numerusform>Скопировано %n пометок в термин «{label}».</numerusform>
      </translation>
    </message>
    <message>
      <source>Copied to another term</source>
      <translation>Скопировано в другой термин</translation>
    </message>
    <message>
      <source>Copies</source>
      <translation>Копии</translation>
    </message>
    <message>
      <source>Copies and backups that others made, and what the disk itself keeps of deleted files.</source>
      <translation>Копии и резервные копии, сделанные другими, и то, что сам диск хранит от удалённых файлов.</translation>
    </message>
    <message>
      <source>Copies are looked for as soon as two recordings of the case have been examined.</source>
      <translation>Поиск копий начнётся, как только будут проанализированы две записи дела.</translation>
    </message>
    <message>
      <source>Copies of the page</source>
      <translation>Копии страницы</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Копировать</translation>
    </message>
    <message>
      <source>Copy at a public archive</source>
      <translation>Копия в публичном архиве</translation>
    </message>
    <message>
      <source>Copy at a public archive…</source>
      <translation>Копия в публичном архиве…</translation>
    </message>
    <message>
      <source>Copy it again from where it came from: the copying may have failed.</source>
      <translation>Скопируйте его ещё раз оттуда, откуда он взят: при копировании мог произойти сбой.</translation>
    </message>
    <message>
      <source>Copy it to a disk that can be written.</source>
      <translation>Скопируйте его на диск, на который можно писать.</translation>
    </message>
    <message>
      <source>Copy the case folder to a disk that can be written, and open the copy.</source>
      <translation>Скопируйте папку дела на диск, доступный для записи, и откройте копию.</translation>
    </message>
    <message>
      <source>Copy the case to a disk that can be written, and open the copy.</source>
      <translation>Скопируйте дело на диск, доступный для записи, и откройте копию.</translation>
    </message>
    <message>
      <source>Copy the case to a disk that can be written, and package the copy.</source>
      <translation>Скопируйте дело на диск, на который можно писать, и соберите пакет из копии.</translation>
    </message>
    <message>
      <source>Copy the case to a disk that can be written, and report from the copy.</source>
      <translation>Скопируйте дело на диск, доступный для записи, и составьте отчёт из копии.</translation>
    </message>
    <message>
      <source>Copy the link again from the browser's address bar.</source>
      <translation>Скопируйте ссылку из адресной строки браузера ещё раз.</translation>
    </message>
    <message>
      <source>Copy the link again from the browser.</source>
      <translation>Скопируйте ссылку из браузера ещё раз.</translation>
    </message>
    <message>
      <source>Copy the link from the browser's address bar instead.</source>
      <translation>Скопируйте вместо этого ссылку из адресной строки браузера.</translation>
    </message>
    <message>
      <source>Copy the public key</source>
      <translation>Копировать открытый ключ</translation>
    </message>
    <message>
      <source>Copy the whole link from the browser's address bar.</source>
      <translation>Скопируйте всю ссылку из адресной строки браузера.</translation>
    </message>
    <message>
      <source>Copy to</source>
      <translation>Копировать в</translation>
    </message>
    <message>
      <source>Copy to another term…</source>
      <translation>Копировать в другой термин…</translation>
    </message>
    <message>
      <source>Copying annotations</source>
      <translation>Копирование пометок</translation>
    </message>
    <message>
      <source>Correct the file at that place.</source>
      <translation>Исправьте файл в этом месте.</translation>
    </message>
    <message>
      <source>Correct the vocabulary file and load it again.</source>
      <translation>Исправьте файл словаря и загрузите его ещё раз.</translation>
    </message>
    <message>
      <source>Could not be read</source>
      <translation>Не удалось прочитать</translation>
    </message>
    <message>
      <source>Could not be read in the mirror, and was set apart there: {name}. The disk may be failing.</source>
      <translation>Не удалось прочитать в зеркале, файл там отделён: {name}. Возможно, диск выходит из строя.</translation>
    </message>
    <message>
      <source>Creator</source>
      <translation>Автор записи</translation>
    </message>
    <message>
      <source>Creator willing to testify</source>
      <translation>Автор готов дать показания</translation>
    </message>
    <message>
      <source>Cross</source>
      <translation>Крест</translation>
    </message>
    <message>
      <source>Custody</source>
      <translation>Хранение</translation>
    </message>
    <message>
      <source>Damaged or missing in the case, and not in the mirror: {name}</source>
      <translation>Повреждено или отсутствует в деле, и в зеркале этого нет: {name}</translation>
    </message>
    <message>
      <source>Date of the picture</source>
      <translation>Дата снимка</translation>
    </message>
    <message>
      <source>Day</source>
      <translation>День</translation>
    </message>
    <message>
      <source>Day, as given</source>
      <translation>День, как указано</translation>
    </message>
    <message>
      <source>Days between checks</source>
      <translation>Дней между проверками</translation>
    </message>
    <message>
      <source>Decide them first.</source>
      <translation>Сначала примите по ним решения.</translation>
    </message>
    <message>
      <source>Decision</source>
      <translation>Решение</translation>
    </message>
    <message>
      <source>Decoding frame {number} of “{name}” stops the decoder each time.</source>
      <translation>Декодирование кадра {number} записи «{name}» каждый раз останавливает декодер.</translation>
    </message>
    <message>
      <source>Definition</source>
      <translation>Определение</translation>
    </message>
    <message>
      <source>Definition in {language}</source>
      <translation>Определение, язык: {language}</translation>
    </message>
    <message>
      <source>Degrees (north first), degrees with minutes and seconds, or the link to a map. Nothing is looked up.</source>
      <translation>Градусы (сначала северная широта), градусы с минутами и секундами или ссылка на карту. Запросов в сеть не делается.</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Удалить</translation>
    </message>
    <message>
      <source>Delete the search “{name}”</source>
      <translation>Удалить поиск «{name}»</translation>
    </message>
    <message>
      <source>Delete the selected annotations</source>
      <translation>Удалить выделенные пометки</translation>
    </message>
    <message>
      <source>Delete the whole region</source>
      <translation>Удалить область целиком</translation>
    </message>
    <message>
      <source>Delete the whole region instead.</source>
      <translation>Вместо этого удалите всю область.</translation>
    </message>
    <message>
      <source>Delete this collection</source>
      <translation>Удалить эту подборку</translation>
    </message>
    <message>
      <source>Deleted</source>
      <translation>Удалено</translation>
    </message>
    <message numerus="yes">
      <source>Deleted %n annotations. {key:undo} brings them back.</source>
      <translation>
        <numerusform>Удалена %n пометка. {key:undo} вернёт её.</numerusform>
        <numerusform>Удалены %n пометки. {key:undo} вернёт их.</numerusform>
        <numerusform>Удалено %n пометок. {key:undo} вернёт их.</numerusform>
      </translation>
    </message>
    <message>
      <source>Deleted A{number}. {key:undo} brings it back.</source>
      <translation>Пометка A{number} удалена. {key:undo} вернёт её.</translation>
    </message>
    <message>
      <source>Deleted with others</source>
      <translation>Удалено вместе с другими</translation>
    </message>
    <message>
      <source>Delete…</source>
      <translation>Удалить…</translation>
    </message>
    <message>
      <source>Deleting annotations</source>
      <translation>Удаление пометок</translation>
    </message>
    <message>
      <source>Describe many recordings</source>
      <translation>Описать несколько записей</translation>
    </message>
    <message>
      <source>Describe many recordings…</source>
      <translation>Описать несколько записей…</translation>
    </message>
    <message>
      <source>Describe recordings</source>
      <translation>Описание записей</translation>
    </message>
    <message>
      <source>Describe this recording</source>
      <translation>Описать эту запись</translation>
    </message>
    <message>
      <source>Description</source>
      <translation>Описание</translation>
    </message>
    <message>
      <source>Description of the recording</source>
      <translation>Описание записи</translation>
    </message>
    <message>
      <source>Description there</source>
      <translation>Описание там</translation>
    </message>
    <message>
      <source>Descriptions in the file</source>
      <translation>Описания в файле</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Устройство</translation>
    </message>
    <message>
      <source>Device, as the file says</source>
      <translation>Устройство, как сообщает файл</translation>
    </message>
    <message>
      <source>Diamond</source>
      <translation>Ромб</translation>
    </message>
    <message>
      <source>Disagrees</source>
      <translation>Не подтверждает</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>Отбросить</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <translation>Отклонить</translation>
    </message>
    <message>
      <source>Dismiss the chosen suggestion</source>
      <translation>Отклонить выбранное предложение программы</translation>
    </message>
    <message>
      <source>Dismissed S{number}. {key:undo} brings it back.</source>
      <translation>Отклонено S{number}. {key:undo} вернёт.</translation>
    </message>
    <message>
      <source>Dispute</source>
      <translation>Оспорить</translation>
    </message>
    <message>
      <source>Disputed. {key:undo} takes that back.</source>
      <translation>Оспорено. {key:undo} отменит это.</translation>
    </message>
    <message>
      <source>Distressing content in {seconds} s: {what}</source>
      <translation>Тяжёлое содержание через {seconds} с: {what}</translation>
    </message>
    <message>
      <source>Do not show me who coded it</source>
      <translation>Не показывать, кто разметил</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Готово</translation>
    </message>
    <message>
      <source>Done again: {what}</source>
      <translation>Повторено: {what}</translation>
    </message>
    <message>
      <source>Drag from one corner to the other. Enter begins one in the middle.</source>
      <translation>Протяните от одного угла до другого. Enter начинает рамку в середине.</translation>
    </message>
    <message>
      <source>Drag it back into the picture.</source>
      <translation>Перетащите её обратно на изображение.</translation>
    </message>
    <message>
      <source>Drag to move. With the keys: Alt and an arrow.</source>
      <translation>Перетащите, чтобы переместить. С клавиатуры: Alt и стрелка.</translation>
    </message>
    <message>
      <source>Draw a box</source>
      <translation>Нарисовать рамку</translation>
    </message>
    <message>
      <source>Draw a point</source>
      <translation>Поставить точку</translation>
    </message>
    <message>
      <source>Draw an outline</source>
      <translation>Нарисовать контур</translation>
    </message>
    <message>
      <source>Draw it from one corner to the other.</source>
      <translation>Нарисуйте её от одного угла до другого.</translation>
    </message>
    <message>
      <source>Drop video files, a folder or a link here, or choose:</source>
      <translation>Перетащите сюда видеофайлы, папку или ссылку или выберите:</translation>
    </message>
    <message>
      <source>Duration</source>
      <translation>Длительность</translation>
    </message>
    <message>
      <source>E for the next frame, Alt and the arrows for ten seconds, as in VLC.</source>
      <translation>E — следующий кадр, Alt и стрелки — десять секунд, как в VLC.</translation>
    </message>
    <message>
      <source>Each choice needs a code of its own.</source>
      <translation>У каждого варианта должен быть свой код.</translation>
    </message>
    <message>
      <source>Each point needs a number of its own, from 1 on.</source>
      <translation>У каждой точки должен быть свой номер, начиная с 1.</translation>
    </message>
    <message>
      <source>Each purpose can be said once, and is keep, court or publish.</source>
      <translation>Каждую цель можно указать один раз; цели: keep (хранить), court (суд) или publish (публикация).</translation>
    </message>
    <message>
      <source>Earlier (Alt+Up)</source>
      <translation>Раньше (Alt+↑)</translation>
    </message>
    <message>
      <source>Earlier steps stand in the log.</source>
      <translation>Более ранние шаги есть в журнале.</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Правка</translation>
    </message>
    <message>
      <source>Edit the vocabulary…</source>
      <translation>Изменить словарь…</translation>
    </message>
    <message>
      <source>Edited</source>
      <translation>Редактировалась</translation>
    </message>
    <message>
      <source>Edit…</source>
      <translation>Изменить…</translation>
    </message>
    <message>
      <source>Empty: it is not left out.</source>
      <translation>Пусто: запись выдаётся.</translation>
    </message>
    <message>
      <source>Encrypt for</source>
      <translation>Зашифровать для</translation>
    </message>
    <message>
      <source>Encryption</source>
      <translation>Шифрование</translation>
    </message>
    <message>
      <source>End</source>
      <translation>Конец</translation>
    </message>
    <message>
      <source>End all that is begun here</source>
      <translation>Завершить здесь всё начатое</translation>
    </message>
    <message>
      <source>End it before it is looked at again.</source>
      <translation>Завершите её до повторного взгляда.</translation>
    </message>
    <message>
      <source>End it first, or leave it out.</source>
      <translation>Сначала завершите её или уберите из выделения.</translation>
    </message>
    <message>
      <source>End it with Z for UTC, or +06:00.</source>
      <translation>Завершите буквой Z для UTC или, например, +06:00.</translation>
    </message>
    <message>
      <source>End one frame earlier</source>
      <translation>Завершить на кадр раньше</translation>
    </message>
    <message>
      <source>End one frame later</source>
      <translation>Завершить на кадр позже</translation>
    </message>
    <message>
      <source>End or delete them, then hand it in.</source>
      <translation>Завершите или удалите их, затем сдайте.</translation>
    </message>
    <message>
      <source>End the line here</source>
      <translation>Завершить реплику здесь</translation>
    </message>
    <message>
      <source>Ended</source>
      <translation>Закончилась</translation>
    </message>
    <message>
      <source>Ended at</source>
      <translation>Окончено</translation>
    </message>
    <message>
      <source>Ended when the window lost the keyboard; check its end.</source>
      <translation>Завершено, когда окно потеряло клавиатуру; проверьте конец.</translation>
    </message>
    <message>
      <source>Ends</source>
      <translation>Конец</translation>
    </message>
    <message>
      <source>English label</source>
      <translation>Название на английском</translation>
    </message>
    <message>
      <source>English name</source>
      <translation>Название на английском</translation>
    </message>
    <message>
      <source>Enter or a double click goes to the frame and sees it so again.</source>
      <translation>Enter или двойной щелчок переходит к кадру и показывает его так же снова.</translation>
    </message>
    <message>
      <source>Entry</source>
      <translation>Строка</translation>
    </message>
    <message>
      <source>Entry {entry} is signed with the key {key}. Ask whose it is.</source>
      <translation>Строка журнала {entry} подписана ключом {key}. Спросите, чей он.</translation>
    </message>
    <message>
      <source>Entry {number} was never reported, and issuing a report is logged in the case, which is read-only.</source>
      <translation>По строке {number} отчёт не составлялся, а выпуск отчёта заносится в дело, которое доступно только для чтения.</translation>
    </message>
    <message>
      <source>Erase for good</source>
      <translation>Стереть навсегда</translation>
    </message>
    <message>
      <source>Erase for good…</source>
      <translation>Стереть навсегда…</translation>
    </message>
    <message>
      <source>Erase in mirrors</source>
      <translation>Стирание в зеркалах</translation>
    </message>
    <message>
      <source>Erase it for good</source>
      <translation>Стереть навсегда</translation>
    </message>
    <message>
      <source>Erase it where the case can be written.</source>
      <translation>Стирайте там, где в дело можно писать.</translation>
    </message>
    <message>
      <source>Erased</source>
      <translation>Стёрто</translation>
    </message>
    <message>
      <source>Erased: what stood here before is gone for good</source>
      <translation>Стёрто: того, что здесь было, больше нет и не будет</translation>
    </message>
    <message>
      <source>Error of the place, in metres</source>
      <translation>Погрешность места, в метрах</translation>
    </message>
    <message>
      <source>Error of the time, in seconds</source>
      <translation>Погрешность времени, в секундах</translation>
    </message>
    <message>
      <source>Event timeline</source>
      <translation>Шкала события</translation>
    </message>
    <message>
      <source>Event timeline: closer</source>
      <translation>Шкала события: крупнее</translation>
    </message>
    <message>
      <source>Event timeline: the whole event</source>
      <translation>Шкала события: всё событие</translation>
    </message>
    <message>
      <source>Event timeline: wider</source>
      <translation>Шкала события: мельче</translation>
    </message>
    <message>
      <source>Every change</source>
      <translation>Все изменения</translation>
    </message>
    <message>
      <source>Every change of what is said about this recording</source>
      <translation>Все изменения сказанного об этой записи</translation>
    </message>
    <message>
      <source>Every other letter and digit belongs to the vocabulary: a tap marks a point, or begins and ends a span; held, it marks the span for as long as it is held. Keys go by their place on the board, so they work under any layout. While a note is being typed nothing is coded.</source>
      <translation>Все остальные буквы и цифры отданы словарю: нажатие отмечает момент либо начинает и завершает промежуток; удержание отмечает промежуток, пока клавиша нажата. Клавиши определяются по месту на клавиатуре, поэтому работают в любой раскладке. Пока вводится примечание, пометки не ставятся.</translation>
    </message>
    <message>
      <source>Every version of this annotation: when, who, what became what</source>
      <translation>Все версии этой пометки: когда, кто, что на что изменил</translation>
    </message>
    <message>
      <source>Everything is saved as it comes, hashed and logged. Original files are never touched.
Then: watch, press a key of the vocabulary for what you see, and make a report.</source>
      <translation>Всё сохраняется как есть, с хешем и записью в журнале. Исходные файлы никогда не изменяются.
Затем смотрите, нажимайте клавишу словаря для того, что видите, и составьте отчёт.</translation>
    </message>
    <message>
      <source>Everything: TOML (*.toml)</source>
      <translation>Всё: TOML (*.toml)</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>Везде</translation>
    </message>
    <message>
      <source>Examine</source>
      <translation>Проанализировать</translation>
    </message>
    <message>
      <source>Examine it first: framewitness examine CASE {label}</source>
      <translation>Сначала проанализируйте: framewitness examine CASE {label}</translation>
    </message>
    <message>
      <source>Examine the recording: that decodes every frame.</source>
      <translation>Проанализируйте запись: при этом декодируется каждый кадр.</translation>
    </message>
    <message>
      <source>Examiner</source>
      <translation>Исследователь</translation>
    </message>
    <message>
      <source>Example for {term}</source>
      <translation>Пример для {term}</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>Примеры</translation>
    </message>
    <message>
      <source>Examples of the chosen term</source>
      <translation>Примеры выбранного термина</translation>
    </message>
    <message>
      <source>Export the cookies again, as a cookies.txt in Netscape's form, and give its path.</source>
      <translation>Выгрузите файлы cookie ещё раз, как cookies.txt в формате Netscape, и укажите путь к нему.</translation>
    </message>
    <message>
      <source>Extent</source>
      <translation>Протяжённость</translation>
    </message>
    <message>
      <source>E{number}   {clock}</source>
      <translation>E{number}   {clock}</translation>
    </message>
    <message>
      <source>E{number}: panorama, {first} to {last}</source>
      <translation>E{number}: панорама, от {first} до {last}</translation>
    </message>
    <message>
      <source>E{number}: still as it was seen, {first}</source>
      <translation>E{number}: снимок в показанном виде, {first}</translation>
    </message>
    <message>
      <source>Failed</source>
      <translation>Не удалось</translation>
    </message>
    <message>
      <source>Fault</source>
      <translation>Ошибка</translation>
    </message>
    <message>
      <source>Few: one for each shot, and more only where a take changes wholly</source>
      <translation>Мало: по одному на план, больше — только там, где съёмка меняется полностью</translation>
    </message>
    <message>
      <source>Fields</source>
      <translation>Поля</translation>
    </message>
    <message>
      <source>Fields are released one by one.</source>
      <translation>Выдача поля разрешается для каждой записи отдельно.</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Файл</translation>
    </message>
    <message>
      <source>File saved by hand</source>
      <translation>Файл, сохранённый вручную</translation>
    </message>
    <message>
      <source>File that says so</source>
      <translation>Файл, в котором это указано</translation>
    </message>
    <message>
      <source>File to write, .srt or .vtt</source>
      <translation>Файл для записи, .srt или .vtt</translation>
    </message>
    <message>
      <source>File with cookies</source>
      <translation>Файл cookie</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Файлы</translation>
    </message>
    <message>
      <source>Files checked {day}</source>
      <translation>Файлы проверены {day}</translation>
    </message>
    <message>
      <source>Files not checked yet</source>
      <translation>Файлы ещё не проверялись</translation>
    </message>
    <message>
      <source>Files that came with it</source>
      <translation>Файлы, полученные вместе с ней</translation>
    </message>
    <message>
      <source>Files that were found</source>
      <translation>Найденные файлы</translation>
    </message>
    <message>
      <source>Files were damaged</source>
      <translation>Файлы были повреждены</translation>
    </message>
    <message>
      <source>Files…</source>
      <translation>Файлы…</translation>
    </message>
    <message>
      <source>Fill in how it came…</source>
      <translation>Заполнить сведения о поступлении…</translation>
    </message>
    <message>
      <source>Filter the recordings</source>
      <translation>Фильтр записей</translation>
    </message>
    <message>
      <source>Filter the recordings…</source>
      <translation>Фильтр записей…</translation>
    </message>
    <message>
      <source>Filter…</source>
      <translation>Фильтр…</translation>
    </message>
    <message>
      <source>Filter… ({count})</source>
      <translation>Фильтр… ({count})</translation>
    </message>
    <message>
      <source>Find</source>
      <translation>Найти</translation>
    </message>
    <message>
      <source>Find a link or a field</source>
      <translation>Найти ссылку или поле</translation>
    </message>
    <message>
      <source>Find a person or group</source>
      <translation>Найти человека или группу</translation>
    </message>
    <message>
      <source>Find a term</source>
      <translation>Найти термин</translation>
    </message>
    <message>
      <source>Find a term of the vocabulary</source>
      <translation>Найти термин словаря</translation>
    </message>
    <message>
      <source>Find among what can be erased</source>
      <translation>Найти среди того, что можно стереть</translation>
    </message>
    <message>
      <source>Find an action</source>
      <translation>Найти действие</translation>
    </message>
    <message>
      <source>Find an action…</source>
      <translation>Найти действие…</translation>
    </message>
    <message>
      <source>Find in the annotations</source>
      <translation>Найти в пометках</translation>
    </message>
    <message>
      <source>Find in the case</source>
      <translation>Найти в деле</translation>
    </message>
    <message>
      <source>Find in the help</source>
      <translation>Найти в справке</translation>
    </message>
    <message>
      <source>Find recordings</source>
      <translation>Найти записи</translation>
    </message>
    <message>
      <source>Find shots and keyframes again</source>
      <translation>Найти планы и ключевые кадры заново</translation>
    </message>
    <message>
      <source>Find shots and keyframes again…</source>
      <translation>Найти планы и ключевые кадры заново…</translation>
    </message>
    <message>
      <source>Find where a picture comes from</source>
      <translation>Найти, откуда изображение</translation>
    </message>
    <message>
      <source>Find where a picture comes from…</source>
      <translation>Найти, откуда изображение…</translation>
    </message>
    <message>
      <source>Finding aids</source>
      <translation>Описи и указатели</translation>
    </message>
    <message>
      <source>First and last time</source>
      <translation>Первое и последнее время</translation>
    </message>
    <message>
      <source>First look at {label}</source>
      <translation>Первый обзор {label}</translation>
    </message>
    <message>
      <source>First look, not a keyframe: {time}, frame {number}</source>
      <translation>Первый обзор, не ключевой кадр: {time}, кадр {number}</translation>
    </message>
    <message>
      <source>First name of the file</source>
      <translation>Первоначальное имя файла</translation>
    </message>
    <message>
      <source>First steps</source>
      <translation>Первые шаги</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Папка</translation>
    </message>
    <message>
      <source>Folder for copies of the page</source>
      <translation>Папка для копий страницы</translation>
    </message>
    <message>
      <source>Folder for the report</source>
      <translation>Папка для отчёта</translation>
    </message>
    <message>
      <source>Folder in which it stands</source>
      <translation>Папка, в которой будет дело</translation>
    </message>
    <message>
      <source>Folder in which the case stands</source>
      <translation>Папка, в которой будет дело</translation>
    </message>
    <message>
      <source>Folder it lay in</source>
      <translation>Папка, в которой лежало</translation>
    </message>
    <message>
      <source>Folder of the mirror</source>
      <translation>Папка зеркала</translation>
    </message>
    <message>
      <source>Folders that were a mirror earlier and could not be reached: {count}.</source>
      <translation>Папки, которые раньше были зеркалом и сейчас недоступны: {count}.</translation>
    </message>
    <message>
      <source>Follow</source>
      <translation>Следить</translation>
    </message>
    <message>
      <source>Follow back</source>
      <translation>Следить назад</translation>
    </message>
    <message>
      <source>Follow on</source>
      <translation>Следить вперёд</translation>
    </message>
    <message>
      <source>Follow region R{number} in {media}</source>
      <translation>Слежение за областью R{number} в {media}</translation>
    </message>
    <message>
      <source>Follow the region back from here</source>
      <translation>Следить за областью назад отсюда</translation>
    </message>
    <message>
      <source>Follow the region from here on</source>
      <translation>Следить за областью вперёд отсюда</translation>
    </message>
    <message>
      <source>Followed for {count}, as far as was asked for. Look whether it is right.</source>
      <translation>Прослежено: {count}, сколько было задано. Посмотрите, верно ли это.</translation>
    </message>
    <message>
      <source>Followed for {count}, then unsure at {at}: {why}.</source>
      <translation>Прослежено: {count}, затем неуверенно с {at}: {why}.</translation>
    </message>
    <message>
      <source>Followed for {count}; it leaves the picture here.</source>
      <translation>Прослежено: {count}; здесь область выходит из кадра.</translation>
    </message>
    <message numerus="yes">
      <source>Followed so far: %n frames</source>
      <translation>
        <numerusform>Пока прослежено: %n кадр</numerusform>
        <numerusform>Пока прослежено: %n кадра</numerusform>
        <numerusform>Пока прослежено: %n кадров</numerusform>
      </translation>
    </message>
    <message>
      <source>Following</source>
      <translation>Слежение</translation>
    </message>
    <message>
      <source>Following R{number}…</source>
      <translation>Слежение за R{number}…</translation>
    </message>
    <message>
      <source>Following stopped, unsure at {at}: {why}.</source>
      <translation>Слежение остановлено, неуверенно с {at}: {why}.</translation>
    </message>
    <message>
      <source>For BORIS (*.boris)</source>
      <translation>Для BORIS (*.boris)</translation>
    </message>
    <message>
      <source>For a bare file leave out “{media}”.</source>
      <translation>Для отдельного файла не указывайте «{media}».</translation>
    </message>
    <message>
      <source>For a file on this computer, give its path. For a page, copy the whole link from the browser.</source>
      <translation>Для файла на этом компьютере укажите путь к нему. Для страницы скопируйте из браузера всю ссылку.</translation>
    </message>
    <message>
      <source>For a tls:// address, Dask's configuration must name the certificates, and it does not.</source>
      <translation>Для адреса tls:// в настройках Dask должны быть указаны сертификаты, а их там нет.</translation>
    </message>
    <message>
      <source>For auto-archiver name the folder that has its HTML, CSV or JSON files and the media; for Hunchly the zip file that “Export Case” made. Other folders are added as they are, by “Add a folder”.</source>
      <translation>Для auto-archiver укажите папку с его файлами HTML, CSV или JSON и самими записями; для Hunchly — файл zip, который создан командой «Export Case». Другие папки добавляются как есть, командой «Добавить папку».</translation>
    </message>
    <message>
      <source>For example --attribute hand=left.</source>
      <translation>Например, --attribute hand=left.</translation>
    </message>
    <message>
      <source>For example --error 0.04 for a frame at 25 a second.</source>
      <translation>Например, --error 0.04 для кадра при 25 в секунду.</translation>
    </message>
    <message>
      <source>For example 12.48 or 0:12.480.</source>
      <translation>Например, 12.48 или 0:12.480.</translation>
    </message>
    <message>
      <source>For example 12.480, or 0:12.480.</source>
      <translation>Например, 12.480 или 0:12.480.</translation>
    </message>
    <message>
      <source>For example: --consent publish=given.</source>
      <translation>Например: --consent publish=given.</translation>
    </message>
    <message>
      <source>For example: --consent publish=given@2026-05-03.</source>
      <translation>Например: --consent publish=given@2026-05-03.</translation>
    </message>
    <message>
      <source>For example: --consent publish=withdrawn, or publish=unsaid.</source>
      <translation>Например: --consent publish=withdrawn или publish=unsaid.</translation>
    </message>
    <message>
      <source>For example: framewitness align CASE M1 M2 --from-sound</source>
      <translation>Например: framewitness align CASE M1 M2 --from-sound</translation>
    </message>
    <message>
      <source>For example: speed 1, with sound.</source>
      <translation>Например: скорость 1, со звуком.</translation>
    </message>
    <message>
      <source>For example: “The corner of two named streets, seen from the south”.</source>
      <translation>Например: «Угол двух названных улиц, вид с юга».</translation>
    </message>
    <message>
      <source>For links that are archived or looked into from now on, until this window closes. Passwords and cookies are used and written nowhere: not into the case, its log, a report, or the settings.</source>
      <translation>Для ссылок, которые сохраняются в дело или просматриваются с этого момента, пока не закрыто это окно. Пароли и cookie используются, но никуда не записываются: ни в дело, ни в его журнал, ни в отчёт, ни в настройки.</translation>
    </message>
    <message>
      <source>For somebody at risk who asks for it. It cannot be undone. Derived files, exports and backups inside the case go whole, as any of them may tell of it. Keep elsewhere what you still need of them.</source>
      <translation>Для человека в опасности, который об этом просит. Это нельзя отменить. Производные файлы, выгрузки и резервные копии внутри дела стираются целиком, так как об этом может говорить любой из них. Сохраните в другом месте то, что Вам из них ещё нужно.</translation>
    </message>
    <message>
      <source>For your eyes alone: the file and what is coded stay as they are.</source>
      <translation>Только для просмотра: файл и разметка остаются как есть.</translation>
    </message>
    <message>
      <source>Forget the marks</source>
      <translation>Сбросить отметки</translation>
    </message>
    <message>
      <source>Found</source>
      <translation>Результат</translation>
    </message>
    <message>
      <source>Four points always fit one another. A fifth would tell something.</source>
      <translation>Четыре точки согласуются между собой всегда. Что-то сказала бы пятая.</translation>
    </message>
    <message>
      <source>Frame {frame} is now still {label}-K{number}.</source>
      <translation>Кадр {frame} теперь снимок {label}-K{number}.</translation>
    </message>
    <message>
      <source>Frame {number} of “{name}” is damaged and gives no picture.</source>
      <translation>Кадр {number} записи «{name}» повреждён и не даёт изображения.</translation>
    </message>
    <message>
      <source>Frame {number} took longer than {timeout_seconds} seconds to decode.</source>
      <translation>Декодирование кадра {number} заняло больше {timeout_seconds} секунд.</translation>
    </message>
    <message>
      <source>Frame: {frame}</source>
      <translation>Кадр: {frame}</translation>
    </message>
    <message>
      <source>Frames</source>
      <translation>Кадры</translation>
    </message>
    <message>
      <source>Frames by Ctrl and the arrows, as in ELAN.</source>
      <translation>Кадры — Ctrl и стрелки, как в ELAN.</translation>
    </message>
    <message>
      <source>Framewitness</source>
      <translation>Framewitness</translation>
    </message>
    <message>
      <source>Framewitness stopped unexpectedly, or something in it went wrong, last time. What you had done is in the case.</source>
      <translation>В прошлый раз программа Framewitness неожиданно остановилась или в ней произошла ошибка. Сделанное Вами сохранено в деле.</translation>
    </message>
    <message>
      <source>Free some space and do it again.</source>
      <translation>Освободите место и повторите.</translation>
    </message>
    <message>
      <source>Free some space and do it again; what has arrived is kept.</source>
      <translation>Освободите место и повторите; уже полученное сохранено.</translation>
    </message>
    <message>
      <source>Free some space there, or choose another disk, and do it again; nothing half-made was kept.</source>
      <translation>Освободите там место или выберите другой диск и повторите; недоделанного не осталось.</translation>
    </message>
    <message>
      <source>Free some space there, or set a mirror on another disk. What was copied stays, and is not copied again.</source>
      <translation>Освободите там место или задайте зеркало на другом диске. Скопированное остаётся и заново не копируется.</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Откуда</translation>
    </message>
    <message>
      <source>From a bag that another program made.</source>
      <translation>Из архива BagIt другой программы.</translation>
    </message>
    <message>
      <source>From a file…</source>
      <translation>Из файла…</translation>
    </message>
    <message>
      <source>From a link or from files: Case menu, or drop it into the window.</source>
      <translation>По ссылке или из файлов: меню «Дело», или перетащите в окно.</translation>
    </message>
    <message>
      <source>From five points on it is told how well they fit one another.</source>
      <translation>Начиная с пяти точек указывается, насколько они согласуются между собой.</translation>
    </message>
    <message>
      <source>From now on {what} goes out. {key:undo} takes that back.</source>
      <translation>С этого момента выдаётся: {what}. {key:undo} отменит это.</translation>
    </message>
    <message>
      <source>From now on {what} stays in the case. {key:undo} takes that back.</source>
      <translation>С этого момента остаётся в деле: {what}. {key:undo} отменит это.</translation>
    </message>
    <message>
      <source>From the case “{name}”.</source>
      <translation>Из дела «{name}».</translation>
    </message>
    <message>
      <source>From the case: {name}</source>
      <translation>Из дела: {name}</translation>
    </message>
    <message>
      <source>From the recording</source>
      <translation>Из записи</translation>
    </message>
    <message>
      <source>From the sound</source>
      <translation>По звуку</translation>
    </message>
    <message>
      <source>From this computer's own address</source>
      <translation>С собственного адреса этого компьютера</translation>
    </message>
    <message>
      <source>From whom</source>
      <translation>От кого</translation>
    </message>
    <message>
      <source>From whom it came</source>
      <translation>От кого поступило</translation>
    </message>
    <message>
      <source>From whom it came, how, and what may be done with it</source>
      <translation>От кого поступило, как и что с этим можно делать</translation>
    </message>
    <message>
      <source>From {begin} to {end}</source>
      <translation>От {begin} до {end}</translation>
    </message>
    <message>
      <source>From {start} to {end} (UTC)</source>
      <translation>С {start} до {end} (UTC)</translation>
    </message>
    <message>
      <source>Gamma (lifts the dark parts)</source>
      <translation>Гамма (осветляет тёмное)</translation>
    </message>
    <message>
      <source>Generation</source>
      <translation>Поколение копии</translation>
    </message>
    <message>
      <source>Get the file again. If it is the only copy, keep it: special tools can sometimes rebuild the index with the help of another recording from the same device.</source>
      <translation>Получите файл ещё раз. Если это единственная копия, сохраните его: специальные средства иногда могут восстановить индекс с помощью другой записи с того же устройства.</translation>
    </message>
    <message>
      <source>Give --field with its name, or erase the recording.</source>
      <translation>Укажите --field с именем поля или сотрите запись.</translation>
    </message>
    <message>
      <source>Give --posting URL together with --obtained HOW.</source>
      <translation>Укажите --posting URL вместе с --obtained HOW.</translation>
    </message>
    <message>
      <source>Give M3 for a recording, P4 for a posting, H2 for a person, M1-A7 for an annotation, or a uid.</source>
      <translation>Укажите M3 для записи, P4 для публикации, H2 для человека, M1-A7 для пометки или uid.</translation>
    </message>
    <message>
      <source>Give a cookies.txt in Netscape's form, or the name of a browser that is logged in here.</source>
      <translation>Укажите cookies.txt в формате Netscape или название браузера, в котором здесь выполнен вход.</translation>
    </message>
    <message>
      <source>Give a label and a definition.</source>
      <translation>Укажите название и определение.</translation>
    </message>
    <message>
      <source>Give a media file.</source>
      <translation>Укажите медиафайл.</translation>
    </message>
    <message>
      <source>Give a name or a pseudonym.</source>
      <translation>Укажите имя или псевдоним.</translation>
    </message>
    <message>
      <source>Give a name that ends in .jpg or .png.</source>
      <translation>Укажите имя, оканчивающееся на .jpg или .png.</translation>
    </message>
    <message>
      <source>Give a name that no other group has.</source>
      <translation>Укажите название, которого нет у другой группы.</translation>
    </message>
    <message>
      <source>Give a name that tells them apart in the pictures. Who they are by their real name is a claim, and does not belong here.</source>
      <translation>Дайте имя, по которому людей можно различить на изображении. Кто это по настоящему имени — утверждение, и здесь ему не место.</translation>
    </message>
    <message>
      <source>Give a name that tells them apart.</source>
      <translation>Укажите имя, по которому их можно различить.</translation>
    </message>
    <message>
      <source>Give a number of days from 0 to 3650.</source>
      <translation>Укажите число дней от 0 до 3650.</translation>
    </message>
    <message>
      <source>Give a number of seconds from 1 to 86400, or 0 for none at fixed intervals.</source>
      <translation>Укажите число секунд от 1 до 86400 или 0, чтобы не брать кадры через равные промежутки.</translation>
    </message>
    <message>
      <source>Give a share from 1 to 100 percent.</source>
      <translation>Укажите долю от 1 до 100 процентов.</translation>
    </message>
    <message>
      <source>Give a single file with it.</source>
      <translation>Укажите с ним один файл.</translation>
    </message>
    <message>
      <source>Give a start and an end.</source>
      <translation>Укажите начало и конец.</translation>
    </message>
    <message>
      <source>Give a text file or a table saved as CSV, of 20 MB at most.</source>
      <translation>Нужен текстовый файл или таблица, сохранённая как CSV, не больше 20 МБ.</translation>
    </message>
    <message>
      <source>Give a time inside the recording.</source>
      <translation>Укажите время внутри записи.</translation>
    </message>
    <message>
      <source>Give a whole number, 0 or more.</source>
      <translation>Укажите целое число, 0 или больше.</translation>
    </message>
    <message>
      <source>Give an SRT or WebVTT file.</source>
      <translation>Укажите файл SRT или WebVTT.</translation>
    </message>
    <message>
      <source>Give an end inside the recording.</source>
      <translation>Укажите конец внутри записи.</translation>
    </message>
    <message>
      <source>Give another name, or --overwrite.</source>
      <translation>Укажите другое имя или --overwrite.</translation>
    </message>
    <message>
      <source>Give at least the length of a frame; for sound also 2.9 ms for each metre it may have travelled.</source>
      <translation>Укажите не меньше длительности кадра; для звука также 2,9 мс на каждый метр, который он мог пройти.</translation>
    </message>
    <message>
      <source>Give it this key</source>
      <translation>Назначить эту клавишу</translation>
    </message>
    <message>
      <source>Give it to this term</source>
      <translation>Передать этому термину</translation>
    </message>
    <message>
      <source>Give its path.</source>
      <translation>Укажите путь к ней.</translation>
    </message>
    <message>
      <source>Give links, files or folders, or a list by --list.</source>
      <translation>Укажите ссылки, файлы или папки или список через --list.</translation>
    </message>
    <message>
      <source>Give one of --offset, --from-sound and --utc.</source>
      <translation>Укажите одно из: --offset, --from-sound и --utc.</translation>
    </message>
    <message>
      <source>Give one of them.</source>
      <translation>Укажите одно из них.</translation>
    </message>
    <message>
      <source>Give one with a column of links.</source>
      <translation>Нужна таблица со столбцом ссылок.</translation>
    </message>
    <message>
      <source>Give seconds.</source>
      <translation>Укажите секунды.</translation>
    </message>
    <message>
      <source>Give the authority's certificates in PEM form (“-----BEGIN CERTIFICATE-----”), root included.</source>
      <translation>Укажите сертификаты службы в виде PEM («-----BEGIN CERTIFICATE-----»), вместе с корневым.</translation>
    </message>
    <message>
      <source>Give the command once for each.</source>
      <translation>Выполните команду отдельно для каждого.</translation>
    </message>
    <message>
      <source>Give the file of a checkpoint, or the number and the hash of an entry as 12:ab34….</source>
      <translation>Укажите файл подписи журнала или номер и хеш записи в виде 12:ab34….</translation>
    </message>
    <message>
      <source>Give the folder as it was named when it was set.</source>
      <translation>Укажите папку так, как она была названа, когда её задавали.</translation>
    </message>
    <message>
      <source>Give the folder that holds bagit.txt. An encrypted package is opened with age and tar first.</source>
      <translation>Укажите папку, в которой лежит bagit.txt. Зашифрованный пакет сначала открывают с помощью age и tar.</translation>
    </message>
    <message>
      <source>Give the folder that holds case.toml.</source>
      <translation>Укажите папку, в которой лежит case.toml.</translation>
    </message>
    <message>
      <source>Give the number of objects to read, at least 1.</source>
      <translation>Укажите, сколько файлов прочитать, не меньше 1.</translation>
    </message>
    <message>
      <source>Give the reason; reports print it.</source>
      <translation>Укажите причину; она печатается в отчётах.</translation>
    </message>
    <message>
      <source>Give times inside the recording.</source>
      <translation>Укажите время внутри записи.</translation>
    </message>
    <message>
      <source>Given for good: annotations refer to it</source>
      <translation>Даётся навсегда: на него ссылаются пометки</translation>
    </message>
    <message>
      <source>Go</source>
      <translation>Перейти</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Продолжить</translation>
    </message>
    <message>
      <source>Go on by itself when a case with waiting links is opened</source>
      <translation>Продолжать самостоятельно, когда открыто дело с ожидающими ссылками</translation>
    </message>
    <message>
      <source>Go there</source>
      <translation>Перейти туда</translation>
    </message>
    <message>
      <source>Go through Tor or a proxy, or use a login</source>
      <translation>Через Tor или прокси либо с входом под учётной записью</translation>
    </message>
    <message>
      <source>Go to a frame of the annotation, or make the annotation longer.</source>
      <translation>Перейдите к кадру пометки или удлините пометку.</translation>
    </message>
    <message>
      <source>Go to a suggestion first: {key:next_suggestion} is the next one.</source>
      <translation>Сначала перейдите к предложению программы: {key:next_suggestion} — следующее.</translation>
    </message>
    <message>
      <source>Go to a time</source>
      <translation>Перейти ко времени</translation>
    </message>
    <message>
      <source>Go to a time…</source>
      <translation>Перейти ко времени…</translation>
    </message>
    <message>
      <source>Go to it</source>
      <translation>Перейти</translation>
    </message>
    <message>
      <source>Go to one of its keyed frames, or put it in its place on this one.</source>
      <translation>Перейдите к одному из её опорных кадров или поставьте её на место на этом.</translation>
    </message>
    <message>
      <source>Go to one of its keyed frames.</source>
      <translation>Перейдите к одному из её опорных кадров.</translation>
    </message>
    <message>
      <source>Go to this frame in the player</source>
      <translation>Перейти к этому кадру в проигрывателе</translation>
    </message>
    <message>
      <source>Goes out: {what}. {why} ({who})</source>
      <translation>Выдаётся: {what}. {why} ({who})</translation>
    </message>
    <message>
      <source>Grade</source>
      <translation>Оценка</translation>
    </message>
    <message>
      <source>Graphic</source>
      <translation>Тяжёлые кадры</translation>
    </message>
    <message>
      <source>Graphic and unrated recordings are blurred and silent until asked for</source>
      <translation>Тяжёлые и не оценённые записи размыты и без звука, пока Вы не попросите показать их</translation>
    </message>
    <message>
      <source>Green alone</source>
      <translation>Только зелёный</translation>
    </message>
    <message>
      <source>Group</source>
      <translation>Группа</translation>
    </message>
    <message>
      <source>Groups and terms</source>
      <translation>Группы и термины</translation>
    </message>
    <message>
      <source>Groups of terms to code</source>
      <translation>Группы терминов для разметки</translation>
    </message>
    <message>
      <source>Half as fast</source>
      <translation>Вдвое медленнее</translation>
    </message>
    <message>
      <source>Hand in</source>
      <translation>Сдать</translation>
    </message>
    <message>
      <source>Handed in. {key:undo} takes that back.</source>
      <translation>Сдано. {key:undo} отменит это.</translation>
    </message>
    <message>
      <source>Hard to watch: warn before it</source>
      <translation>Тяжело смотреть: предупреждать заранее</translation>
    </message>
    <message>
      <source>Has a transcript</source>
      <translation>Есть расшифровка</translation>
    </message>
    <message>
      <source>Has sound</source>
      <translation>Есть звук</translation>
    </message>
    <message>
      <source>Hash that is signed</source>
      <translation>Подписанный хеш</translation>
    </message>
    <message>
      <source>Hashes and times of another program are kept as claimed. They are not proved.</source>
      <translation>Хеши и время из другой программы хранятся как заявленные. Они не доказаны.</translation>
    </message>
    <message>
      <source>Hashes that {program} claims: {agreeing} are those of the files that came, {differing} are not. {without} files came without one.</source>
      <translation>Хеши, заявленные программой {program}: совпадают с хешами поступивших файлов — {agreeing}, не совпадают — {differing}. Файлов без заявленного хеша: {without}.</translation>
    </message>
    <message>
      <source>Headers of the answer</source>
      <translation>Заголовки ответа</translation>
    </message>
    <message>
      <source>Heard and left out, for {there} has no sound: {count}.</source>
      <translation>Слышимое не перенесено, так как в {there} нет звука: {count}.</translation>
    </message>
    <message>
      <source>Heard:</source>
      <translation>Слышно:</translation>
    </message>
    <message>
      <source>Height</source>
      <translation>Высота</translation>
    </message>
    <message>
      <source>Height of the page: {height} pixels</source>
      <translation>Высота страницы: {height} пикс.</translation>
    </message>
    <message>
      <source>Held: {frame}</source>
      <translation>Запомнен: {frame}</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Справка</translation>
    </message>
    <message>
      <source>Help page</source>
      <translation>Страница справки</translation>
    </message>
    <message>
      <source>Help with what is in front</source>
      <translation>Справка о том, что впереди</translation>
    </message>
    <message>
      <source>Hidden from here on</source>
      <translation>Скрыта начиная отсюда</translation>
    </message>
    <message>
      <source>Hidden here</source>
      <translation>Здесь скрыта</translation>
    </message>
    <message>
      <source>History of {annotation}</source>
      <translation>История: {annotation}</translation>
    </message>
    <message>
      <source>History…</source>
      <translation>История…</translation>
    </message>
    <message>
      <source>Hold</source>
      <translation>Удержать</translation>
    </message>
    <message>
      <source>Hold a frame first: then the two are compared.</source>
      <translation>Сначала запомните кадр: тогда их можно сравнить.</translation>
    </message>
    <message>
      <source>Hold this frame</source>
      <translation>Запомнить этот кадр</translation>
    </message>
    <message>
      <source>Hold this frame, or let go of it</source>
      <translation>Запомнить этот кадр для сравнения или убрать его</translation>
    </message>
    <message>
      <source>Hourglass</source>
      <translation>Песочные часы</translation>
    </message>
    <message>
      <source>How far from there may the camera have stood?</source>
      <translation>Как далеко оттуда могла стоять камера?</translation>
    </message>
    <message>
      <source>How far it is</source>
      <translation>Ход работы</translation>
    </message>
    <message>
      <source>How far off it may be</source>
      <translation>Возможная погрешность</translation>
    </message>
    <message>
      <source>How far off the place may be, in metres</source>
      <translation>Возможная погрешность места, в метрах</translation>
    </message>
    <message>
      <source>How far the examination of the recording has come.</source>
      <translation>Насколько далеко продвинулась проверка записи.</translation>
    </message>
    <message>
      <source>How far to follow</source>
      <translation>Как далеко следить</translation>
    </message>
    <message>
      <source>How fast links are archived</source>
      <translation>Как быстро сохраняются ссылки</translation>
    </message>
    <message>
      <source>How fast…</source>
      <translation>Скорость…</translation>
    </message>
    <message>
      <source>How it came</source>
      <translation>Как поступило</translation>
    </message>
    <message>
      <source>How it came, and what is allowed</source>
      <translation>Поступление и разрешения</translation>
    </message>
    <message>
      <source>How it came, and what is allowed…</source>
      <translation>Поступление и разрешения…</translation>
    </message>
    <message>
      <source>How it is compared</source>
      <translation>Как сравнивается</translation>
    </message>
    <message>
      <source>How it is graded</source>
      <translation>Какая даётся оценка</translation>
    </message>
    <message>
      <source>How it stands</source>
      <translation>Как обстоит дело</translation>
    </message>
    <message>
      <source>How it was captured</source>
      <translation>Как получено</translation>
    </message>
    <message>
      <source>How it was handed over</source>
      <translation>Как передано</translation>
    </message>
    <message>
      <source>How it was measured: the match stands {z} times above chance (at least 10 is wanted), and {ratio} times above the next best place (at least 1.5). {votes} of {chunks} stretches of sound agree.</source>
      <translation>Как измерено: совпадение в {z} раза выше случайного (нужно не меньше 10) и в {ratio} раза выше следующего лучшего места (нужно не меньше 1,5). Согласны участков звука: {votes} из {chunks}.</translation>
    </message>
    <message>
      <source>How it was obtained</source>
      <translation>Как получен</translation>
    </message>
    <message>
      <source>How it was received</source>
      <translation>Способ передачи</translation>
    </message>
    <message>
      <source>How its letters are written</source>
      <translation>Как записаны буквы</translation>
    </message>
    <message>
      <source>How long after the beginning of {leader} does {media} begin? With a minus: before it.</source>
      <translation>Через сколько времени после начала {leader} начинается {media}? С минусом: до него.</translation>
    </message>
    <message>
      <source>How many at a time, and how politely</source>
      <translation>Сколько одновременно и насколько щадяще</translation>
    </message>
    <message>
      <source>How many recordings are listed</source>
      <translation>Сколько записей показано</translation>
    </message>
    <message>
      <source>How many were found</source>
      <translation>Сколько найдено</translation>
    </message>
    <message>
      <source>How the browser called itself</source>
      <translation>Как браузер назвал себя</translation>
    </message>
    <message>
      <source>How the held frame is compared</source>
      <translation>Как сравнивать с запомненным кадром</translation>
    </message>
    <message>
      <source>How the picture is seen</source>
      <translation>Как показано изображение</translation>
    </message>
    <message>
      <source>How the recording was captured</source>
      <translation>Как была получена запись</translation>
    </message>
    <message>
      <source>How they are told apart</source>
      <translation>Как отличить</translation>
    </message>
    <message>
      <source>How they came. All of it can be filled in later, too.</source>
      <translation>Как они поступили. Всё это можно заполнить и позже.</translation>
    </message>
    <message>
      <source>How to draw</source>
      <translation>Как рисовать</translation>
    </message>
    <message>
      <source>How you came to it</source>
      <translation>Как Вы это установили</translation>
    </message>
    <message>
      <source>How {media} is aligned</source>
      <translation>Как выровнена запись {media}</translation>
    </message>
    <message>
      <source>Identifiers in the file</source>
      <translation>Идентификаторы в файле</translation>
    </message>
    <message>
      <source>If this is a link, write it whole, with https://.</source>
      <translation>Если это ссылка, напишите её целиком, с https://.</translation>
    </message>
    <message>
      <source>In annotations and notes</source>
      <translation>В пометках и примечаниях</translation>
    </message>
    <message>
      <source>In another program</source>
      <translation>В другой программе</translation>
    </message>
    <message>
      <source>In comments</source>
      <translation>В комментариях</translation>
    </message>
    <message>
      <source>In full</source>
      <translation>Полностью</translation>
    </message>
    <message>
      <source>In hand: arrows move by a pixel, with Shift by ten, with Ctrl they change its size. Esc lets go.</source>
      <translation>Взята: стрелки двигают на пиксель, с Shift — на десять, с Ctrl меняют размер. Esc отпускает.</translation>
    </message>
    <message>
      <source>In pages</source>
      <translation>На страницах</translation>
    </message>
    <message>
      <source>In ten minutes</source>
      <translation>Через десять минут</translation>
    </message>
    <message>
      <source>In the case</source>
      <translation>В деле</translation>
    </message>
    <message>
      <source>In the log: that steps were taken and when, and fingerprints (SHA-256) of the bytes. Whoever has the very same bytes can show that they were here.</source>
      <translation>В журнале: какие шаги сделаны и когда, а также отпечатки (SHA-256) байтов. Тот, у кого есть точно такие же байты, может показать, что они здесь были.</translation>
    </message>
    <message>
      <source>In the picture</source>
      <translation>На изображении</translation>
    </message>
    <message>
      <source>In the queue as Q{number}: {state}</source>
      <translation>В очереди как Q{number}: {state}</translation>
    </message>
    <message>
      <source>In titles and descriptions</source>
      <translation>В названиях и описаниях</translation>
    </message>
    <message>
      <source>In what was said</source>
      <translation>В сказанном</translation>
    </message>
    <message>
      <source>Index of its frames</source>
      <translation>Индекс её кадров</translation>
    </message>
    <message>
      <source>Install it with: pip install 'framewitness[cluster]'</source>
      <translation>Установите его командой: pip install 'framewitness[cluster]'</translation>
    </message>
    <message>
      <source>Install the newer Framewitness.</source>
      <translation>Установите более новый Framewitness.</translation>
    </message>
    <message>
      <source>Install the newer Framewitness. The case was left untouched.</source>
      <translation>Установите более новую версию Framewitness. Дело не изменено.</translation>
    </message>
    <message>
      <source>Install this version, with the extra “cluster”, where the workers run, and start them again.</source>
      <translation>Установите эту версию с дополнением «cluster» там, где работают исполнители, и запустите их заново.</translation>
    </message>
    <message>
      <source>Into</source>
      <translation>С термином</translation>
    </message>
    <message>
      <source>Is a confirmed copy</source>
      <translation>Подтверждена как копия</translation>
    </message>
    <message>
      <source>Issuer of the certificate</source>
      <translation>Кто выдал сертификат</translation>
    </message>
    <message>
      <source>It answered with the error {code}.</source>
      <translation>Она ответила ошибкой {code}.</translation>
    </message>
    <message>
      <source>It begins with https://</source>
      <translation>Начинается с https://</translation>
    </message>
    <message>
      <source>It came with step</source>
      <translation>Поступила на шаге</translation>
    </message>
    <message>
      <source>It cannot be reached ({reason}).</source>
      <translation>Связаться с ней не удалось ({reason}).</translation>
    </message>
    <message>
      <source>It could not be written down in {path}: {fault}</source>
      <translation>Записать это в {path} не удалось: {fault}</translation>
    </message>
    <message>
      <source>It ends at {ends}.</source>
      <translation>Она кончается на {ends}.</translation>
    </message>
    <message>
      <source>It failed.</source>
      <translation>Не удалось.</translation>
    </message>
    <message>
      <source>It has been examined {count} times: give a number from 1 to {count}.</source>
      <translation>Число анализов: {count}; укажите номер от 1 до {count}.</translation>
    </message>
    <message>
      <source>It has frames 0 to {count}.</source>
      <translation>У неё кадры от 0 до {count}.</translation>
    </message>
    <message>
      <source>It has this key already.</source>
      <translation>Эта клавиша уже назначена.</translation>
    </message>
    <message>
      <source>It has {frames_a_second} frames a second, counted from 00.</source>
      <translation>Кадров в секунду: {frames_a_second}, счёт от 00.</translation>
    </message>
    <message>
      <source>It has: {attributes}.</source>
      <translation>В нём есть: {attributes}.</translation>
    </message>
    <message>
      <source>It has: {groups}.</source>
      <translation>В нём есть: {groups}.</translation>
    </message>
    <message>
      <source>It holds by the certificates that came with it. Nobody who is trusted on this computer vouches for these.</source>
      <translation>Метка верна по сертификатам, полученным вместе с ней. Никто из тех, кому доверяют на этом компьютере, за них не ручается.</translation>
    </message>
    <message>
      <source>It is also named in {names}, which stay as they are.</source>
      <translation>Это упоминается и здесь: {names}. Там всё остаётся как есть.</translation>
    </message>
    <message>
      <source>It is damaged, or was made to do harm. Nothing of it was taken in.</source>
      <translation>Он повреждён или сделан со злым умыслом. Из него ничего не принято.</translation>
    </message>
    <message>
      <source>It is gone from the case: {what}. A tombstone says when and why.</source>
      <translation>В деле этого больше нет: {what}. Отметка о стирании говорит, когда и почему.</translation>
    </message>
    <message>
      <source>It is made when you sign for the first time.</source>
      <translation>Он создаётся, когда Вы подписываете впервые.</translation>
    </message>
    <message>
      <source>It is no longer in the case. Its versions stay in the custody log.</source>
      <translation>Этого больше нет в деле. Версии остаются в журнале хранения.</translation>
    </message>
    <message>
      <source>It is not recorded that you watched any of this span {how}.</source>
      <translation>Нет записей о том, что Вы просматривали этот промежуток {how}.</translation>
    </message>
    <message>
      <source>It is not signed.</source>
      <translation>Он не подписан.</translation>
    </message>
    <message>
      <source>It is not taken in.</source>
      <translation>Он не принят.</translation>
    </message>
    <message>
      <source>It is not taken in. Ask the sender for a package without it, or receive it into another case.</source>
      <translation>Пакет не принят. Попросите отправителя прислать пакет без этого или примите его в другое дело.</translation>
    </message>
    <message>
      <source>It is of something else: no list of hashes that came is the one that was stamped.</source>
      <translation>Метка относится к чему-то другому: среди полученных списков хешей нет того, на который она поставлена.</translation>
    </message>
    <message>
      <source>It is over a kind of hash that is not relied on here.</source>
      <translation>Метка поставлена на хеш такого вида, на который здесь не полагаются.</translation>
    </message>
    <message>
      <source>It is recorded that you watched {percent} % of this span {how}. Not watched so: {gaps}. “Not seen” says nothing about those moments, and the report says so.</source>
      <translation>По записям, Вы просмотрели {percent} % этого промежутка {how}. Не просмотрено так: {gaps}. «Не увидели» ничего не говорит об этих моментах, и в отчёте это указано.</translation>
    </message>
    <message>
      <source>It is right as it stands</source>
      <translation>Всё верно, как есть</translation>
    </message>
    <message>
      <source>It is signed.</source>
      <translation>Он подписан.</translation>
    </message>
    <message>
      <source>It is still in the mirror, and goes there at its next step.</source>
      <translation>В зеркале это ещё есть и исчезнет при его следующем обновлении.</translation>
    </message>
    <message>
      <source>It is what a live stream sent while it was listened to.</source>
      <translation>Это то, что прямая трансляция передала, пока её принимали.</translation>
    </message>
    <message>
      <source>It is written in {path}, on this machine only. Nothing is sent anywhere. If you pass it on, read it first: it may name folders and files.</source>
      <translation>Это записано в {path}, только на этом компьютере. Никуда ничего не отправляется. Прежде чем передать это кому-либо, прочтите: там могут быть имена папок и файлов.</translation>
    </message>
    <message>
      <source>It leads on to another place.</source>
      <translation>Адрес ведёт дальше, в другое место.</translation>
    </message>
    <message>
      <source>It may be a file of subtitles or data.</source>
      <translation>Возможно, это файл субтитров или данных.</translation>
    </message>
    <message>
      <source>It may be graphic.</source>
      <translation>Могут быть тяжёлые кадры.</translation>
    </message>
    <message>
      <source>It may be off by {error} s: {own} s is what was measured, and {travel} s is what sound takes over {metres} m, the largest distance that the recorders may have had from each other. Where they stood closer, say so in the panel and ask again.</source>
      <translation>Возможная погрешность {error} с: {own} с по измерению и {travel} с, за которые звук проходит {metres} м — наибольшее возможное расстояние между записывавшими устройствами. Если они были ближе, укажите это на панели и повторите запрос.</translation>
    </message>
    <message>
      <source>It refused ({words}).</source>
      <translation>Она отказала ({words}).</translation>
    </message>
    <message>
      <source>It sent something far too long.</source>
      <translation>Она прислала что-то слишком длинное.</translation>
    </message>
    <message>
      <source>It shows the case as of custody entry {number}.</source>
      <translation>Отчёт показывает дело по состоянию на строку журнала хранения {number}.</translation>
    </message>
    <message>
      <source>It stays in the case. Reports show nothing of it; they say that it was left out, and print the reason.</source>
      <translation>Запись остаётся в деле. В отчётах ничего из неё не показывается: указывается, что она не включена, и печатается причина.</translation>
    </message>
    <message>
      <source>It stays in the case: without the names that are to go</source>
      <translation>Остаётся в деле: пишите без имён, которые стираются</translation>
    </message>
    <message>
      <source>It was begun and has not ended; it goes on when the case is closed next.</source>
      <translation>Начато и не завершено; продолжится при следующем закрытии дела.</translation>
    </message>
    <message>
      <source>It was cancelled.</source>
      <translation>Отменено.</translation>
    </message>
    <message>
      <source>It was not asked for: {why}</source>
      <translation>Запрос не выполнялся: {why}</translation>
    </message>
    <message>
      <source>It was not decoded to its end.</source>
      <translation>Декодировано не до конца.</translation>
    </message>
    <message>
      <source>It will be in {path}</source>
      <translation>Будет в {path}</translation>
    </message>
    <message>
      <source>Its answer</source>
      <translation>Ответ архива</translation>
    </message>
    <message>
      <source>Its answer has no Date.</source>
      <translation>В его ответе нет Date.</translation>
    </message>
    <message>
      <source>Its columns are: {names}.</source>
      <translation>Её столбцы: {names}.</translation>
    </message>
    <message>
      <source>Its coordinates</source>
      <translation>Координаты места</translation>
    </message>
    <message>
      <source>Its files stay in the case. Lift the restriction of the field first.</source>
      <translation>Её файлы остаются в деле. Сначала снимите ограничение поля.</translation>
    </message>
    <message>
      <source>Its frames are numbered 0 to {last}.</source>
      <translation>Её кадры пронумерованы от 0 до {last}.</translation>
    </message>
    <message>
      <source>Its header is damaged. Look for another copy of the recording.</source>
      <translation>Заголовок повреждён. Поищите другую копию записи.</translation>
    </message>
    <message>
      <source>Its keys are the window's: {key:play} plays, {key:frame_back} and {key:frame_forward} step.</source>
      <translation>Ею управляют клавиши окна: {key:play} воспроизводит, {key:frame_back} и {key:frame_forward} перемещают по кадрам.</translation>
    </message>
    <message>
      <source>Its name</source>
      <translation>Название</translation>
    </message>
    <message>
      <source>Its name ({count} recordings go into it)</source>
      <translation>Её название (войдёт записей: {count})</translation>
    </message>
    <message>
      <source>Its own log is kept as annex {label}.</source>
      <translation>Его собственный журнал хранится как приложение {label}.</translation>
    </message>
    <message>
      <source>Its page was captured</source>
      <translation>Её страница сохранена</translation>
    </message>
    <message>
      <source>Its short name, typed</source>
      <translation>Введённое краткое имя</translation>
    </message>
    <message>
      <source>Its shots, keyframes and sound are looked through again. What was found before stays in the case, and can be shown again. Keyframes that you pinned or removed stay so.</source>
      <translation>Планы, ключевые кадры и звук будут проанализированы заново. Найденное раньше остаётся в деле, его можно показать снова. Закреплённые и убранные Вами ключевые кадры такими и останутся.</translation>
    </message>
    <message>
      <source>Join</source>
      <translation>Присоединить</translation>
    </message>
    <message>
      <source>Join a file saved by hand</source>
      <translation>Присоединить сохранённый вручную файл</translation>
    </message>
    <message>
      <source>Join a file saved by hand…</source>
      <translation>Присоединить сохранённый вручную файл…</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Сохранить</translation>
    </message>
    <message>
      <source>Keep a still of the picture as it is seen</source>
      <translation>Сохранить снимок изображения в показанном виде</translation>
    </message>
    <message>
      <source>Keep a still of this</source>
      <translation>Сохранить снимок</translation>
    </message>
    <message>
      <source>Keep both</source>
      <translation>Оставить обе</translation>
    </message>
    <message>
      <source>Keep it</source>
      <translation>Хранить</translation>
    </message>
    <message>
      <source>Keep it here</source>
      <translation>Оставить здесь</translation>
    </message>
    <message>
      <source>Keep neither</source>
      <translation>Не оставлять</translation>
    </message>
    <message>
      <source>Keep the case in a folder that every computer of the cluster has mounted at this very path.</source>
      <translation>Держите дело в папке, которая на каждом компьютере кластера подключена по этому же пути.</translation>
    </message>
    <message>
      <source>Keep the comments too</source>
      <translation>Сохранять и комментарии</translation>
    </message>
    <message>
      <source>Keep the offset that is being tried, as set by ear</source>
      <translation>Сохранить пробуемый сдвиг как установленный на слух</translation>
    </message>
    <message>
      <source>Keep the page as a browser shows it</source>
      <translation>Сохранять страницу такой, как её показывает браузер</translation>
    </message>
    <message>
      <source>Keep the region where it is drawn here</source>
      <translation>Оставить область там, где она показана здесь</translation>
    </message>
    <message>
      <source>Keep the result</source>
      <translation>Сохранить результат</translation>
    </message>
    <message>
      <source>Keep the second's</source>
      <translation>Оставить второго</translation>
    </message>
    <message>
      <source>Keep these choices.</source>
      <translation>Сохраните эти варианты.</translation>
    </message>
    <message>
      <source>Keep this case's</source>
      <translation>Оставить из дела</translation>
    </message>
    <message>
      <source>Keep this place</source>
      <translation>Оставить это место</translation>
    </message>
    <message>
      <source>Keep this search</source>
      <translation>Сохранить этот поиск</translation>
    </message>
    <message>
      <source>Keep this search…</source>
      <translation>Сохранить этот поиск…</translation>
    </message>
    <message>
      <source>Keep working</source>
      <translation>Продолжить работу</translation>
    </message>
    <message>
      <source>Kept as {media}-E{number}: a picture made from the frame, with the steps that made it.</source>
      <translation>Сохранено как {media}-E{number}: изображение, сделанное из кадра, с шагами, которыми оно сделано.</translation>
    </message>
    <message>
      <source>Kept, but no recording that can be read: {file}</source>
      <translation>Сохранён, но записи, которую можно прочитать, в нём нет: {file}</translation>
    </message>
    <message>
      <source>Kept. Somebody else should check it now.</source>
      <translation>Сохранено. Теперь это должен проверить другой человек.</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Клавиша</translation>
    </message>
    <message numerus="yes">
      <source>Keyed frames outside the annotation's span: %n</source>
      <translation>
        <numerusform>Опорных кадров вне промежутка пометки: %n</numerusform>
        <numerusform>Опорных кадров вне промежутка пометки: %n</numerusform>
        <numerusform>Опорных кадров вне промежутка пометки: %n</numerusform>
      </translation>
    </message>
    <message>
      <source>Keyframes</source>
      <translation>Ключевые кадры</translation>
    </message>
    <message>
      <source>Keyframes every {seconds} s are not possible.</source>
      <translation>Ключевые кадры через каждые {seconds} с невозможны.</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Клавиши</translation>
    </message>
    <message>
      <source>Keys like those of</source>
      <translation>Клавиши как в программе</translation>
    </message>
    <message>
      <source>Keys…</source>
      <translation>Клавиши…</translation>
    </message>
    <message>
      <source>Keywords</source>
      <translation>Ключевые слова</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Тип</translation>
    </message>
    <message>
      <source>Kind of content</source>
      <translation>Вид содержания</translation>
    </message>
    <message>
      <source>Kind of recording</source>
      <translation>Вид записи</translation>
    </message>
    <message>
      <source>Known kinds: {SUFFIXES}.</source>
      <translation>Известные виды: {SUFFIXES}.</translation>
    </message>
    <message>
      <source>Known: {names}.</source>
      <translation>Известны: {names}.</translation>
    </message>
    <message>
      <source>K{number} at {time}</source>
      <translation>K{number}, {time}</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Название</translation>
    </message>
    <message>
      <source>Label in {language}</source>
      <translation>Название, язык: {language}</translation>
    </message>
    <message>
      <source>Landmarks</source>
      <translation>Ориентиры</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Язык</translation>
    </message>
    <message>
      <source>Language of the translation</source>
      <translation>Язык перевода</translation>
    </message>
    <message>
      <source>Language of the words</source>
      <translation>Язык текста</translation>
    </message>
    <message>
      <source>Language of what is said</source>
      <translation>Язык речи</translation>
    </message>
    <message>
      <source>Language spoken</source>
      <translation>Язык речи</translation>
    </message>
    <message>
      <source>Language: English</source>
      <translation>Language: English</translation>
    </message>
    <message>
      <source>Language: as the desktop</source>
      <translation>Язык: как в системе</translation>
    </message>
    <message>
      <source>Languages</source>
      <translation>Языки</translation>
    </message>
    <message>
      <source>Largest distance between the recorders</source>
      <translation>Наибольшее расстояние между записывавшими устройствами</translation>
    </message>
    <message>
      <source>Later (Alt+Down)</source>
      <translation>Позже (Alt+↓)</translation>
    </message>
    <message>
      <source>Latitude</source>
      <translation>Широта</translation>
    </message>
    <message>
      <source>Lay beside it</source>
      <translation>Лежало рядом с ним</translation>
    </message>
    <message>
      <source>Lead</source>
      <translation>Ведущая</translation>
    </message>
    <message>
      <source>Leave --pick out to see the list.</source>
      <translation>Чтобы увидеть список, не указывайте --pick.</translation>
    </message>
    <message>
      <source>Leave it to somebody else.</source>
      <translation>Предоставьте это другому.</translation>
    </message>
    <message>
      <source>Leave out</source>
      <translation>Не включать</translation>
    </message>
    <message>
      <source>Leave out of reports</source>
      <translation>Не включать в отчёты</translation>
    </message>
    <message>
      <source>Leave out of reports…</source>
      <translation>Не включать в отчёты…</translation>
    </message>
    <message>
      <source>Leave these recordings out</source>
      <translation>Не включать эти записи</translation>
    </message>
    <message>
      <source>Leave “member of” empty for a group.</source>
      <translation>Для группы оставьте поле «Вместе с» пустым.</translation>
    </message>
    <message>
      <source>Leaves it out of reports, packages and exports</source>
      <translation>Не включает это в отчёты, пакеты и выгрузки</translation>
    </message>
    <message>
      <source>Left and right exchanged, for the picture is mirrored: {count}.</source>
      <translation>Лево и право поменяны местами, так как изображение зеркальное: {count}.</translation>
    </message>
    <message>
      <source>Left out of everything that is given out, because</source>
      <translation>Не входит ни во что выдаваемое, потому что</translation>
    </message>
    <message>
      <source>Left out of reports</source>
      <translation>Не включается в отчёты</translation>
    </message>
    <message>
      <source>Left out of reports: {reason}</source>
      <translation>Не включается в отчёты: {reason}</translation>
    </message>
    <message>
      <source>Left out:</source>
      <translation>Не вошло:</translation>
    </message>
    <message>
      <source>Left out: {what}</source>
      <translation>Не вошло: {what}</translation>
    </message>
    <message>
      <source>Left, because somebody changed it since: {steps}.</source>
      <translation>Оставлено, потому что после этого кто-то внёс изменения: {steps}.</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Длительность</translation>
    </message>
    <message>
      <source>Length by the list of segments</source>
      <translation>Длительность по списку сегментов</translation>
    </message>
    <message>
      <source>Let go of the held frame</source>
      <translation>Убрать запомненный кадр</translation>
    </message>
    <message>
      <source>Let into reports again</source>
      <translation>Снова включать в отчёты</translation>
    </message>
    <message>
      <source>Let it end in {ENDING}.</source>
      <translation>Имя должно оканчиваться на {ENDING}.</translation>
    </message>
    <message>
      <source>Let the account that the workers run under write to the folder of the case.</source>
      <translation>Разрешите учётной записи, под которой работают исполнители, запись в папку дела.</translation>
    </message>
    <message>
      <source>Let the key go to end it</source>
      <translation>Отпустите клавишу, чтобы завершить</translation>
    </message>
    <message>
      <source>Let the name end in .srt or .vtt.</source>
      <translation>Имя должно оканчиваться на .srt или .vtt.</translation>
    </message>
    <message>
      <source>Let the name end in .toml, .csv or .boris.</source>
      <translation>Имя должно оканчиваться на .toml, .csv или .boris.</translation>
    </message>
    <message>
      <source>Lets the place or time of this recording go out, which stays otherwise</source>
      <translation>Разрешает выдавать место или время этой записи, которые иначе остаются здесь</translation>
    </message>
    <message>
      <source>Letters</source>
      <translation>Кодировка</translation>
    </message>
    <message>
      <source>Lift a restriction first, or have it coded here, in this case.</source>
      <translation>Сначала снимите ограничение или пусть размечают здесь, в этом деле.</translation>
    </message>
    <message>
      <source>Likelihood</source>
      <translation>Правдоподобность</translation>
    </message>
    <message>
      <source>Line of the wipe to the left</source>
      <translation>Линия шторки влево</translation>
    </message>
    <message>
      <source>Line of the wipe to the right</source>
      <translation>Линия шторки вправо</translation>
    </message>
    <message>
      <source>Lines of an interlaced picture</source>
      <translation>Строки чересстрочного изображения</translation>
    </message>
    <message>
      <source>Link</source>
      <translation>Ссылка</translation>
    </message>
    <message>
      <source>Link asked</source>
      <translation>Запрошенная ссылка</translation>
    </message>
    <message>
      <source>Link in the queue</source>
      <translation>Ссылка в очереди</translation>
    </message>
    <message>
      <source>Link of the copy</source>
      <translation>Ссылка на копию</translation>
    </message>
    <message>
      <source>Link of the copy, if you had one made in your browser</source>
      <translation>Ссылка на копию, если Вы сделали её в браузере</translation>
    </message>
    <message>
      <source>Link reached</source>
      <translation>Итоговая ссылка</translation>
    </message>
    <message>
      <source>Link that was asked for</source>
      <translation>Запрошенная ссылка</translation>
    </message>
    <message>
      <source>Link that was reached</source>
      <translation>Итоговая ссылка</translation>
    </message>
    <message>
      <source>Link to be copied</source>
      <translation>Ссылка для копирования</translation>
    </message>
    <message>
      <source>Link: {url}</source>
      <translation>Ссылка: {url}</translation>
    </message>
    <message>
      <source>Links</source>
      <translation>Ссылки</translation>
    </message>
    <message>
      <source>Links  {count}</source>
      <translation>Ссылки  {count}</translation>
    </message>
    <message>
      <source>Links are asked that way from now on.</source>
      <translation>С этого момента обращения по ссылкам идут этим путём.</translation>
    </message>
    <message>
      <source>Links at a time</source>
      <translation>Ссылок одновременно</translation>
    </message>
    <message>
      <source>Links in the queue</source>
      <translation>Ссылки в очереди</translation>
    </message>
    <message>
      <source>Links to archive</source>
      <translation>Ссылки для сохранения</translation>
    </message>
    <message>
      <source>Links wait until it is known by which way they are asked.</source>
      <translation>Ссылки ждут, пока неизвестно, каким путём по ним обращаться.</translation>
    </message>
    <message>
      <source>Links wait: the proxy that you went through has to be given again.</source>
      <translation>Ссылки ждут: прокси, через который Вы работали, нужно указать снова.</translation>
    </message>
    <message>
      <source>Links wait: {hosts} would see this computer's internet address.</source>
      <translation>Ссылки ждут. Интернет-адрес этого компьютера увидели бы: {hosts}.</translation>
    </message>
    <message>
      <source>Links, one a line</source>
      <translation>Ссылки, по одной в строке</translation>
    </message>
    <message>
      <source>Links: {summary}</source>
      <translation>Ссылки: {summary}</translation>
    </message>
    <message>
      <source>Link…</source>
      <translation>Ссылка…</translation>
    </message>
    <message>
      <source>List all recordings again</source>
      <translation>Снова показать все записи</translation>
    </message>
    <message>
      <source>List that it stood in</source>
      <translation>Список, в котором это было</translation>
    </message>
    <message>
      <source>List the recordings that have “{words}”</source>
      <translation>Показать записи, где есть «{words}»</translation>
    </message>
    <message>
      <source>Lists of links (*.txt *.csv *.tsv)</source>
      <translation>Списки ссылок (*.txt *.csv *.tsv)</translation>
    </message>
    <message>
      <source>Lists the recordings that have these words anywhere: in titles, descriptions, comments, pages, transcripts or annotations. Enter shows the places.</source>
      <translation>Показывает записи, в которых эти слова есть где угодно: в названиях, описаниях, комментариях, на страницах, в расшифровках или пометках. Enter показывает места.</translation>
    </message>
    <message>
      <source>Live or not</source>
      <translation>Прямая трансляция или нет</translation>
    </message>
    <message>
      <source>Live status</source>
      <translation>Состояние трансляции</translation>
    </message>
    <message>
      <source>Local contrast (CLAHE)</source>
      <translation>Местный контраст (CLAHE)</translation>
    </message>
    <message>
      <source>Log and records of the case do not agree: {fault}</source>
      <translation>Журнал дела и записи каталога расходятся: {fault}</translation>
    </message>
    <message>
      <source>Login</source>
      <translation>Вход</translation>
    </message>
    <message>
      <source>Longitude</source>
      <translation>Долгота</translation>
    </message>
    <message>
      <source>Look again at what others coded</source>
      <translation>Взглянуть повторно на размеченное другими</translation>
    </message>
    <message>
      <source>Look again what would go, and erase it then.</source>
      <translation>Посмотрите снова, что будет стёрто, и затем стирайте.</translation>
    </message>
    <message>
      <source>Look at how it stands now, and do it again if it is still wanted.</source>
      <translation>Посмотрите, как это выглядит сейчас, и повторите, если это ещё нужно.</translation>
    </message>
    <message>
      <source>Look at how it stands now, and make the change again if it is still wanted.</source>
      <translation>Посмотрите, как это выглядит сейчас, и внесите изменение ещё раз, если оно ещё нужно.</translation>
    </message>
    <message>
      <source>Look at the numbers again.</source>
      <translation>Проверьте числа.</translation>
    </message>
    <message>
      <source>Look at the year and the zone.</source>
      <translation>Проверьте год и часовой пояс.</translation>
    </message>
    <message>
      <source>Look for copies again</source>
      <translation>Искать копии заново</translation>
    </message>
    <message>
      <source>Look for copies…</source>
      <translation>Искать копии…</translation>
    </message>
    <message>
      <source>Look for the same recording elsewhere.</source>
      <translation>Поищите эту же запись в другом месте.</translation>
    </message>
    <message>
      <source>Look in the vocabulary, or add a term to it</source>
      <translation>Посмотреть в словаре или добавить в него термин</translation>
    </message>
    <message>
      <source>Look inside</source>
      <translation>Заглянуть внутрь</translation>
    </message>
    <message>
      <source>Look the code up in the list of terms.</source>
      <translation>Найдите код в списке терминов.</translation>
    </message>
    <message>
      <source>Look what may go out</source>
      <translation>Проверка того, что можно выдать</translation>
    </message>
    <message>
      <source>Look what would go</source>
      <translation>Определение того, что будет стёрто</translation>
    </message>
    <message>
      <source>Look whether it is the right file.</source>
      <translation>Проверьте, тот ли это файл.</translation>
    </message>
    <message>
      <source>Look whether it is the right folder. A file with an unusual ending is taken when it is named.</source>
      <translation>Проверьте, та ли это папка. Файл с необычным расширением принимается, если указать его явно.</translation>
    </message>
    <message>
      <source>Look whether it is the zip file that “Export Case” made, and whether it was copied whole.</source>
      <translation>Проверьте, тот ли это файл zip, который создан командой «Export Case», и полностью ли он скопирован.</translation>
    </message>
    <message>
      <source>Look whether one of them was slowed down or sped up.</source>
      <translation>Проверьте, не замедлена ли или не ускорена ли одна из них.</translation>
    </message>
    <message>
      <source>Look whether the disk is full. The case is unharmed, and everything but the search works.</source>
      <translation>Проверьте, не заполнен ли диск. Дело не повреждено, и всё, кроме поиска, работает.</translation>
    </message>
    <message>
      <source>Look whether the disk or card is connected.</source>
      <translation>Проверьте, подключён ли диск или карта.</translation>
    </message>
    <message>
      <source>Look whether there is one: {link}</source>
      <translation>Проверьте, есть ли она: {link}</translation>
    </message>
    <message>
      <source>Look which case it belongs to.</source>
      <translation>Посмотрите, к какому делу он относится.</translation>
    </message>
    <message>
      <source>Look with sound</source>
      <translation>Просмотр со звуком</translation>
    </message>
    <message>
      <source>Look: as the desktop</source>
      <translation>Оформление: как в системе</translation>
    </message>
    <message>
      <source>Look: dark</source>
      <translation>Оформление: тёмное</translation>
    </message>
    <message>
      <source>Look: light</source>
      <translation>Оформление: светлое</translation>
    </message>
    <message>
      <source>Looked at {speed}× speed, with sound</source>
      <translation>Искали на скорости {speed}×, со звуком</translation>
    </message>
    <message>
      <source>Looked at {speed}× speed, without sound</source>
      <translation>Искали на скорости {speed}×, без звука</translation>
    </message>
    <message>
      <source>Looked for and not seen</source>
      <translation>Искали и не увидели</translation>
    </message>
    <message>
      <source>Looked for and not seen…</source>
      <translation>Искали и не увидели…</translation>
    </message>
    <message>
      <source>Looking at the files</source>
      <translation>Просмотр файлов</translation>
    </message>
    <message>
      <source>Looking at {link}</source>
      <translation>Просмотр: {link}</translation>
    </message>
    <message>
      <source>Looking for copies</source>
      <translation>Поиск копий</translation>
    </message>
    <message>
      <source>Looking for copies among the recordings of this case…</source>
      <translation>Идёт поиск копий среди записей этого дела…</translation>
    </message>
    <message>
      <source>Looking for links that the case has</source>
      <translation>Поиск ссылок, которые уже есть в деле</translation>
    </message>
    <message>
      <source>Looking for {name} in the recordings of this case…</source>
      <translation>{name}: идёт поиск в записях этого дела…</translation>
    </message>
    <message>
      <source>Looking through {file}</source>
      <translation>Просмотр {file}</translation>
    </message>
    <message>
      <source>Looking what would go…</source>
      <translation>Определяется, что будет стёрто…</translation>
    </message>
    <message>
      <source>Lower field alone</source>
      <translation>Только нижнее поле</translation>
    </message>
    <message>
      <source>Machine of the capture</source>
      <translation>Компьютер, на котором получено</translation>
    </message>
    <message>
      <source>Made for</source>
      <translation>Для чего</translation>
    </message>
    <message>
      <source>Made with</source>
      <translation>Чем сделано</translation>
    </message>
    <message>
      <source>Made: {what}</source>
      <translation>Как создано: {what}</translation>
    </message>
    <message>
      <source>Make a case</source>
      <translation>Создать дело</translation>
    </message>
    <message>
      <source>Make a new case</source>
      <translation>Новое дело</translation>
    </message>
    <message>
      <source>Make a new case…</source>
      <translation>Новое дело…</translation>
    </message>
    <message>
      <source>Make a package</source>
      <translation>Собрать пакет</translation>
    </message>
    <message>
      <source>Make a package…</source>
      <translation>Собрать пакет…</translation>
    </message>
    <message>
      <source>Make a report</source>
      <translation>Составить отчёт</translation>
    </message>
    <message>
      <source>Make a report…</source>
      <translation>Составить отчёт…</translation>
    </message>
    <message>
      <source>Make it</source>
      <translation>Создать</translation>
    </message>
    <message>
      <source>Make one with “framewitness new”, or check the path.</source>
      <translation>Создайте его командой «framewitness new» или проверьте путь.</translation>
    </message>
    <message>
      <source>Make report</source>
      <translation>Составить</translation>
    </message>
    <message>
      <source>Make the blind copy…</source>
      <translation>Сделать слепую копию…</translation>
    </message>
    <message>
      <source>Make the package</source>
      <translation>Собрать пакет</translation>
    </message>
    <message>
      <source>Make the report of that entry or a later one. The hashes of reports given out stay in the case.</source>
      <translation>Составьте отчёт по этой или более поздней строке журнала. Хеши выданных отчётов остаются в деле.</translation>
    </message>
    <message>
      <source>Make them alike first, or keep them apart.</source>
      <translation>Сначала сделайте их одинаковыми или оставьте раздельными.</translation>
    </message>
    <message>
      <source>Many: also where little changes</source>
      <translation>Много: также там, где меняется немногое</translation>
    </message>
    <message>
      <source>Mark a part of the pan, and stitch the rest apart.</source>
      <translation>Отметьте часть поворота, а остальное склейте отдельно.</translation>
    </message>
    <message>
      <source>Mark a span with {key:mark_in} and {key:mark_out}, or choose an annotation that has one.</source>
      <translation>Отметьте промежуток клавишами {key:mark_in} и {key:mark_out} или выберите пометку с промежутком.</translation>
    </message>
    <message>
      <source>Mark a span within one shot, where the camera turns slowly and the picture is sharp; a view of a plain wall or the sky gives nothing to go by.</source>
      <translation>Отметьте промежуток внутри одного плана, где камера поворачивается медленно и изображение резкое; гладкая стена или небо не дают за что зацепиться.</translation>
    </message>
    <message>
      <source>Mark the beginning of a span</source>
      <translation>Отметить начало промежутка</translation>
    </message>
    <message>
      <source>Mark the end of a span</source>
      <translation>Отметить конец промежутка</translation>
    </message>
    <message>
      <source>Mark the span in which the camera turns first: {key:mark_in} at its beginning, {key:mark_out} at its end.</source>
      <translation>Сначала отметьте промежуток, в котором камера поворачивается: {key:mark_in} в начале, {key:mark_out} в конце.</translation>
    </message>
    <message>
      <source>Mark the span in which the camera turns, or capture one frame as a still.</source>
      <translation>Отметьте промежуток, в котором камера поворачивается, или сделайте снимок одного кадра.</translation>
    </message>
    <message>
      <source>Mark the span in which the view turns.</source>
      <translation>Отметьте промежуток, в котором вид поворачивается.</translation>
    </message>
    <message>
      <source>Marked span</source>
      <translation>Отмеченный промежуток</translation>
    </message>
    <message>
      <source>Matching points</source>
      <translation>Общие точки</translation>
    </message>
    <message>
      <source>Merge</source>
      <translation>Объединить</translation>
    </message>
    <message>
      <source>Merge into</source>
      <translation>Объединить с</translation>
    </message>
    <message>
      <source>Merge into one</source>
      <translation>Объединить в одну</translation>
    </message>
    <message>
      <source>Merge lines of one speaker and one language.</source>
      <translation>Объединяйте реплики одного говорящего и одного языка.</translation>
    </message>
    <message>
      <source>Merge the chosen lines</source>
      <translation>Объединить выбранные реплики</translation>
    </message>
    <message>
      <source>Merge them into another, or take the name away there first.</source>
      <translation>Объедините с другим или сначала уберите там это имя.</translation>
    </message>
    <message>
      <source>Merge “{term}” into another term</source>
      <translation>Объединить «{term}» с другим термином</translation>
    </message>
    <message>
      <source>Merged</source>
      <translation>Объединено</translation>
    </message>
    <message numerus="yes">
      <source>Merged %n annotations into A{number}.</source>
      <translation>
        <numerusform>Объединена %n пометка в A{number}.</numerusform>
        <numerusform>Объединены %n пометки в A{number}.</numerusform>
        <numerusform>Объединено %n пометок в A{number}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Merge…</source>
      <translation>Объединить…</translation>
    </message>
    <message>
      <source>Merging annotations</source>
      <translation>Объединение пометок</translation>
    </message>
    <message>
      <source>Merging lines</source>
      <translation>Объединение реплик</translation>
    </message>
    <message>
      <source>Merging {term} into another term</source>
      <translation>Слияние термина {term} с другим</translation>
    </message>
    <message>
      <source>Milliseconds between seeing something and pressing its key (0: none).
While it plays, codes are set this much earlier, times the speed;
at rest they are always at the frame on screen.</source>
      <translation>Миллисекунды между тем, как Вы что-то увидели, и нажатием клавиши (0: нет).
При воспроизведении пометки ставятся на столько раньше, с учётом скорости;
на паузе они всегда ставятся на показанном кадре.</translation>
    </message>
    <message>
      <source>Mind: one term is for spans and the other for points. Annotations keep their times.</source>
      <translation>Внимание: один термин — для промежутков, другой — для моментов. Пометки сохраняют своё время.</translation>
    </message>
    <message>
      <source>Minutes of a live stream, at most</source>
      <translation>Минут прямой трансляции, не больше</translation>
    </message>
    <message>
      <source>Mirror</source>
      <translation>Зеркало</translation>
    </message>
    <message>
      <source>Mirrors that could not be reached</source>
      <translation>Недоступные зеркала</translation>
    </message>
    <message>
      <source>Mirrors, if there are any: the settings of this computer could not be read.</source>
      <translation>Зеркала, если они есть: настройки этого компьютера не удалось прочитать.</translation>
    </message>
    <message>
      <source>Missing</source>
      <translation>Чего нет</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Ещё</translation>
    </message>
    <message>
      <source>More of it</source>
      <translation>Подробнее</translation>
    </message>
    <message>
      <source>Move down</source>
      <translation>Сдвинуть вниз</translation>
    </message>
    <message>
      <source>Move it between its start and end.</source>
      <translation>Переместите его между её началом и концом.</translation>
    </message>
    <message>
      <source>Move one frame earlier</source>
      <translation>Сдвинуть на кадр раньше</translation>
    </message>
    <message>
      <source>Move one frame later</source>
      <translation>Сдвинуть на кадр позже</translation>
    </message>
    <message>
      <source>Move them elsewhere first.</source>
      <translation>Сначала переместите их.</translation>
    </message>
    <message>
      <source>Move them to another group first.</source>
      <translation>Сначала переместите их в другую группу.</translation>
    </message>
    <message>
      <source>Move to begin here</source>
      <translation>Сдвинуть, чтобы начиналось здесь</translation>
    </message>
    <message>
      <source>Move to the left</source>
      <translation>Сдвинуть влево</translation>
    </message>
    <message>
      <source>Move to the right</source>
      <translation>Сдвинуть вправо</translation>
    </message>
    <message>
      <source>Move up</source>
      <translation>Сдвинуть вверх</translation>
    </message>
    <message>
      <source>Moved</source>
      <translation>Перемещено</translation>
    </message>
    <message numerus="yes">
      <source>Moved %n annotations.</source>
      <translation>
        <numerusform>Перемещена %n пометка.</numerusform>
        <numerusform>Перемещены %n пометки.</numerusform>
        <numerusform>Перемещено %n пометок.</numerusform>
      </translation>
    </message>
    <message>
      <source>Moving annotations</source>
      <translation>Перемещение пометок</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Имя</translation>
    </message>
    <message>
      <source>Name a new folder: a package is never written over another thing.</source>
      <translation>Назовите новую папку: пакет никогда не пишется поверх чего-либо.</translation>
    </message>
    <message>
      <source>Name a person or group that the case does not know yet</source>
      <translation>Назвать человека или группу, которых ещё нет в деле</translation>
    </message>
    <message>
      <source>Name a recording of the case too: M1, M2 …</source>
      <translation>Укажите также запись дела: M1, M2 …</translation>
    </message>
    <message>
      <source>Name a subtitle file.</source>
      <translation>Укажите файл субтитров.</translation>
    </message>
    <message>
      <source>Name its encoding: {ENCODINGS}.</source>
      <translation>Укажите кодировку: {ENCODINGS}.</translation>
    </message>
    <message>
      <source>Name its own recording with it.</source>
      <translation>Укажите вместе с ним его запись.</translation>
    </message>
    <message>
      <source>Name of the case</source>
      <translation>Название дела</translation>
    </message>
    <message>
      <source>Name of the file</source>
      <translation>Имя файла</translation>
    </message>
    <message>
      <source>Name of the file and where it lay</source>
      <translation>Имя файла и где он лежал</translation>
    </message>
    <message>
      <source>Name of the region</source>
      <translation>Название области</translation>
    </message>
    <message>
      <source>Name of the uploader's account</source>
      <translation>Имя учётной записи загрузившего</translation>
    </message>
    <message>
      <source>Name or pseudonym that stands in the case for what you do from now on:</source>
      <translation>Имя или псевдоним, под которым в деле будет записано всё, что Вы сделаете дальше:</translation>
    </message>
    <message>
      <source>Name the authority with --add URL.</source>
      <translation>Назовите службу штампов времени через --add URL.</translation>
    </message>
    <message>
      <source>Name the folder that it is to lie in.</source>
      <translation>Укажите папку, в которой оно должно лежать.</translation>
    </message>
    <message>
      <source>Name the recording too: M1, M2 …</source>
      <translation>Укажите также запись: M1, M2 …</translation>
    </message>
    <message>
      <source>Name the recording, such as M3, before --confirm, --dismiss or --carry.</source>
      <translation>Укажите запись, например M3, перед --confirm, --dismiss или --carry.</translation>
    </message>
    <message>
      <source>Name those that it is said of: M1 M2.</source>
      <translation>Укажите те, о которых это сказано: M1 M2.</translation>
    </message>
    <message>
      <source>Name two recordings.</source>
      <translation>Укажите две записи.</translation>
    </message>
    <message>
      <source>Name, if it asks for one</source>
      <translation>Имя, если требуется</translation>
    </message>
    <message>
      <source>Named in a list, and not there: {file}</source>
      <translation>Назван в списке, но его нет: {file}</translation>
    </message>
    <message>
      <source>Named in no list that was read, and not taken in ({count}): {shown}</source>
      <translation>Не указаны ни в одном прочитанном списке и не приняты ({count}): {shown}</translation>
    </message>
    <message>
      <source>Names under which somebody did: {names}.</source>
      <translation>Имена, под которыми что-либо делалось: {names}.</translation>
    </message>
    <message>
      <source>Neither the server nor the recording says how much there is of it.</source>
      <translation>Ни сервер, ни сама запись не сообщают, какого она объёма.</translation>
    </message>
    <message>
      <source>Network path</source>
      <translation>Сетевой путь</translation>
    </message>
    <message>
      <source>New</source>
      <translation>Новый</translation>
    </message>
    <message>
      <source>New annotation</source>
      <translation>Новая пометка</translation>
    </message>
    <message>
      <source>New collection</source>
      <translation>Новая подборка</translation>
    </message>
    <message>
      <source>New collection…</source>
      <translation>Новая подборка…</translation>
    </message>
    <message>
      <source>New folder</source>
      <translation>Новая папка</translation>
    </message>
    <message>
      <source>New folder for the package</source>
      <translation>Новая папка для пакета</translation>
    </message>
    <message>
      <source>New group</source>
      <translation>Новая группа</translation>
    </message>
    <message>
      <source>New key: press it here</source>
      <translation>Новая клавиша: нажмите её здесь</translation>
    </message>
    <message>
      <source>New term</source>
      <translation>Новый термин</translation>
    </message>
    <message>
      <source>New version</source>
      <translation>Новая версия</translation>
    </message>
    <message>
      <source>New…</source>
      <translation>Добавить…</translation>
    </message>
    <message>
      <source>Next annotation</source>
      <translation>Следующая пометка</translation>
    </message>
    <message>
      <source>Next keyed</source>
      <translation>Следующий опорный</translation>
    </message>
    <message>
      <source>Next keyed frame of the region</source>
      <translation>Следующий опорный кадр области</translation>
    </message>
    <message>
      <source>Next keyframe</source>
      <translation>Следующий ключевой кадр</translation>
    </message>
    <message>
      <source>Next mark</source>
      <translation>Следующая отметка</translation>
    </message>
    <message>
      <source>Next shot</source>
      <translation>Следующий план</translation>
    </message>
    <message>
      <source>Next stretch that I have not watched</source>
      <translation>Следующий участок, не просмотренный мной</translation>
    </message>
    <message>
      <source>Next stretch that nobody has watched</source>
      <translation>Следующий участок, который никто не смотрел</translation>
    </message>
    <message>
      <source>Next suggestion</source>
      <translation>Следующее предложение программы</translation>
    </message>
    <message>
      <source>Next try at {time}: {why}</source>
      <translation>Следующая попытка в {time}: {why}</translation>
    </message>
    <message>
      <source>No annotation is chosen.
Click one on the timeline or in the table.</source>
      <translation>Пометка не выбрана.
Щёлкните её на шкале времени или в таблице.</translation>
    </message>
    <message>
      <source>No annotation is under way.</source>
      <translation>Начатых пометок нет.</translation>
    </message>
    <message>
      <source>No annotations yet. Press a key of the vocabulary while watching, or drag across a lane.</source>
      <translation>Пометок пока нет. Нажмите клавишу из словаря во время просмотра или проведите мышью по дорожке.</translation>
    </message>
    <message>
      <source>No answer came.</source>
      <translation>Ответа не было.</translation>
    </message>
    <message>
      <source>No authority confirmed the time. See why below; “Sign and stamp now” asks again.</source>
      <translation>Ни одна служба не подтвердила время. Причина указана ниже; «Подписать и поставить метку сейчас» спрашивает снова.</translation>
    </message>
    <message>
      <source>No authority confirms the time, as none is set.</source>
      <translation>Время никем не подтверждено: служба не задана.</translation>
    </message>
    <message>
      <source>No authority has confirmed the time yet; it is asked again by itself.</source>
      <translation>Время пока никем не подтверждено; запрос повторяется сам.</translation>
    </message>
    <message>
      <source>No authority was asked to confirm the time.</source>
      <translation>Ни одну службу не просили подтвердить время.</translation>
    </message>
    <message>
      <source>No comments are kept with this recording. They are kept where “Keep the comments too” was chosen when its link was added.</source>
      <translation>С этой записью комментарии не сохранены. Они сохраняются, если при добавлении ссылки на неё было выбрано «Сохранять и комментарии».</translation>
    </message>
    <message>
      <source>No drift of the clocks could be told.</source>
      <translation>Уход часов определить не удалось.</translation>
    </message>
    <message>
      <source>No export has that. Somebody may have made this file to do harm.</source>
      <translation>В выгрузках такого не бывает. Возможно, этот файл сделан со злым умыслом.</translation>
    </message>
    <message>
      <source>No files were found there.</source>
      <translation>Файлов там не найдено.</translation>
    </message>
    <message>
      <source>No folder is set.</source>
      <translation>Папка не задана.</translation>
    </message>
    <message>
      <source>No group named</source>
      <translation>Группа не указана</translation>
    </message>
    <message>
      <source>No key frame of “{name}” can be decoded alone.</source>
      <translation>Ни одного I-кадра «{name}» не удаётся декодировать отдельно.</translation>
    </message>
    <message>
      <source>No keyframes yet</source>
      <translation>Ключевых кадров пока нет</translation>
    </message>
    <message>
      <source>No line is under way here.</source>
      <translation>Здесь нет начатой реплики.</translation>
    </message>
    <message>
      <source>No links. “Add…” takes links that you paste, lists of links, and playlists.</source>
      <translation>Ссылок нет. «Добавить…» принимает вставленные ссылки, списки ссылок и плейлисты.</translation>
    </message>
    <message>
      <source>No mirror any more</source>
      <translation>Отказаться от зеркала</translation>
    </message>
    <message>
      <source>No mirror is set for this case.</source>
      <translation>Для этого дела зеркало не задано.</translation>
    </message>
    <message>
      <source>No mirror is set: what gets damaged here cannot be fetched from anywhere.</source>
      <translation>Зеркало не задано: если здесь что-то повредится, взять это будет неоткуда.</translation>
    </message>
    <message>
      <source>No other recording of this case was found to share footage with this one.</source>
      <translation>Других записей этого дела, у которых есть общий материал с этой, не найдено.</translation>
    </message>
    <message>
      <source>No page has these words.</source>
      <translation>Ни на одной странице нет этих слов.</translation>
    </message>
    <message>
      <source>No page was kept of this recording. It is kept when a link is added.</source>
      <translation>Страница этой записи не сохранена. Она сохраняется, когда добавляют ссылку.</translation>
    </message>
    <message>
      <source>No place can be read out of “{text}”.</source>
      <translation>Из «{text}» место прочитать нельзя.</translation>
    </message>
    <message>
      <source>No recording is chosen</source>
      <translation>Запись не выбрана</translation>
    </message>
    <message>
      <source>No recording is left to package.</source>
      <translation>Записей для пакета не осталось.</translation>
    </message>
    <message>
      <source>No recording of this assignment goes out: all are restricted.</source>
      <translation>Ни одна запись этого задания не выходит: все ограничены.</translation>
    </message>
    <message>
      <source>No recording was chosen.</source>
      <translation>Запись не выбрана.</translation>
    </message>
    <message>
      <source>No recording was found in “{value}”.</source>
      <translation>В «{value}» записей не найдено.</translation>
    </message>
    <message>
      <source>No recording was named.</source>
      <translation>Не указана ни одна запись.</translation>
    </message>
    <message>
      <source>No safe connection to {host} could be made: its certificate or its encryption is not right.</source>
      <translation>Не удалось установить безопасное соединение с {host}: его сертификат или шифрование не в порядке.</translation>
    </message>
    <message>
      <source>No site called {host} can be found.</source>
      <translation>Сайт {host} не найден.</translation>
    </message>
    <message>
      <source>No still was made of this frame.</source>
      <translation>Снимок этого кадра не сделан.</translation>
    </message>
    <message>
      <source>No suggestions.</source>
      <translation>Предложений программы нет.</translation>
    </message>
    <message>
      <source>No term has these words, in any language.</source>
      <translation>Термина с такими словами нет ни на одном языке.</translation>
    </message>
    <message>
      <source>No term of this assignment goes out: all are restricted.</source>
      <translation>Ни один термин этого задания не выходит: все ограничены.</translation>
    </message>
    <message>
      <source>No video was found on {shown}.</source>
      <translation>По адресу {shown} видео не найдено.</translation>
    </message>
    <message>
      <source>No vocabulary is so large.</source>
      <translation>Словарь не бывает таким большим.</translation>
    </message>
    <message>
      <source>No window can be opened: the window is not installed.</source>
      <translation>Окно нельзя открыть: оно не установлено.</translation>
    </message>
    <message>
      <source>No.</source>
      <translation>№</translation>
    </message>
    <message>
      <source>Nobody answers as the scheduler of a cluster at {address}.</source>
      <translation>Планировщик кластера по адресу {address} не отвечает.</translation>
    </message>
    <message>
      <source>Nobody did anything in this case under the name “{name}”.</source>
      <translation>Под именем «{name}» в этом деле никто ничего не делал.</translation>
    </message>
    <message>
      <source>Nobody else codes recordings of this case. Assign some to a second coder, who sees nothing of what was coded; then compare the two and decide what is kept.</source>
      <translation>Никто другой не размечает записи этого дела. Выдайте задание второму разметчику, который не видит ничего из размеченного; затем сравните две разметки и решите, что оставить.</translation>
    </message>
    <message>
      <source>Nobody else of this kind is named</source>
      <translation>Больше никого этого типа не указано</translation>
    </message>
    <message>
      <source>Nobody has checked it yet.</source>
      <translation>Этого ещё никто не проверил.</translation>
    </message>
    <message>
      <source>Nobody has confirmed this copy.</source>
      <translation>Эту копию никто не подтвердил.</translation>
    </message>
    <message>
      <source>Nobody has decided on any copy of it.</source>
      <translation>Ни по одной её копии решения нет.</translation>
    </message>
    <message>
      <source>Nobody has looked at it yet.</source>
      <translation>Этого ещё никто не смотрел.</translation>
    </message>
    <message>
      <source>Nobody has said where the region is on this frame, so it cannot be followed from here.</source>
      <translation>Никто не указал, где область на этом кадре, поэтому следить за ней отсюда нельзя.</translation>
    </message>
    <message>
      <source>Nobody has watched this part yet</source>
      <translation>Этот участок ещё никто не смотрел</translation>
    </message>
    <message>
      <source>Nobody is named yet. Name a person or group here, or in an annotation under “Who acts”.</source>
      <translation>Пока никто не указан. Назовите человека или группу здесь или в пометке в поле «Кто действует».</translation>
    </message>
    <message>
      <source>Nobody named</source>
      <translation>Никто не указан</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Нет</translation>
    </message>
    <message>
      <source>None chosen</source>
      <translation>Не выбрано</translation>
    </message>
    <message>
      <source>None is set.</source>
      <translation>Не задана ни одна.</translation>
    </message>
    <message>
      <source>None of the {count} lines lies inside {label}.</source>
      <translation>Ни одна из реплик ({count}) не попадает в {label}.</translation>
    </message>
    <message>
      <source>Normal speed</source>
      <translation>Обычная скорость</translation>
    </message>
    <message>
      <source>Normal: one for each shot, and wherever a take comes to show something new</source>
      <translation>Обычно: по одному на план и везде, где в съёмке появляется новое</translation>
    </message>
    <message>
      <source>Not a copy</source>
      <translation>Не копия</translation>
    </message>
    <message>
      <source>Not a copy, says {who}.</source>
      <translation>Не копия, по решению: {who}.</translation>
    </message>
    <message>
      <source>Not aligned with {leader} yet. Step both to the same moment and press “Same moment”, or use “Align”.</source>
      <translation>Ещё не выровнена с {leader}. Перейдите в обеих к одному и тому же моменту и нажмите «Тот же момент» или используйте «Выровнять».</translation>
    </message>
    <message>
      <source>Not archived: {why}</source>
      <translation>Не сохранено в дело: {why}</translation>
    </message>
    <message>
      <source>Not at the same time</source>
      <translation>Не одновременно</translation>
    </message>
    <message>
      <source>Not at the same time as: {codes}</source>
      <translation>Не одновременно с: {codes}</translation>
    </message>
    <message>
      <source>Not done yet</source>
      <translation>Ещё не готовые</translation>
    </message>
    <message>
      <source>Not found in {label}</source>
      <translation>Нет в {label}</translation>
    </message>
    <message>
      <source>Not in {there} at all: {count}.</source>
      <translation>Вообще нет в {there}: {count}.</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Не сейчас</translation>
    </message>
    <message>
      <source>Not one picture of “{name}” can be decoded.</source>
      <translation>Не удаётся декодировать ни одного изображения из «{name}».</translation>
    </message>
    <message>
      <source>Not seen: {label}</source>
      <translation>Не увидели: {label}</translation>
    </message>
    <message>
      <source>Not seen…</source>
      <translation>Не увидели…</translation>
    </message>
    <message>
      <source>Not signed yet</source>
      <translation>Ещё не подписано</translation>
    </message>
    <message>
      <source>Not to be published: {reason}.</source>
      <translation>Не для публикации: {reason}.</translation>
    </message>
    <message>
      <source>Not while playing: {steps}</source>
      <translation>Не при воспроизведении: {steps}</translation>
    </message>
    <message>
      <source>Not yet begun</source>
      <translation>Ещё не началась</translation>
    </message>
    <message>
      <source>Not yet rated: it may be graphic.</source>
      <translation>Ещё не оценена: могут быть тяжёлые кадры.</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>Примечание</translation>
    </message>
    <message>
      <source>Note for the coder</source>
      <translation>Примечание для разметчика</translation>
    </message>
    <message>
      <source>Note it</source>
      <translation>Записать</translation>
    </message>
    <message>
      <source>Note of the second person</source>
      <translation>Примечание проверившего</translation>
    </message>
    <message>
      <source>Noted: {link}. {key:undo} takes that back.</source>
      <translation>Отмечено: {link}. {key:undo} отменяет.</translation>
    </message>
    <message>
      <source>Notes of annotations</source>
      <translation>Примечания к пометкам</translation>
    </message>
    <message>
      <source>Notes on custody</source>
      <translation>Примечания о хранении</translation>
    </message>
    <message>
      <source>Nothing</source>
      <translation>Ничего</translation>
    </message>
    <message>
      <source>Nothing answers at Tor's ports on this computer (9050 and 9150). Start Tor or the Tor Browser first.</source>
      <translation>Порты Tor на этом компьютере (9050 и 9150) не отвечают. Сначала запустите Tor или Tor Browser.</translation>
    </message>
    <message>
      <source>Nothing can be drawn here.</source>
      <translation>Здесь рисовать нельзя.</translation>
    </message>
    <message>
      <source>Nothing changed since the last version.</source>
      <translation>С последней версии ничего не изменилось.</translation>
    </message>
    <message>
      <source>Nothing has gone wrong on this machine.</source>
      <translation>На этом компьютере ошибок не было.</translation>
    </message>
    <message>
      <source>Nothing in it is new.</source>
      <translation>В нём нет ничего нового.</translation>
    </message>
    <message>
      <source>Nothing in the case has all these words in one place. Fewer letters find more: “demo” finds “demonstration”.</source>
      <translation>Нигде в деле все эти слова не стоят в одном месте. Меньше букв — больше найденного: «демо» находит «демонстрация».</translation>
    </message>
    <message>
      <source>Nothing in this case is signed yet: the steps of this session are signed when you close it.</source>
      <translation>В этом деле ещё ничего не подписано: шаги этого сеанса подписываются при закрытии.</translation>
    </message>
    <message>
      <source>Nothing is begun.</source>
      <translation>Ничего не начато.</translation>
    </message>
    <message>
      <source>Nothing is chosen.</source>
      <translation>Ничего не выбрано.</translation>
    </message>
    <message>
      <source>Nothing is compared yet.</source>
      <translation>Пока ничего не сравнивается.</translation>
    </message>
    <message>
      <source>Nothing is done to this picture; it would be a still of the frame itself.</source>
      <translation>С этим изображением ничего не сделано; это был бы снимок самого кадра.</translation>
    </message>
    <message>
      <source>Nothing is known of it.</source>
      <translation>Об этом ничего не известно.</translation>
    </message>
    <message>
      <source>Nothing is running.</source>
      <translation>Ничего не выполняется.</translation>
    </message>
    <message>
      <source>Nothing is said in a photograph.</source>
      <translation>На фотографии ничего не говорят.</translation>
    </message>
    <message>
      <source>Nothing is set yet: the picture is seen as the file has it.</source>
      <translation>Пока ничего не настроено: изображение показано как в файле.</translation>
    </message>
    <message>
      <source>Nothing is stated of this picture's source.</source>
      <translation>Об источнике этого изображения ничего не указано.</translation>
    </message>
    <message>
      <source>Nothing is written yet, and nothing is ever deleted by this.</source>
      <translation>Пока ничего не записано, и это действие никогда ничего не удаляет.</translation>
    </message>
    <message>
      <source>Nothing of a recording was received.</source>
      <translation>От записи ничего не получено.</translation>
    </message>
    <message>
      <source>Nothing of it is written to files. Lift the restriction first, or ask whoever gave it.</source>
      <translation>Ничего из неё не пишется в файлы. Сначала снимите ограничение или спросите того, кто её передал.</translation>
    </message>
    <message>
      <source>Nothing says when in the world this recording was made.</source>
      <translation>Ничто не указывает, когда по всемирному времени сделана эта запись.</translation>
    </message>
    <message>
      <source>Nothing stands there that could be erased.</source>
      <translation>Здесь нет ничего, что можно стереть.</translation>
    </message>
    <message>
      <source>Nothing that can be done here is called that. Fewer letters find more; or:</source>
      <translation>Действия с таким названием здесь нет. Меньше букв — больше найденного; или:</translation>
    </message>
    <message>
      <source>Nothing that can be erased has these words.</source>
      <translation>Среди того, что можно стереть, таких слов нет.</translation>
    </message>
    <message>
      <source>Nothing that others coded waits for a second look by {name}.</source>
      <translation>Чужих пометок, ожидающих повторного взгляда, нет ({name}).</translation>
    </message>
    <message>
      <source>Nothing to redo</source>
      <translation>Повторять нечего</translation>
    </message>
    <message>
      <source>Nothing to undo</source>
      <translation>Отменять нечего</translation>
    </message>
    <message>
      <source>Nothing was changed.</source>
      <translation>Ничего не изменено.</translation>
    </message>
    <message>
      <source>Nothing was contacted.</source>
      <translation>Ни к чему не обращались.</translation>
    </message>
    <message>
      <source>Nothing was contacted: there is nobody here to ask.</source>
      <translation>Ни к чему не обращались: спросить здесь некого.</translation>
    </message>
    <message>
      <source>Nothing was counted as archived. Try again.</source>
      <translation>Ничего не засчитано как архивированное. Попробуйте ещё раз.</translation>
    </message>
    <message>
      <source>Nothing was counted as archived. {AGAIN}</source>
      <translation>Ничего не засчитано как архивированное. {AGAIN}</translation>
    </message>
    <message>
      <source>Nothing was counted as archived. {AGAIN} {BY_HAND}</source>
      <translation>Ничего не засчитано как архивированное. {AGAIN} {BY_HAND}</translation>
    </message>
    <message>
      <source>Nothing was decided of “{name}” there.</source>
      <translation>По «{name}» там ничего не решено.</translation>
    </message>
    <message>
      <source>Nothing was filled in or changed.</source>
      <translation>Ничего не заполнено и не изменено.</translation>
    </message>
    <message>
      <source>Nothing was filled in.</source>
      <translation>Ничего не заполнено.</translation>
    </message>
    <message>
      <source>Nothing was found on it.</source>
      <translation>На ней ничего не найдено.</translation>
    </message>
    <message>
      <source>Nothing was found on {shown}.</source>
      <translation>По адресу {shown} ничего не найдено.</translation>
    </message>
    <message>
      <source>Nothing was named to add.</source>
      <translation>Не названо, что добавить.</translation>
    </message>
    <message>
      <source>Nothing was packaged.</source>
      <translation>Пакет не собран.</translation>
    </message>
    <message>
      <source>Nothing was read of it yet.</source>
      <translation>Пока ничего не прочитано.</translation>
    </message>
    <message>
      <source>Nothing was said about it yet.</source>
      <translation>Об этом пока ничего не сказано.</translation>
    </message>
    <message>
      <source>Nothing was sent.</source>
      <translation>Ничего не отправлено.</translation>
    </message>
    <message>
      <source>Nothing was sent: there is nobody here to ask.</source>
      <translation>Ничего не отправлено: спросить здесь некого.</translation>
    </message>
    <message>
      <source>Nothing was written down yet.</source>
      <translation>Пока ничего не записано.</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>Сейчас</translation>
    </message>
    <message>
      <source>Now click the same thing on the {side}: point {number}.</source>
      <translation>Теперь щёлкните то же самое, точка {number}. Где: {side}.</translation>
    </message>
    <message>
      <source>Now point {number} here</source>
      <translation>Теперь здесь точка {number}</translation>
    </message>
    <message>
      <source>Number of annotations</source>
      <translation>Число пометок</translation>
    </message>
    <message numerus="yes">
      <source>Of %n lines words or names were left out, as was decided.</source>
      <translation>
        <numerusform>В %n реплике пропущены слова или имена, как было решено.</numerusform>
        <numerusform>В %n репликах пропущены слова или имена, как было решено.</numerusform>
        <numerusform>В %n репликах пропущены слова или имена, как было решено.</numerusform>
      </translation>
    </message>
    <message>
      <source>Of a posting, say what is to go: --part page, --part person, or --field NAME.</source>
      <translation>Для публикации укажите, что стереть: --part page, --part person или --field NAME.</translation>
    </message>
    <message>
      <source>Of them, of one site</source>
      <translation>Из них с одного сайта</translation>
    </message>
    <message>
      <source>Of this record these can: {known}.</source>
      <translation>Здесь можно стереть поля: {known}.</translation>
    </message>
    <message>
      <source>Of which recordings</source>
      <translation>Каких записей</translation>
    </message>
    <message>
      <source>Off by</source>
      <translation>Отклонение</translation>
    </message>
    <message>
      <source>Offset</source>
      <translation>Сдвиг</translation>
    </message>
    <message>
      <source>Offset (12.480 or 0:12.480)</source>
      <translation>Сдвиг (12.480 или 0:12.480)</translation>
    </message>
    <message>
      <source>On a bare Linux, the README names the packages that it needs.</source>
      <translation>Для Linux без графической оболочки нужные пакеты названы в README.</translation>
    </message>
    <message>
      <source>On how much the status rests.</source>
      <translation>Насколько прочны основания статуса.</translation>
    </message>
    <message>
      <source>On the computer</source>
      <translation>На компьютере</translation>
    </message>
    <message>
      <source>On the day</source>
      <translation>В день</translation>
    </message>
    <message>
      <source>One a line, in English; in other languages after a bar: left | ru: левая</source>
      <translation>По одному в строке, на английском; на других языках — после черты: left | ru: левая</translation>
    </message>
    <message>
      <source>One a line, the first one first</source>
      <translation>По одному в строке, начиная с первого</translation>
    </message>
    <message>
      <source>One column has to have whole links, with http:// or https://.</source>
      <translation>В одном столбце должны быть полные ссылки, с http:// или https://.</translation>
    </message>
    <message>
      <source>One fault was found in decoding all of it.</source>
      <translation>При полном декодировании найдена одна ошибка.</translation>
    </message>
    <message>
      <source>One field of annotation {label}</source>
      <translation>Одно поле пометки {label}</translation>
    </message>
    <message>
      <source>One field of posting {label}</source>
      <translation>Одно поле публикации {label}</translation>
    </message>
    <message>
      <source>One field of recording {label}</source>
      <translation>Одно поле записи {label}</translation>
    </message>
    <message>
      <source>One frame back</source>
      <translation>На кадр назад</translation>
    </message>
    <message>
      <source>One frame forward</source>
      <translation>На кадр вперёд</translation>
    </message>
    <message>
      <source>One of several</source>
      <translation>Один из нескольких вариантов</translation>
    </message>
    <message>
      <source>One second back</source>
      <translation>На секунду назад</translation>
    </message>
    <message>
      <source>One second forward</source>
      <translation>На секунду вперёд</translation>
    </message>
    <message>
      <source>One to one (100 %)</source>
      <translation>Один к одному (100 %)</translation>
    </message>
    <message>
      <source>Only a field of this can be erased.</source>
      <translation>Здесь можно стереть только поле.</translation>
    </message>
    <message>
      <source>Only a part of the case was looked through: look everywhere.</source>
      <translation>Просмотрена только часть дела: ищите везде.</translation>
    </message>
    <message>
      <source>Only a person can be with a group.</source>
      <translation>В группе может быть только человек.</translation>
    </message>
    <message>
      <source>Only an outline has corners that can be added or removed.</source>
      <translation>Добавлять и убирать углы можно только у контура.</translation>
    </message>
    <message>
      <source>Only annotations of the same term can be merged.</source>
      <translation>Объединять можно только пометки одного термина.</translation>
    </message>
    <message>
      <source>Only in the recordings listed</source>
      <translation>Только в показанных записях</translation>
    </message>
    <message>
      <source>Only mine</source>
      <translation>Только мои</translation>
    </message>
    <message>
      <source>Only one thing can be done at a time.</source>
      <translation>За один раз можно сделать только одно.</translation>
    </message>
    <message>
      <source>Only pages can be copied by a web archive.</source>
      <translation>Веб-архив может копировать только страницы.</translation>
    </message>
    <message>
      <source>Only recordings that meet all of these conditions are listed.</source>
      <translation>Показываются только записи, отвечающие всем этим условиям.</translation>
    </message>
    <message>
      <source>Only spans can be merged; a moment, or what is not ended yet, cannot.</source>
      <translation>Объединять можно только промежутки; момент или незавершённое — нельзя.</translation>
    </message>
    <message>
      <source>Only the fields that you change are written, in one step.</source>
      <translation>Записываются только изменённые Вами поля, одним шагом.</translation>
    </message>
    <message>
      <source>Only the place and the time of recording need to be released.</source>
      <translation>Разрешать выдачу нужно только для места и времени записи.</translation>
    </message>
    <message>
      <source>Only these terms</source>
      <translation>Только эти термины</translation>
    </message>
    <message>
      <source>Only this recording</source>
      <translation>Только эта запись</translation>
    </message>
    <message>
      <source>Only two recordings of the case can be confirmed or dismissed as copies.</source>
      <translation>Подтвердить или отклонить как копии можно только две записи дела.</translation>
    </message>
    <message>
      <source>Only what was found at a link can be copied by a web archive.</source>
      <translation>Веб-архив может копировать только то, что найдено по ссылке.</translation>
    </message>
    <message>
      <source>Only your own steps can, and those not taken back yet.</source>
      <translation>Отменять можно только свои шаги, и только ещё не отменённые.</translation>
    </message>
    <message>
      <source>Only {coder} can hand this in.</source>
      <translation>Сдать это может только {coder}.</translation>
    </message>
    <message>
      <source>Only {name} can take this back.</source>
      <translation>Отменить это может только {name}.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Открыть</translation>
    </message>
    <message>
      <source>Open a case in a folder…</source>
      <translation>Открыть дело из папки…</translation>
    </message>
    <message>
      <source>Open a picture</source>
      <translation>Открыть изображение</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Открыть папку</translation>
    </message>
    <message>
      <source>Open in my browser</source>
      <translation>Открыть в моём браузере</translation>
    </message>
    <message>
      <source>Open it once where it can be written, or copy it to such a disk and open the copy.</source>
      <translation>Откройте его один раз там, где возможна запись, или скопируйте на такой диск и откройте копию.</translation>
    </message>
    <message>
      <source>Open the case that the assignment was made in.</source>
      <translation>Откройте дело, в котором было выдано задание.</translation>
    </message>
    <message>
      <source>Open the folder</source>
      <translation>Открыть папку</translation>
    </message>
    <message>
      <source>Open the folder of a case</source>
      <translation>Открыть папку дела</translation>
    </message>
    <message>
      <source>Open the other here</source>
      <translation>Открыть другую здесь</translation>
    </message>
    <message>
      <source>Open the {kind}</source>
      <translation>Открыть {kind}</translation>
    </message>
    <message>
      <source>Open {label}</source>
      <translation>Открыть {label}</translation>
    </message>
    <message>
      <source>Open {label} here</source>
      <translation>Открыть {label} здесь</translation>
    </message>
    <message>
      <source>Opening the picture…</source>
      <translation>Изображение открывается…</translation>
    </message>
    <message>
      <source>Opens the folder in the case that holds the picture</source>
      <translation>Открывает папку дела, в которой лежит снимок</translation>
    </message>
    <message>
      <source>Opens {label} where the shared footage begins</source>
      <translation>Открывает {label} там, где начинается общий материал</translation>
    </message>
    <message>
      <source>Original</source>
      <translation>Оригинал</translation>
    </message>
    <message>
      <source>Original file name</source>
      <translation>Исходное имя файла</translation>
    </message>
    <message>
      <source>Original name</source>
      <translation>Исходное имя</translation>
    </message>
    <message>
      <source>Other</source>
      <translation>Другое</translation>
    </message>
    <message>
      <source>Other terms stand under “{code}”.</source>
      <translation>Под «{code}» есть другие термины.</translation>
    </message>
    <message>
      <source>Other ways to align it</source>
      <translation>Другие способы выровнять</translation>
    </message>
    <message>
      <source>Others can read your signing key in {path}.</source>
      <translation>Ваш ключ подписи в {path} могут прочитать другие.</translation>
    </message>
    <message>
      <source>Others keep writing to the case.</source>
      <translation>В дело продолжают писать другие.</translation>
    </message>
    <message>
      <source>Out of view from here on</source>
      <translation>Вне кадра начиная отсюда</translation>
    </message>
    <message>
      <source>Out of view here</source>
      <translation>Здесь вне кадра</translation>
    </message>
    <message>
      <source>Outline</source>
      <translation>Контур</translation>
    </message>
    <message>
      <source>PDF</source>
      <translation>PDF</translation>
    </message>
    <message>
      <source>Package</source>
      <translation>Пакет</translation>
    </message>
    <message>
      <source>Package all recordings, or package these without the report.</source>
      <translation>Соберите пакет из всех записей или из этих без отчёта.</translation>
    </message>
    <message>
      <source>Package them all the same</source>
      <translation>Всё равно включить их в пакет</translation>
    </message>
    <message>
      <source>Packed files</source>
      <translation>Упакованные файлы</translation>
    </message>
    <message>
      <source>Page as it was seen</source>
      <translation>Страница, как её было видно</translation>
    </message>
    <message>
      <source>Page as seen</source>
      <translation>Вид страницы</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Страницы</translation>
    </message>
    <message>
      <source>Panel: {name}</source>
      <translation>Панель: {name}</translation>
    </message>
    <message>
      <source>Panels</source>
      <translation>Панели</translation>
    </message>
    <message>
      <source>Panorama of {media}</source>
      <translation>Панорама из {media}</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>Участие</translation>
    </message>
    <message>
      <source>Parts of words are found too. All words must stand in one place; “in quotes” they stay together.</source>
      <translation>Находятся и части слов. Все слова должны стоять в одном месте; "в кавычках" они остаются вместе.</translation>
    </message>
    <message>
      <source>Password</source>
      <translation>Пароль</translation>
    </message>
    <message>
      <source>Paste a link first.</source>
      <translation>Сначала вставьте ссылку.</translation>
    </message>
    <message>
      <source>Paste links, read a list of them, or pick from a playlist</source>
      <translation>Вставить ссылки, прочитать их список или выбрать из плейлиста</translation>
    </message>
    <message>
      <source>Paste the addresses of pages or videos, one a line. Each is saved as it is served, hashed, and every step is written into the case.</source>
      <translation>Вставьте адреса страниц или видео, по одному в строке. Каждое сохраняется таким, как его отдаёт сайт, с контрольной суммой, и каждый шаг записывается в дело.</translation>
    </message>
    <message>
      <source>Paste the whole link of the copy, from your browser's address bar.</source>
      <translation>Вставьте всю ссылку на копию из адресной строки браузера.</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Приостановить</translation>
    </message>
    <message>
      <source>Pause between two of one site</source>
      <translation>Пауза между двумя с одного сайта</translation>
    </message>
    <message>
      <source>Pause now</source>
      <translation>Сделать перерыв</translation>
    </message>
    <message>
      <source>Paused. Draw on this frame now.</source>
      <translation>Пауза. Теперь рисуйте на этом кадре.</translation>
    </message>
    <message>
      <source>People</source>
      <translation>Люди</translation>
    </message>
    <message>
      <source>People  {count}</source>
      <translation>Люди  {count}</translation>
    </message>
    <message>
      <source>People in this case</source>
      <translation>Люди в этом деле</translation>
    </message>
    <message>
      <source>Person or group {label}: {name}</source>
      <translation>Лицо или группа {label}: {name}</translation>
    </message>
    <message>
      <source>Persons are members of this group.</source>
      <translation>В этой группе есть люди.</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Изображение</translation>
    </message>
    <message>
      <source>Picture and sound arrived, and putting them together failed.</source>
      <translation>Изображение и звук получены, но объединить их не удалось.</translation>
    </message>
    <message>
      <source>Picture made of frames</source>
      <translation>Изображение из кадров</translation>
    </message>
    <message>
      <source>Picture of the page</source>
      <translation>Снимок страницы</translation>
    </message>
    <message>
      <source>Picture of {media}</source>
      <translation>Изображение {media}</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>Изображения</translation>
    </message>
    <message>
      <source>Pictures ({endings})</source>
      <translation>Изображения ({endings})</translation>
    </message>
    <message>
      <source>Pin {name}</source>
      <translation>Закрепить {name}</translation>
    </message>
    <message>
      <source>Pin: show it whatever examination is shown</source>
      <translation>Закрепить: показывать, какой бы анализ ни был выбран</translation>
    </message>
    <message>
      <source>Pinned: shown whatever examination is shown</source>
      <translation>Закреплён: показан, какой бы анализ ни был выбран</translation>
    </message>
    <message>
      <source>Place and time of recording go out only where they are released. All else goes out, unless it is kept here. A whole recording is left out by its field “Left out of everything…”.</source>
      <translation>Место и время записи выдаются только там, где это разрешено. Всё остальное выдаётся, если не оставлено здесь. Запись целиком не выдаётся, если заполнено её поле «Не входит ни во что…».</translation>
    </message>
    <message>
      <source>Place of recording</source>
      <translation>Место записи</translation>
    </message>
    <message>
      <source>Place that the file names</source>
      <translation>Место, указанное в файле</translation>
    </message>
    <message>
      <source>Place {number}</source>
      <translation>Место {number}</translation>
    </message>
    <message>
      <source>Places worked on in this case</source>
      <translation>Места, над которыми работают в этом деле</translation>
    </message>
    <message>
      <source>Places, as the file says</source>
      <translation>Места, как сообщает файл</translation>
    </message>
    <message>
      <source>Platform</source>
      <translation>Платформа</translation>
    </message>
    <message>
      <source>Play from a second before the mark to a second after</source>
      <translation>Воспроизвести от секунды до отметки до секунды после неё</translation>
    </message>
    <message>
      <source>Play from a second before to a second after</source>
      <translation>Воспроизвести с запасом в секунду до и после</translation>
    </message>
    <message>
      <source>Play it</source>
      <translation>Воспроизвести</translation>
    </message>
    <message>
      <source>Play or pause</source>
      <translation>Пуск или пауза</translation>
    </message>
    <message>
      <source>Play or pause, also while typing</source>
      <translation>Пуск или пауза, также при вводе текста</translation>
    </message>
    <message>
      <source>Play the span over and over</source>
      <translation>Повторять промежуток по кругу</translation>
    </message>
    <message>
      <source>Playback</source>
      <translation>Воспроизведение</translation>
    </message>
    <message>
      <source>Playing on past the span.</source>
      <translation>Воспроизведение дальше промежутка.</translation>
    </message>
    <message>
      <source>Plus</source>
      <translation>Плюс</translation>
    </message>
    <message>
      <source>Point</source>
      <translation>Точка</translation>
    </message>
    <message>
      <source>Point {number} lies outside its picture.</source>
      <translation>Точка {number} вне своего изображения.</translation>
    </message>
    <message>
      <source>Point {number} lies {pixels} px from where the others put it; they agree to {rest} px.</source>
      <translation>Отклонение точки {number} от места, которое следует из остальных, — {pixels} пикс.; остальные согласуются с точностью до {rest} пикс.</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>Точки</translation>
    </message>
    <message>
      <source>Points, result and check</source>
      <translation>Точки, результат и проверка</translation>
    </message>
    <message>
      <source>Posting</source>
      <translation>Публикация</translation>
    </message>
    <message>
      <source>Posting P{number} has no link.</source>
      <translation>У публикации P{number} нет ссылки.</translation>
    </message>
    <message>
      <source>Posting P{number}: {name}</source>
      <translation>Публикация P{number}: {name}</translation>
    </message>
    <message>
      <source>Presence</source>
      <translation>Наличие</translation>
    </message>
    <message>
      <source>Presentation timestamp: {pts}</source>
      <translation>Метка времени показа (PTS): {pts}</translation>
    </message>
    <message>
      <source>Press a key for what you see</source>
      <translation>Нажать клавишу для того, что видно</translation>
    </message>
    <message>
      <source>Press a key here</source>
      <translation>Нажмите здесь клавишу</translation>
    </message>
    <message>
      <source>Press a letter or digit, with Shift or without. Backspace: no key.</source>
      <translation>Нажмите букву или цифру, с Shift или без. Backspace: без клавиши.</translation>
    </message>
    <message>
      <source>Press the new key</source>
      <translation>Нажмите новую клавишу</translation>
    </message>
    <message>
      <source>Press {key} or click to end it at this frame</source>
      <translation>Нажмите {key} или щёлкните, чтобы завершить на этом кадре</translation>
    </message>
    <message>
      <source>Previous annotation</source>
      <translation>Предыдущая пометка</translation>
    </message>
    <message>
      <source>Previous keyed</source>
      <translation>Предыдущий опорный</translation>
    </message>
    <message>
      <source>Previous keyed frame of the region</source>
      <translation>Предыдущий опорный кадр области</translation>
    </message>
    <message>
      <source>Previous keyframe</source>
      <translation>Предыдущий ключевой кадр</translation>
    </message>
    <message>
      <source>Previous mark</source>
      <translation>Предыдущая отметка</translation>
    </message>
    <message>
      <source>Previous shot</source>
      <translation>Предыдущий план</translation>
    </message>
    <message>
      <source>Previous stretch that I have not watched</source>
      <translation>Предыдущий участок, не просмотренный мной</translation>
    </message>
    <message>
      <source>Previous stretch that nobody has watched</source>
      <translation>Предыдущий участок, который никто не смотрел</translation>
    </message>
    <message>
      <source>Previous suggestion</source>
      <translation>Предыдущее предложение программы</translation>
    </message>
    <message>
      <source>Priority</source>
      <translation>Приоритет</translation>
    </message>
    <message>
      <source>Probe the file again.</source>
      <translation>Прочитайте сведения о файле ещё раз.</translation>
    </message>
    <message>
      <source>Progress of {name}</source>
      <translation>Ход: {name}</translation>
    </message>
    <message>
      <source>Public archive</source>
      <translation>Общедоступный архив</translation>
    </message>
    <message>
      <source>Public copy of {link}</source>
      <translation>Публичная копия {link}</translation>
    </message>
    <message>
      <source>Public key</source>
      <translation>Открытый ключ</translation>
    </message>
    <message>
      <source>Publication</source>
      <translation>Публикация</translation>
    </message>
    <message>
      <source>Publish</source>
      <translation>Выпустить</translation>
    </message>
    <message>
      <source>Publish it</source>
      <translation>Опубликовать</translation>
    </message>
    <message>
      <source>Published</source>
      <translation>Опубликовано</translation>
    </message>
    <message>
      <source>Published (UTC)</source>
      <translation>Опубликовано (UTC)</translation>
    </message>
    <message>
      <source>Published, as the page says</source>
      <translation>Опубликовано, как указано на странице</translation>
    </message>
    <message>
      <source>Put away</source>
      <translation>Убрать</translation>
    </message>
    <message>
      <source>Put away {name}</source>
      <translation>Убрать: {name}</translation>
    </message>
    <message>
      <source>Put longer words into the note.</source>
      <translation>Более длинный текст поместите в примечание.</translation>
    </message>
    <message>
      <source>Put side by side</source>
      <translation>Поставить рядом</translation>
    </message>
    <message>
      <source>Put the first steps away; the Help menu shows them again</source>
      <translation>Убрать первые шаги; меню «Справка» покажет их снова</translation>
    </message>
    <message>
      <source>Put the panels back in their places</source>
      <translation>Вернуть панели на свои места</translation>
    </message>
    <message>
      <source>Put the report into it</source>
      <translation>Вложить отчёт</translation>
    </message>
    <message>
      <source>Put this frame beside a reference picture…</source>
      <translation>Поставить этот кадр рядом со снимком для сравнения…</translation>
    </message>
    <message>
      <source>Put this notice away</source>
      <translation>Убрать это уведомление</translation>
    </message>
    <message>
      <source>Putting links into the queue</source>
      <translation>Ссылки ставятся в очередь</translation>
    </message>
    <message>
      <source>P{number}, {moment} UTC: {title}</source>
      <translation>P{number}, {moment} UTC: {title}</translation>
    </message>
    <message>
      <source>P{number}: {link}</source>
      <translation>P{number}: {link}</translation>
    </message>
    <message>
      <source>P{number}: {name}</source>
      <translation>P{number}: {name}</translation>
    </message>
    <message>
      <source>Queue</source>
      <translation>Очередь</translation>
    </message>
    <message>
      <source>Queue of links</source>
      <translation>Очередь ссылок</translation>
    </message>
    <message>
      <source>Rate: {rating}</source>
      <translation>Оценка: {rating}</translation>
    </message>
    <message>
      <source>Rated graphic.</source>
      <translation>Оценена как тяжёлая.</translation>
    </message>
    <message>
      <source>Rating</source>
      <translation>Оценка</translation>
    </message>
    <message>
      <source>Rating: {rating}</source>
      <translation>Оценка: {rating}</translation>
    </message>
    <message>
      <source>Reaction delay</source>
      <translation>Задержка реакции</translation>
    </message>
    <message>
      <source>Reaction delay {delay} ms</source>
      <translation>Задержка реакции {delay} мс</translation>
    </message>
    <message>
      <source>Reaction delay…</source>
      <translation>Задержка реакции…</translation>
    </message>
    <message>
      <source>Read again</source>
      <translation>Прочитать снова</translation>
    </message>
    <message>
      <source>Read all of it again</source>
      <translation>Прочитать всё заново</translation>
    </message>
    <message>
      <source>Read by</source>
      <translation>Чем прочитано</translation>
    </message>
    <message>
      <source>Read in</source>
      <translation>Прочитать</translation>
    </message>
    <message numerus="yes">
      <source>Read in %n lines</source>
      <translation>
        <numerusform>Прочитана %n реплика</numerusform>
        <numerusform>Прочитаны %n реплики</numerusform>
        <numerusform>Прочитано %n реплик</numerusform>
      </translation>
    </message>
    <message>
      <source>Read in a vocabulary</source>
      <translation>Прочитать словарь</translation>
    </message>
    <message>
      <source>Read in from a file…</source>
      <translation>Прочитать из файла…</translation>
    </message>
    <message>
      <source>Read in…</source>
      <translation>Прочитать…</translation>
    </message>
    <message>
      <source>Read subtitles in</source>
      <translation>Прочитать субтитры</translation>
    </message>
    <message>
      <source>Read subtitles in…</source>
      <translation>Прочитать субтитры…</translation>
    </message>
    <message>
      <source>Read with</source>
      <translation>Чем прочитано</translation>
    </message>
    <message>
      <source>Read-only</source>
      <translation>Только для чтения</translation>
    </message>
    <message>
      <source>Reading about the recording</source>
      <translation>Чтение сведений о записи</translation>
    </message>
    <message>
      <source>Reading comments and pages for the search</source>
      <translation>Чтение комментариев и страниц для поиска</translation>
    </message>
    <message>
      <source>Reading in a vocabulary</source>
      <translation>Чтение словаря</translation>
    </message>
    <message>
      <source>Reading in subtitles</source>
      <translation>Чтение субтитров</translation>
    </message>
    <message>
      <source>Reading its frame times…</source>
      <translation>Чтение времени кадров…</translation>
    </message>
    <message>
      <source>Reading the frame times of {label}</source>
      <translation>Чтение времени кадров {label}</translation>
    </message>
    <message>
      <source>Reading {file}…</source>
      <translation>Читается {file}…</translation>
    </message>
    <message>
      <source>Reading {name}</source>
      <translation>Чтение: {name}</translation>
    </message>
    <message>
      <source>Reads what the file says of itself from its bytes again</source>
      <translation>Снова читает из байтов файла, что он сообщает о себе</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Причина</translation>
    </message>
    <message>
      <source>Reasons of assessments</source>
      <translation>Обоснования оценок достоверности</translation>
    </message>
    <message>
      <source>Receive a package</source>
      <translation>Принять пакет</translation>
    </message>
    <message>
      <source>Receive a package…</source>
      <translation>Принять пакет…</translation>
    </message>
    <message>
      <source>Received from</source>
      <translation>От кого поступило</translation>
    </message>
    <message>
      <source>Recent cases</source>
      <translation>Недавние дела</translation>
    </message>
    <message>
      <source>Recognise</source>
      <translation>Определить</translation>
    </message>
    <message>
      <source>Record</source>
      <translation>Записать</translation>
    </message>
    <message>
      <source>Record all the same</source>
      <translation>Всё равно записать</translation>
    </message>
    <message>
      <source>Recording</source>
      <translation>Запись</translation>
    </message>
    <message>
      <source>Recording {label} with all that was said of it: {title}</source>
      <translation>Запись {label} со всем, что о ней сказано: {title}</translation>
    </message>
    <message>
      <source>Recordings</source>
      <translation>Записи</translation>
    </message>
    <message>
      <source>Recordings in the package</source>
      <translation>Записи в пакете</translation>
    </message>
    <message>
      <source>Recordings of the case</source>
      <translation>Записи дела</translation>
    </message>
    <message>
      <source>Recordings on one clock: {count}</source>
      <translation>Записи по одним часам: {count}</translation>
    </message>
    <message>
      <source>Recordings side by side</source>
      <translation>Записи рядом</translation>
    </message>
    <message>
      <source>Recordings that share footage with it</source>
      <translation>Записи, у которых есть общий материал с этой</translation>
    </message>
    <message>
      <source>Recordings that share footage with it, as decided</source>
      <translation>Записи, у которых есть общий материал с этой, по принятым решениям</translation>
    </message>
    <message>
      <source>Recordings that share footage with this one</source>
      <translation>Записи, у которых есть общий материал с этой</translation>
    </message>
    <message>
      <source>Recordings that show the same, in part at least, unless erased too: {names}</source>
      <translation>Записи, которые показывают то же, хотя бы частично, если их тоже не стереть: {names}</translation>
    </message>
    <message>
      <source>Recordings to code</source>
      <translation>Записи для разметки</translation>
    </message>
    <message>
      <source>Recordings to describe</source>
      <translation>Записи для описания</translation>
    </message>
    <message>
      <source>Red alone</source>
      <translation>Только красный</translation>
    </message>
    <message>
      <source>Red difference alone (chroma)</source>
      <translation>Только разность красного (chroma)</translation>
    </message>
    <message>
      <source>Redirect</source>
      <translation>Перенаправление</translation>
    </message>
    <message>
      <source>Redirects</source>
      <translation>Перенаправления</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Повторить</translation>
    </message>
    <message>
      <source>Redo: {step}</source>
      <translation>Повторить: {step}</translation>
    </message>
    <message>
      <source>Reference code</source>
      <translation>Архивный шифр</translation>
    </message>
    <message>
      <source>Reference picture</source>
      <translation>Снимок для сравнения</translation>
    </message>
    <message>
      <source>Region R{number} deleted. {key:undo} brings it back.</source>
      <translation>Область R{number} удалена. {key:undo} вернёт её.</translation>
    </message>
    <message>
      <source>Region R{number} drawn. Arrows move it, Ctrl+arrows change its size, Esc lets go.</source>
      <translation>Область R{number} нарисована. Стрелки двигают её, Ctrl+стрелки меняют размер, Esc отпускает.</translation>
    </message>
    <message>
      <source>Region in hand: drag it, or use the arrows; Ctrl+arrows change its size; Esc lets go.</source>
      <translation>Область взята: перетащите её или двигайте стрелками; Ctrl+стрелки меняют размер; Esc отпускает.</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>Области</translation>
    </message>
    <message>
      <source>Regions in the picture</source>
      <translation>Области на изображении</translation>
    </message>
    <message>
      <source>Regions of the chosen annotation</source>
      <translation>Области выбранной пометки</translation>
    </message>
    <message>
      <source>Release it</source>
      <translation>Разрешить выдачу</translation>
    </message>
    <message>
      <source>Released</source>
      <translation>Время выхода</translation>
    </message>
    <message>
      <source>Released, as the page says</source>
      <translation>Время выхода, как указано на странице</translation>
    </message>
    <message>
      <source>Remark of the downloader</source>
      <translation>Замечание загрузчика</translation>
    </message>
    <message>
      <source>Remarks</source>
      <translation>Замечания</translation>
    </message>
    <message>
      <source>Remind me to pause</source>
      <translation>Напоминать о перерыве</translation>
    </message>
    <message>
      <source>Remind me to pause…</source>
      <translation>Напоминать о перерыве…</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Убрать</translation>
    </message>
    <message>
      <source>Remove all</source>
      <translation>Убрать все</translation>
    </message>
    <message>
      <source>Remove from the strip</source>
      <translation>Убрать из ленты</translation>
    </message>
    <message>
      <source>Remove it</source>
      <translation>Убрать</translation>
    </message>
    <message>
      <source>Remove place {number} with its points and its result? Undo brings it back.</source>
      <translation>Убрать место {number} с его точками и результатом? Отмена вернёт его.</translation>
    </message>
    <message>
      <source>Remove the chosen lines</source>
      <translation>Удалить выбранные реплики</translation>
    </message>
    <message>
      <source>Remove the file and set the authorities again.</source>
      <translation>Удалите файл и задайте службы снова.</translation>
    </message>
    <message>
      <source>Remove the keyed frame here</source>
      <translation>Убрать опорный кадр здесь</translation>
    </message>
    <message>
      <source>Remove this condition</source>
      <translation>Убрать это условие</translation>
    </message>
    <message>
      <source>Remove this place</source>
      <translation>Убрать это место</translation>
    </message>
    <message numerus="yes">
      <source>Removed %n lines. {key:undo} brings them back.</source>
      <translation>
        <numerusform>Удалена %n реплика. {key:undo} вернёт её.</numerusform>
        <numerusform>Удалены %n реплики. {key:undo} вернёт их.</numerusform>
        <numerusform>Удалено %n реплик. {key:undo} вернёт их.</numerusform>
      </translation>
    </message>
    <message>
      <source>Removing lines</source>
      <translation>Удаление реплик</translation>
    </message>
    <message>
      <source>Rename the collection</source>
      <translation>Переименовать подборку</translation>
    </message>
    <message>
      <source>Rename this collection…</source>
      <translation>Переименовать эту подборку…</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Отчёт</translation>
    </message>
    <message>
      <source>Requested by</source>
      <translation>По запросу</translation>
    </message>
    <message>
      <source>Restore catalog.sqlite from a copy of the case.</source>
      <translation>Восстановите catalog.sqlite из копии дела.</translation>
    </message>
    <message>
      <source>Restore from the mirror</source>
      <translation>Восстановить из зеркала</translation>
    </message>
    <message>
      <source>Restore it from a backup, or remove it together with signing-key.pem: a new key is made then.</source>
      <translation>Восстановите его из резервной копии или удалите вместе с signing-key.pem: тогда будет создан новый ключ.</translation>
    </message>
    <message>
      <source>Restore it from a backup, or remove it: a new key is made then.</source>
      <translation>Восстановите его из резервной копии или удалите: тогда будет создан новый ключ.</translation>
    </message>
    <message>
      <source>Restore it from a copy of the case; the files in objects/ are unharmed by this.</source>
      <translation>Восстановите его из копии дела; файлы в objects/ от этого не пострадали.</translation>
    </message>
    <message>
      <source>Restore it where it can be written.</source>
      <translation>Восстанавливайте там, где в дело можно писать.</translation>
    </message>
    <message>
      <source>Restore the file from a backup, or remove it and set mirrors anew.</source>
      <translation>Восстановите файл из резервной копии или удалите его и задайте зеркала заново.</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Результат</translation>
    </message>
    <message>
      <source>Retire</source>
      <translation>Вывести из употребления</translation>
    </message>
    <message>
      <source>Retire it instead.</source>
      <translation>Вместо этого выведите его из употребления.</translation>
    </message>
    <message>
      <source>Retire it, or merge it.</source>
      <translation>Выведите его из употребления или объедините.</translation>
    </message>
    <message>
      <source>Retire the terms that the file does not have</source>
      <translation>Вывести из употребления термины, которых нет в файле</translation>
    </message>
    <message>
      <source>Rights</source>
      <translation>Права</translation>
    </message>
    <message>
      <source>Ring</source>
      <translation>Кольцо</translation>
    </message>
    <message>
      <source>Run “framewitness verify” on it for all of it, and ask the sender for another copy.</source>
      <translation>Запустите на нём «framewitness verify», чтобы увидеть всё, и попросите у отправителя другую копию.</translation>
    </message>
    <message>
      <source>Run “framewitness verify” to see whether the recording's file is still what it was.</source>
      <translation>Выполните «framewitness verify», чтобы узнать, не изменился ли файл записи.</translation>
    </message>
    <message>
      <source>Run “framewitness verify”, and put {name} back into {parent} from a copy of the case.</source>
      <translation>Выполните «framewitness verify» и верните {name} в {parent} из копии дела.</translation>
    </message>
    <message>
      <source>Run “framewitness verify”, and restore the file from a copy of the case.</source>
      <translation>Выполните «framewitness verify» и восстановите файл из копии дела.</translation>
    </message>
    <message>
      <source>Run “framewitness verify”. Nothing was packaged.</source>
      <translation>Запустите «framewitness verify». Пакет не собран.</translation>
    </message>
    <message>
      <source>Run “framewitness verify”. The mirror holds the case as it was when it was last in step.</source>
      <translation>Выполните «framewitness verify». В зеркале дело такое, каким было при последнем обновлении.</translation>
    </message>
    <message>
      <source>Run “framewitness verify”: it names what is missing.</source>
      <translation>Выполните «framewitness verify»: она назовёт, чего не хватает.</translation>
    </message>
    <message>
      <source>Running</source>
      <translation>Выполняется</translation>
    </message>
    <message>
      <source>R{number}: the annotation does not last on this frame.</source>
      <translation>R{number}: пометка не охватывает этот кадр.</translation>
    </message>
    <message>
      <source>SRT or WebVTT</source>
      <translation>SRT или WebVTT</translation>
    </message>
    <message>
      <source>Same moment</source>
      <translation>Тот же момент</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Сохранить</translation>
    </message>
    <message>
      <source>Save copies…</source>
      <translation>Сохранить копии…</translation>
    </message>
    <message>
      <source>Save it again as CSV, or give the links as lines of text.</source>
      <translation>Сохраните её снова как CSV или дайте ссылки строками текста.</translation>
    </message>
    <message>
      <source>Save it as PNG or JPEG, and take that in. A page or a document is not a picture.</source>
      <translation>Сохраните его как PNG или JPEG и добавьте. Страница или документ — не изображение.</translation>
    </message>
    <message>
      <source>Save it as UTF-8 and try again.</source>
      <translation>Сохраните его в UTF-8 и попробуйте ещё раз.</translation>
    </message>
    <message>
      <source>Save it as a text file or as “CSV UTF-8” and give that.</source>
      <translation>Сохраните его как текстовый файл или как «CSV UTF-8» и откройте его.</translation>
    </message>
    <message>
      <source>Save the part of it that matters as a picture of its own, and say so in its title.</source>
      <translation>Сохраните нужную часть как отдельное изображение и укажите это в названии.</translation>
    </message>
    <message>
      <source>Save the video by hand and add the file together with its link.</source>
      <translation>Сохраните видео вручную и добавьте файл вместе со ссылкой на него.</translation>
    </message>
    <message>
      <source>Save the video by hand, and add the file together with its link.</source>
      <translation>Сохраните видео вручную и добавьте файл вместе со ссылкой на него.</translation>
    </message>
    <message>
      <source>Save what it gives to a file first, and add that file.</source>
      <translation>Сначала сохраните то, что оттуда поступает, в файл и добавьте этот файл.</translation>
    </message>
    <message numerus="yes">
      <source>Saved %n files in {folder}.</source>
      <translation>
        <numerusform>%n файл сохранён в {folder}.</numerusform>
        <numerusform>%n файла сохранено в {folder}.</numerusform>
        <numerusform>%n файлов сохранено в {folder}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Saves copies of the page's files in a folder</source>
      <translation>Сохраняет копии файлов страницы в папке</translation>
    </message>
    <message>
      <source>Say at least one thing: from whom it came, how, or what may be done with it.</source>
      <translation>Укажите хотя бы одно: от кого поступило, как или что с этим можно делать.</translation>
    </message>
    <message>
      <source>Say first what is to become of the files that name a place.</source>
      <translation>Сначала решите, как быть с файлами, в которых указано место.</translation>
    </message>
    <message>
      <source>Say how far off it may be.</source>
      <translation>Укажите возможную погрешность.</translation>
    </message>
    <message>
      <source>Say how fast it was watched, and whether with sound.</source>
      <translation>Укажите, на какой скорости смотрели и был ли звук.</translation>
    </message>
    <message>
      <source>Say how many minutes of it are to be taken.</source>
      <translation>Укажите, сколько минут её записать.</translation>
    </message>
    <message>
      <source>Say how the file was obtained: who saved it, and by what means.</source>
      <translation>Укажите, как получен файл: кто его сохранил и каким способом.</translation>
    </message>
    <message>
      <source>Say in a few words why.</source>
      <translation>Скажите в нескольких словах, почему.</translation>
    </message>
    <message>
      <source>Say in at most {most} characters what it rests on.</source>
      <translation>Скажите, на чём это основано, не больше чем в {most} символах.</translation>
    </message>
    <message>
      <source>Say true or false.</source>
      <translation>Укажите true или false.</translation>
    </message>
    <message>
      <source>Say who codes it.</source>
      <translation>Укажите, кто размечает.</translation>
    </message>
    <message>
      <source>Say why in a few words, without the names that are to go.</source>
      <translation>Скажите в нескольких словах почему, без имён, которые стираются.</translation>
    </message>
    <message>
      <source>Say why without names, titles and links.</source>
      <translation>Укажите причину без имён, названий и ссылок.</translation>
    </message>
    <message>
      <source>Says that the chosen term was looked for and not seen</source>
      <translation>Указывает, что выбранное искали и не увидели</translation>
    </message>
    <message>
      <source>Scope</source>
      <translation>Объём исследования</translation>
    </message>
    <message>
      <source>Search the whole case for them</source>
      <translation>Искать их во всём деле</translation>
    </message>
    <message>
      <source>Search the whole case for “{words}”</source>
      <translation>Искать «{words}» во всём деле</translation>
    </message>
    <message>
      <source>Searches that are kept</source>
      <translation>Сохранённые поиски</translation>
    </message>
    <message>
      <source>Second coder</source>
      <translation>Второй разметчик</translation>
    </message>
    <message>
      <source>Second look</source>
      <translation>Повторный взгляд</translation>
    </message>
    <message>
      <source>Second look: a comment</source>
      <translation>Повторный взгляд: замечание</translation>
    </message>
    <message>
      <source>Second look: confirmed</source>
      <translation>Повторный взгляд: подтверждено</translation>
    </message>
    <message>
      <source>Second look: disputed</source>
      <translation>Повторный взгляд: оспорено</translation>
    </message>
    <message>
      <source>Seconds added to each time</source>
      <translation>Секунды, прибавляемые к каждому времени</translation>
    </message>
    <message>
      <source>Seconds between keyframes</source>
      <translation>Секунды между ключевыми кадрами</translation>
    </message>
    <message>
      <source>Seconds from 0:00 of {media}</source>
      <translation>Секунды от 0:00 записи {media}</translation>
    </message>
    <message>
      <source>Seconds: {seconds}</source>
      <translation>Секунды: {seconds}</translation>
    </message>
    <message>
      <source>See better</source>
      <translation>Рассмотреть лучше</translation>
    </message>
    <message>
      <source>See better: contrast, sharpness, channels…</source>
      <translation>Рассмотреть лучше: контраст, резкость, каналы…</translation>
    </message>
    <message>
      <source>See whether its scheduler runs, and do it again. What was finished before is kept.</source>
      <translation>Проверьте, работает ли планировщик, и повторите. Завершённое раньше сохранено.</translation>
    </message>
    <message>
      <source>Seen as the file has it, everything set back</source>
      <translation>Показать как в файле, сбросить все настройки</translation>
    </message>
    <message>
      <source>Seen with</source>
      <translation>Вместе с</translation>
    </message>
    <message>
      <source>Seen with the group</source>
      <translation>Вместе с группой</translation>
    </message>
    <message>
      <source>Seen with: {steps} – the file is unchanged</source>
      <translation>Показано так: {steps} – файл не изменён</translation>
    </message>
    <message>
      <source>Segments</source>
      <translation>Сегменты</translation>
    </message>
    <message>
      <source>Select all annotations of this recording</source>
      <translation>Выделить все пометки этой записи</translation>
    </message>
    <message>
      <source>Select annotations of one term, or change their term first.</source>
      <translation>Выделите пометки одного термина или сначала измените их термин.</translation>
    </message>
    <message>
      <source>Select at least two annotations of the same term.</source>
      <translation>Выделите не менее двух пометок одного термина.</translation>
    </message>
    <message>
      <source>Select the annotation after too</source>
      <translation>Выделить также следующую пометку</translation>
    </message>
    <message>
      <source>Select the annotation before too</source>
      <translation>Выделить также предыдущую пометку</translation>
    </message>
    <message>
      <source>Selection</source>
      <translation>Выделение</translation>
    </message>
    <message>
      <source>Set all back</source>
      <translation>Сбросить всё</translation>
    </message>
    <message>
      <source>Set apart as damaged/{name}</source>
      <translation>Отделено как damaged/{name}</translation>
    </message>
    <message>
      <source>Set distributed.comm.tls.ca-file in it, and client.cert and client.key beside that.</source>
      <translation>Задайте в них distributed.comm.tls.ca-file и рядом client.cert и client.key.</translation>
    </message>
    <message>
      <source>Set to the frame that is shown</source>
      <translation>Поставить по показанному кадру</translation>
    </message>
    <message>
      <source>Settings cannot be read</source>
      <translation>Настройки не читаются</translation>
    </message>
    <message>
      <source>Shape</source>
      <translation>Форма</translation>
    </message>
    <message>
      <source>Shape of its pixels</source>
      <translation>Форма пикселей</translation>
    </message>
    <message>
      <source>Shapes there are: {SHAPES}.</source>
      <translation>Имеющиеся формы: {SHAPES}.</translation>
    </message>
    <message>
      <source>Shared</source>
      <translation>Общее</translation>
    </message>
    <message>
      <source>Shared footage of two recordings</source>
      <translation>Общий материал двух записей</translation>
    </message>
    <message>
      <source>Sharpening</source>
      <translation>Резкость</translation>
    </message>
    <message>
      <source>Shots</source>
      <translation>Планы</translation>
    </message>
    <message>
      <source>Shots and keyframes looked for</source>
      <translation>Поиск планов и ключевых кадров</translation>
    </message>
    <message>
      <source>Shots and keyframes of {label}</source>
      <translation>Планы и ключевые кадры {label}</translation>
    </message>
    <message>
      <source>Shots, keyframes, sound, suggestions and annotations over time</source>
      <translation>Планы, ключевые кадры, звук, предложения программы и пометки во времени</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Показать</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Показать все</translation>
    </message>
    <message>
      <source>Show another recording beside</source>
      <translation>Показать рядом другую запись</translation>
    </message>
    <message>
      <source>Show more</source>
      <translation>Показать ещё</translation>
    </message>
    <message>
      <source>Show or hide what may be graphic</source>
      <translation>Показать или скрыть кадры, которые могут быть тяжёлыми</translation>
    </message>
    <message>
      <source>Show picture and sound</source>
      <translation>Показать изображение и звук</translation>
    </message>
    <message>
      <source>Show retired terms</source>
      <translation>Показать выведенные термины</translation>
    </message>
    <message>
      <source>Show the examination of</source>
      <translation>Показать анализ от</translation>
    </message>
    <message>
      <source>Show the next {count}</source>
      <translation>Показать следующие {count}</translation>
    </message>
    <message>
      <source>Show the recording</source>
      <translation>Показать запись</translation>
    </message>
    <message>
      <source>Show the transcript</source>
      <translation>Показать расшифровку</translation>
    </message>
    <message>
      <source>Show those before</source>
      <translation>Показать предыдущие</translation>
    </message>
    <message>
      <source>Shown</source>
      <translation>Показан</translation>
    </message>
    <message>
      <source>Shows the annotation that this step changed</source>
      <translation>Показывает пометку, которую изменил этот шаг</translation>
    </message>
    <message>
      <source>Shows the queue of links</source>
      <translation>Показывает очередь ссылок</translation>
    </message>
    <message>
      <source>Side by side</source>
      <translation>Рядом</translation>
    </message>
    <message>
      <source>Side by side, wipe, or blink</source>
      <translation>Рядом, шторкой или попеременно</translation>
    </message>
    <message>
      <source>Sign and stamp now</source>
      <translation>Подписать и поставить метку сейчас</translation>
    </message>
    <message>
      <source>Sign the log</source>
      <translation>Подписать журнал</translation>
    </message>
    <message>
      <source>Signature</source>
      <translation>Подпись</translation>
    </message>
    <message>
      <source>Signature and time stamp</source>
      <translation>Подпись и метка времени</translation>
    </message>
    <message>
      <source>Signatures</source>
      <translation>Подписи</translation>
    </message>
    <message>
      <source>Signatures and time stamps</source>
      <translation>Подписи и метки времени</translation>
    </message>
    <message>
      <source>Signatures and time stamps: {state}</source>
      <translation>Подписи и метки времени: {state}</translation>
    </message>
    <message>
      <source>Signatures and time stamps…</source>
      <translation>Подписи и метки времени…</translation>
    </message>
    <message>
      <source>Signatures made with this worker's key: whoever knows whose key it is knows who signed.</source>
      <translation>Подписи, сделанные ключом этого человека: кто знает, чей это ключ, знает и кто подписал.</translation>
    </message>
    <message>
      <source>Signed</source>
      <translation>Подписано</translation>
    </message>
    <message>
      <source>Signed and time-stamped</source>
      <translation>Подписано, с меткой времени</translation>
    </message>
    <message>
      <source>Signed, as it says</source>
      <translation>Время подписи, как указано</translation>
    </message>
    <message>
      <source>Signed, no time stamp</source>
      <translation>Подписано, без метки времени</translation>
    </message>
    <message>
      <source>Signed, time stamp failed</source>
      <translation>Подписано, метка времени не получена</translation>
    </message>
    <message>
      <source>Signed, time stamp pending</source>
      <translation>Подписано, метка времени ожидается</translation>
    </message>
    <message>
      <source>Signer, as named</source>
      <translation>Подписавший, как он назван</translation>
    </message>
    <message>
      <source>Sites are asked from this computer's own address; you are told before the first time.</source>
      <translation>Обращения к сайтам идут с собственного адреса этого компьютера; перед первым разом Вас предупредят.</translation>
    </message>
    <message>
      <source>Sites are asked through Tor.</source>
      <translation>Обращения к сайтам идут через Tor.</translation>
    </message>
    <message>
      <source>Sites are asked through a proxy.</source>
      <translation>Обращения к сайтам идут через прокси.</translation>
    </message>
    <message>
      <source>Sites are asked through the proxy that this computer is set to use.</source>
      <translation>Обращения к сайтам идут через прокси, заданный в настройках этого компьютера.</translation>
    </message>
    <message>
      <source>Sites that were not asked before</source>
      <translation>Сайты, к которым ещё не обращались</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Размер</translation>
    </message>
    <message>
      <source>Size of the picture</source>
      <translation>Размер изображения</translation>
    </message>
    <message>
      <source>Skip past it</source>
      <translation>Пропустить</translation>
    </message>
    <message>
      <source>Skip past what was announced</source>
      <translation>Пропустить то, о чём предупреждено</translation>
    </message>
    <message>
      <source>Software, as the file says</source>
      <translation>Программы, как сообщает файл</translation>
    </message>
    <message>
      <source>Somebody changed the catalogue with another program. Run “framewitness verify” on it, and go back to a copy that verifies.</source>
      <translation>Каталог изменён другой программой. Выполните для него «framewitness verify» и вернитесь к копии, которая проходит проверку.</translation>
    </message>
    <message>
      <source>Somebody else changed this in the meantime; your change was not written.</source>
      <translation>За это время кто-то другой изменил это; Ваше изменение не записано.</translation>
    </message>
    <message>
      <source>Somebody else has changed this meanwhile; it is shown as it stands now. You had typed: {typed}</source>
      <translation>За это время кто-то другой изменил это; показано нынешнее состояние. Вы ввели: {typed}</translation>
    </message>
    <message>
      <source>Somebody else has changed “{field}” of {label} in the meantime; your change was not written.</source>
      <translation>За это время кто-то другой изменил «{field}» записи {label}; Ваше изменение не записано.</translation>
    </message>
    <message>
      <source>Somebody signed the file, and the signature fits the bytes. Who that was is not proved: this program vouches for no signer.</source>
      <translation>Кто-то подписал файл, и подпись соответствует байтам. Кто это был, не доказано: эта программа ни за кого из подписавших не ручается.</translation>
    </message>
    <message>
      <source>Somebody watched some of it</source>
      <translation>Кто-то посмотрел часть</translation>
    </message>
    <message>
      <source>Something in Framewitness itself went wrong. What you had done before is in the case.</source>
      <translation>В самой программе Framewitness что-то пошло не так. Всё, что Вы сделали раньше, сохранено в деле.</translation>
    </message>
    <message>
      <source>Something in this case is restricted. Read the notes before you send it: what a note on one recording quotes of another is not left out.</source>
      <translation>Что-то в этом деле ограничено. Прочитайте заметки перед отправкой: то, что заметка к одной записи цитирует из другой, не исключается.</translation>
    </message>
    <message>
      <source>Something was erased at entry {begun}: how the case stood before cannot be shown whole any more.</source>
      <translation>На строке журнала {begun} что-то стёрто: прежнее состояние дела больше нельзя показать целиком.</translation>
    </message>
    <message>
      <source>Something was written meanwhile that hangs on what is to go; nothing was erased.</source>
      <translation>За это время записано что-то, связанное с тем, что стирается; ничего не стёрто.</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>Звук</translation>
    </message>
    <message>
      <source>Sound is off until picture and sound are shown</source>
      <translation>Звук выключен, пока не показаны изображение и звук</translation>
    </message>
    <message>
      <source>Sound is off until picture and sound are shown ({key:reveal}).</source>
      <translation>Звук выключен, пока не показаны изображение и звук ({key:reveal}).</translation>
    </message>
    <message>
      <source>Sound of {label}</source>
      <translation>Звук записи {label}</translation>
    </message>
    <message>
      <source>Sound of {one} and {other}</source>
      <translation>Звук {one} и {other}</translation>
    </message>
    <message>
      <source>Sound on or off</source>
      <translation>Включить или выключить звук</translation>
    </message>
    <message>
      <source>Sound recording</source>
      <translation>Звукозапись</translation>
    </message>
    <message>
      <source>Sound takes 2.9 ms for each metre. What is aligned by sound or by ear is that much in doubt.</source>
      <translation>Звук проходит метр за 2,9 мс. Выровненное по звуку или на слух на столько неточно.</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Источник</translation>
    </message>
    <message>
      <source>Source: {source}. Date: {date}.</source>
      <translation>Источник: {source}. Дата: {date}.</translation>
    </message>
    <message>
      <source>Span begins</source>
      <translation>Начало промежутка</translation>
    </message>
    <message>
      <source>Span ends</source>
      <translation>Конец промежутка</translation>
    </message>
    <message>
      <source>Speaker</source>
      <translation>Говорящий</translation>
    </message>
    <message>
      <source>Speakers before the words, in .srt too</source>
      <translation>Говорящие перед словами, в том числе в .srt</translation>
    </message>
    <message>
      <source>Speakers of the transcript</source>
      <translation>Говорящие в расшифровке</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Скорость</translation>
    </message>
    <message>
      <source>Speed of each link, at most</source>
      <translation>Скорость каждой ссылки, не больше</translation>
    </message>
    <message>
      <source>Speed of the look</source>
      <translation>Скорость просмотра</translation>
    </message>
    <message>
      <source>Speed: {key:slower} and {key:faster}, finer with {key:a_little_slower} and {key:a_little_faster}, {key:normal_speed} for normal</source>
      <translation>Скорость: {key:slower} и {key:faster}, точнее — {key:a_little_slower} и {key:a_little_faster}, обычная — {key:normal_speed}</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>Разделено</translation>
    </message>
    <message>
      <source>Split into A{number} and A{number_2}.</source>
      <translation>Разделено на A{number} и A{number_2}.</translation>
    </message>
    <message>
      <source>Split the chosen annotation here</source>
      <translation>Разделить выбранную пометку здесь</translation>
    </message>
    <message>
      <source>Split the line</source>
      <translation>Разделить реплику</translation>
    </message>
    <message>
      <source>Split the line here</source>
      <translation>Разделить реплику здесь</translation>
    </message>
    <message>
      <source>Spoken</source>
      <translation>Речь</translation>
    </message>
    <message>
      <source>Square</source>
      <translation>Квадрат</translation>
    </message>
    <message>
      <source>Star</source>
      <translation>Звезда</translation>
    </message>
    <message>
      <source>Start the program from the desktop on which the key was made.</source>
      <translation>Запустите программу в том рабочем столе, где ключ был создан.</translation>
    </message>
    <message>
      <source>Start “dask scheduler” there, or check the address and that no firewall is in between.</source>
      <translation>Запустите там «dask scheduler» или проверьте адрес и нет ли на пути межсетевого экрана.</translation>
    </message>
    <message>
      <source>Start “dask worker {address}” on the computers that are to do the work.</source>
      <translation>Запустите «dask worker {address}» на компьютерах, которые должны выполнять работу.</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Состояние</translation>
    </message>
    <message>
      <source>State it</source>
      <translation>Записать оценку</translation>
    </message>
    <message>
      <source>State of the recording</source>
      <translation>Состояние записи</translation>
    </message>
    <message>
      <source>State of the try</source>
      <translation>Состояние попытки</translation>
    </message>
    <message>
      <source>Statement of</source>
      <translation>Что оценивается</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Статус</translation>
    </message>
    <message>
      <source>Status after a second look</source>
      <translation>Статус после повторного взгляда</translation>
    </message>
    <message>
      <source>Status: confirmed</source>
      <translation>Статус: подтверждено</translation>
    </message>
    <message>
      <source>Status: disputed</source>
      <translation>Статус: оспорено</translation>
    </message>
    <message>
      <source>Status: unreviewed</source>
      <translation>Статус: не проверено</translation>
    </message>
    <message>
      <source>Stays here: {what}. {why} ({who})</source>
      <translation>Остаётся здесь: {what}. {why} ({who})</translation>
    </message>
    <message>
      <source>Stays where it is while the leading recording moves</source>
      <translation>Остаётся на месте, пока движется ведущая запись</translation>
    </message>
    <message>
      <source>Step and play by this recording; the others follow</source>
      <translation>Шаги и воспроизведение по этой записи; остальные следуют за ней</translation>
    </message>
    <message>
      <source>Steps 1 to {entry} are signed.</source>
      <translation>Шаги с 1 по {entry} подписаны.</translation>
    </message>
    <message>
      <source>Steps 1 to {entry} were signed by {name} at {time}.</source>
      <translation>Шаги с 1 по {entry} подписаны: {name}, {time}.</translation>
    </message>
    <message>
      <source>Steps in the log that name it, the last one first</source>
      <translation>Шаги в журнале, где она упоминается, начиная с последнего</translation>
    </message>
    <message>
      <source>Still of {label} at {time}</source>
      <translation>Снимок из {label}, {time}</translation>
    </message>
    <message>
      <source>Still of {media} at {clock}, as it is seen</source>
      <translation>Снимок из {media}, {clock}, в показанном виде</translation>
    </message>
    <message>
      <source>Stills kept of what was seen</source>
      <translation>Сохранённые снимки показанного вида</translation>
    </message>
    <message>
      <source>Stills of what was seen</source>
      <translation>Снимки показанного вида</translation>
    </message>
    <message>
      <source>Stitch a panorama</source>
      <translation>Склеить панораму</translation>
    </message>
    <message>
      <source>Stitch a panorama from the marked span</source>
      <translation>Склеить панораму из отмеченного промежутка</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Остановить</translation>
    </message>
    <message>
      <source>Stop and close</source>
      <translation>Остановить и закрыть</translation>
    </message>
    <message>
      <source>Stop coding it</source>
      <translation>Закончить разметку</translation>
    </message>
    <message>
      <source>Stop here</source>
      <translation>Остановиться здесь</translation>
    </message>
    <message>
      <source>Stop it and close</source>
      <translation>Остановить и закрыть</translation>
    </message>
    <message>
      <source>Stopped.</source>
      <translation>Остановлено.</translation>
    </message>
    <message numerus="yes">
      <source>Stopped. Keep the %n frames so far?</source>
      <translation>
        <numerusform>Остановлено. Сохранить прослеженное (%n кадр)?</numerusform>
        <numerusform>Остановлено. Сохранить прослеженное (%n кадра)?</numerusform>
        <numerusform>Остановлено. Сохранить прослеженное (%n кадров)?</numerusform>
      </translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>Остановка…</translation>
    </message>
    <message>
      <source>Stored file: {role}</source>
      <translation>Хранимый файл: {role}</translation>
    </message>
    <message>
      <source>Stored files and their mirror</source>
      <translation>Хранимые файлы и их зеркало</translation>
    </message>
    <message>
      <source>Stored files and their mirror…</source>
      <translation>Хранимые файлы и их зеркало…</translation>
    </message>
    <message>
      <source>Stored files that name it and stay: {files}</source>
      <translation>Хранимые файлы, в которых это названо и которые остаются: {files}</translation>
    </message>
    <message>
      <source>Stored files were damaged</source>
      <translation>Хранимые файлы были повреждены</translation>
    </message>
    <message>
      <source>Stored files: {state}</source>
      <translation>Хранимые файлы: {state}</translation>
    </message>
    <message>
      <source>Stream {index}</source>
      <translation>Поток {index}</translation>
    </message>
    <message>
      <source>Stream {index}: {kind}</source>
      <translation>Поток {index}: {kind}</translation>
    </message>
    <message>
      <source>Stream {stream_index} of this recording holds no pictures.</source>
      <translation>В потоке {stream_index} этой записи нет изображений.</translation>
    </message>
    <message>
      <source>Subtitle</source>
      <translation>Субтитр</translation>
    </message>
    <message>
      <source>Subtitle file, SRT or WebVTT</source>
      <translation>Файл субтитров, SRT или WebVTT</translation>
    </message>
    <message>
      <source>Subtitles</source>
      <translation>Субтитры</translation>
    </message>
    <message>
      <source>Such an address begins with https:// or http://.</source>
      <translation>Такой адрес начинается с https:// или http://.</translation>
    </message>
    <message>
      <source>Such as , or ; or a tab.</source>
      <translation>Например , или ; или табуляция.</translation>
    </message>
    <message>
      <source>Such as 1,3-5.</source>
      <translation>Например 1,3-5.</translation>
    </message>
    <message>
      <source>Such as tcp://10.0.0.5:8786.</source>
      <translation>Например, tcp://10.0.0.5:8786.</translation>
    </message>
    <message>
      <source>Such as: 2026-11-01 09:30:00 or 2026-11-01, or with a zone: 2026-11-01T14:30:00+05:00.</source>
      <translation>Например: 2026-11-01 09:30:00 или 2026-11-01, а с часовым поясом: 2026-11-01T14:30:00+05:00.</translation>
    </message>
    <message>
      <source>Such as: 43.238949, 76.889709 (north first), or the link to a map.</source>
      <translation>Например: 43.238949, 76.889709 (сначала северная широта) или ссылка на карту.</translation>
    </message>
    <message>
      <source>Such as: filmed by an eyewitness, surveillance camera, broadcast.</source>
      <translation>Например: снято очевидцем, камера наблюдения, телепередача.</translation>
    </message>
    <message>
      <source>Such as: first copy from the camera, copy of a copy, taken from a broadcast.</source>
      <translation>Например: первая копия с камеры, копия копии, взято из эфира.</translation>
    </message>
    <message>
      <source>Such as: officer A, helmet 217</source>
      <translation>Например: офицер A, шлем 217</translation>
    </message>
    <message>
      <source>Such as: on a memory card; by messenger, sent as a file</source>
      <translation>Например: на карте памяти; в мессенджере, отправлено файлом</translation>
    </message>
    <message>
      <source>Such as: screen recording by a colleague on the day it was posted</source>
      <translation>Например: запись экрана, сделанная коллегой в день публикации</translation>
    </message>
    <message>
      <source>Such as: shows a minor, or shared in confidence</source>
      <translation>Например: виден несовершеннолетний или передано доверительно</translation>
    </message>
    <message>
      <source>Such as: two recordings from other sides show the same</source>
      <translation>Например: две записи с других сторон показывают то же</translation>
    </message>
    <message>
      <source>Such as: whoever recorded it is at risk</source>
      <translation>Например: тот, кто сделал запись, в опасности</translation>
    </message>
    <message>
      <source>Such codes are en, ru, kk, pt-BR.</source>
      <translation>Такие коды — en, ru, kk, pt-BR.</translation>
    </message>
    <message>
      <source>Suggestion</source>
      <translation>Предложение программы</translation>
    </message>
    <message>
      <source>Suggestion S{number}</source>
      <translation>Предложение программы S{number}</translation>
    </message>
    <message>
      <source>Suggestions</source>
      <translation>Предложения</translation>
    </message>
    <message>
      <source>Suggestions ({count})</source>
      <translation>Предложения ({count})</translation>
    </message>
    <message>
      <source>Suggestions that nobody has looked at yet: {told}. {key:next_suggestion} goes to the next.</source>
      <translation>Предложения программы, которые ещё никто не смотрел: {told}. {key:next_suggestion} переходит к следующему.</translation>
    </message>
    <message>
      <source>Summary</source>
      <translation>Краткое изложение</translation>
    </message>
    <message>
      <source>S{number} ({position} of {count}) at {place}. {words}. Nobody has looked at it yet.</source>
      <translation>S{number} ({position} из {count}), {place}. {words}. Этого ещё никто не смотрел.</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Теги</translation>
    </message>
    <message>
      <source>Take a still with more to see in it.</source>
      <translation>Возьмите снимок, на котором видно больше.</translation>
    </message>
    <message>
      <source>Take away</source>
      <translation>Убрать</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>Отозвать</translation>
    </message>
    <message>
      <source>Take back to here</source>
      <translation>Отменить до этого места</translation>
    </message>
    <message>
      <source>Take in</source>
      <translation>Добавить</translation>
    </message>
    <message>
      <source>Take in a case of Hunchly…</source>
      <translation>Принять дело из Hunchly…</translation>
    </message>
    <message>
      <source>Take in a picture…</source>
      <translation>Добавить снимок…</translation>
    </message>
    <message>
      <source>Take in a reference picture</source>
      <translation>Добавить снимок для сравнения</translation>
    </message>
    <message>
      <source>Take in a reference picture, then put the frame on screen beside it.</source>
      <translation>Добавьте снимок для сравнения, затем поставьте рядом с ним показанный кадр.</translation>
    </message>
    <message>
      <source>Take in a reference picture…</source>
      <translation>Добавить снимок для сравнения…</translation>
    </message>
    <message>
      <source>Take in what auto-archiver kept…</source>
      <translation>Принять сохранённое в auto-archiver…</translation>
    </message>
    <message>
      <source>Take in what was coded…</source>
      <translation>Принять размеченное…</translation>
    </message>
    <message>
      <source>Take in {name}</source>
      <translation>Принять {name}</translation>
    </message>
    <message>
      <source>Take it in as a reference picture first.</source>
      <translation>Сначала добавьте его как снимок для сравнения.</translation>
    </message>
    <message>
      <source>Take it in part by part.</source>
      <translation>Добавляйте её по частям.</translation>
    </message>
    <message>
      <source>Take it off the terms that should not offer it.</source>
      <translation>Уберите его у терминов, которые не должны его предлагать.</translation>
    </message>
    <message>
      <source>Take its alignment away</source>
      <translation>Удалить выравнивание</translation>
    </message>
    <message>
      <source>Take its last key away</source>
      <translation>Убрать последнюю клавишу</translation>
    </message>
    <message>
      <source>Take its names and titles out of all else that the case says, too</source>
      <translation>Убрать эти имена и названия и из всего остального, что есть в деле</translation>
    </message>
    <message>
      <source>Take live streams, of each at most</source>
      <translation>Записывать прямые трансляции, каждую не дольше</translation>
    </message>
    <message>
      <source>Take out of the collection “{name}”</source>
      <translation>Убрать из подборки «{name}»</translation>
    </message>
    <message>
      <source>Take that decision back first if the reason is another one.</source>
      <translation>Если обоснование другое, сначала отзовите то решение.</translation>
    </message>
    <message>
      <source>Take that right away (chmod 600), if you know that nobody copied it. Otherwise remove the file: a new key is made then.</source>
      <translation>Отнимите это право (chmod 600), если знаете, что никто его не скопировал. Иначе удалите файл: тогда будет создан новый ключ.</translation>
    </message>
    <message>
      <source>Take the chosen region in hand</source>
      <translation>Взять выбранную область</translation>
    </message>
    <message>
      <source>Take them out of it first, then make it a person.</source>
      <translation>Сначала уберите их из неё, затем сделайте её человеком.</translation>
    </message>
    <message>
      <source>Take these files in</source>
      <translation>Добавить эти файлы</translation>
    </message>
    <message>
      <source>Take this panel out of the window, or put it back</source>
      <translation>Вынести эту панель из окна или вернуть её</translation>
    </message>
    <message>
      <source>Take this recording away</source>
      <translation>Убрать эту запись</translation>
    </message>
    <message>
      <source>Taken over</source>
      <translation>Принято</translation>
    </message>
    <message>
      <source>Taken over from {program}: {postings} links and pages, {media} new recordings, {known} that were in the case already.</source>
      <translation>Принято из {program}: ссылок и страниц — {postings}, новых записей — {media}, уже имевшихся в деле — {known}.</translation>
    </message>
    <message>
      <source>Takes the chosen decision back</source>
      <translation>Отзывает выбранное решение</translation>
    </message>
    <message>
      <source>Technical</source>
      <translation>Технические данные</translation>
    </message>
    <message>
      <source>Tell the recipient this number by another way; it stands for the whole package:
{number}</source>
      <translation>Сообщите получателю это число другим путём; оно отвечает за весь пакет:
{number}</translation>
    </message>
    <message>
      <source>Ten seconds back</source>
      <translation>На десять секунд назад</translation>
    </message>
    <message>
      <source>Ten seconds forward</source>
      <translation>На десять секунд вперёд</translation>
    </message>
    <message>
      <source>Term</source>
      <translation>Термин</translation>
    </message>
    <message>
      <source>Term: {label}</source>
      <translation>Термин: {label}</translation>
    </message>
    <message>
      <source>Terms annotated</source>
      <translation>Термины в пометках</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Текст</translation>
    </message>
    <message>
      <source>Text of the page</source>
      <translation>Текст страницы</translation>
    </message>
    <message>
      <source>Text size is {percent} % now.</source>
      <translation>Размер текста теперь {percent} %.</translation>
    </message>
    <message>
      <source>Text size: a quarter larger</source>
      <translation>Размер текста: на четверть крупнее</translation>
    </message>
    <message>
      <source>Text size: half as large again</source>
      <translation>Размер текста: в полтора раза крупнее</translation>
    </message>
    <message>
      <source>Text size: normal</source>
      <translation>Размер текста: обычный</translation>
    </message>
    <message>
      <source>Texts in which so short a name may stand: it is not looked for inside of other words.</source>
      <translation>Тексты, в которых может встретиться такое короткое имя: внутри других слов оно не ищется.</translation>
    </message>
    <message>
      <source>That coder has no annotation here.</source>
      <translation>У этого разметчика здесь нет пометки.</translation>
    </message>
    <message>
      <source>That is more than a hundred years away from the recording.</source>
      <translation>Это более чем в ста годах от записи.</translation>
    </message>
    <message>
      <source>That is not a time and a zone.</source>
      <translation>Это не время и не пояс.</translation>
    </message>
    <message>
      <source>That is not its name; nothing was erased.</source>
      <translation>Это другое имя; ничего не стёрто.</translation>
    </message>
    <message>
      <source>That line reaches beyond {label}.</source>
      <translation>Эта реплика выходит за пределы {label}.</translation>
    </message>
    <message>
      <source>That name is too long.</source>
      <translation>Это название слишком длинное.</translation>
    </message>
    <message>
      <source>That needs a reason.</source>
      <translation>Для этого нужно обоснование.</translation>
    </message>
    <message>
      <source>That picture was made from another recording.</source>
      <translation>Это изображение сделано из другой записи.</translation>
    </message>
    <message>
      <source>That place cannot be read: {why}.</source>
      <translation>Это место не читается: {why}.</translation>
    </message>
    <message>
      <source>That time lies outside {label}, which runs from {time} to {time_2}.</source>
      <translation>Это время вне записи {label}, которая идёт от {time} до {time_2}.</translation>
    </message>
    <message>
      <source>That time lies outside {label}.</source>
      <translation>Это время вне записи {label}.</translation>
    </message>
    <message>
      <source>That was cancelled.</source>
      <translation>Это отменено.</translation>
    </message>
    <message>
      <source>That was decided already: {reason}</source>
      <translation>Это уже решено: {reason}</translation>
    </message>
    <message>
      <source>That was left out.</source>
      <translation>Это пропущено.</translation>
    </message>
    <message>
      <source>The Date of its answer cannot be read.</source>
      <translation>Date его ответа не читается.</translation>
    </message>
    <message>
      <source>The Wayback Machine (web.archive.org) can keep a copy of its own, which supports yours: a stranger vouches for it. It visits the page itself, shows the copy to everybody, and you cannot take that back. It learns this link and the address of whoever asks. Those who watch the page may notice.</source>
      <translation>Wayback Machine (web.archive.org) может сохранить собственную копию, которая подкрепит Вашу: за неё ручается посторонний. Этот архив сам посещает страницу, показывает копию всем, и отменить это Вы не сможете. Он узнаёт эту ссылку и адрес того, кто просит. Те, кто следит за страницей, могут это заметить.</translation>
    </message>
    <message>
      <source>The address that the authority gives for RFC 3161, and the file with its certificates (PEM, root included) if it publishes one. What does not lead to that root is refused.</source>
      <translation>Адрес, который служба указывает для RFC 3161, и файл с её сертификатами (PEM, вместе с корневым), если она его публикует. Что не ведёт к этому корню, отвергается.</translation>
    </message>
    <message>
      <source>The annotation does not last on this frame, so nothing can be marked in it.</source>
      <translation>Пометка не охватывает этот кадр, поэтому отметить в ней ничего нельзя.</translation>
    </message>
    <message>
      <source>The answer came from a store: its Date is an older one.</source>
      <translation>Ответ пришёл из промежуточного хранилища: его Date более старая.</translation>
    </message>
    <message>
      <source>The browser for pages cannot log in to a SOCKS proxy.</source>
      <translation>Браузер для страниц не может входить на прокси SOCKS с паролем.</translation>
    </message>
    <message>
      <source>The browser for pages knows only http:// and socks5:// proxies.</source>
      <translation>Браузер для страниц знает только прокси http:// и socks5://.</translation>
    </message>
    <message>
      <source>The bytes of {label} are not in the case.</source>
      <translation>Байтов {label} нет в деле.</translation>
    </message>
    <message>
      <source>The bytes of {name} cannot be read: {strerror}.</source>
      <translation>Байты {name} не читаются: {strerror}.</translation>
    </message>
    <message>
      <source>The case has entries 1 to {head}; there is no entry {as_of}.</source>
      <translation>В журнале дела строки с 1 по {head}; строки {as_of} нет.</translation>
    </message>
    <message>
      <source>The case is an older copy, or its log was cut or rewritten, or somebody worked in the mirror. Compare both with “framewitness verify” before you set a new mirror.</source>
      <translation>Это дело — более старая копия, или его журнал обрезан или переписан, или кто-то работал в зеркале. Прежде чем задавать новое зеркало, сравните их командой «framewitness verify».</translation>
    </message>
    <message>
      <source>The case is read-only.</source>
      <translation>Дело открыто только для чтения.</translation>
    </message>
    <message>
      <source>The case is this folder; everything stays in it.</source>
      <translation>Дело — это эта папка; всё остаётся в ней.</translation>
    </message>
    <message>
      <source>The case names no such group.</source>
      <translation>Такой группы в деле нет.</translation>
    </message>
    <message>
      <source>The case names no such person or group.</source>
      <translation>В деле нет такого лица или группы.</translation>
    </message>
    <message>
      <source>The case names nobody “{value}”.</source>
      <translation>«{value}»: в деле нет такого лица или группы.</translation>
    </message>
    <message>
      <source>The catalogue cannot be written ({value}).</source>
      <translation>Каталог не удаётся записать ({value}).</translation>
    </message>
    <message>
      <source>The catalogue of the case is damaged: the mirror was left as it is.</source>
      <translation>Каталог дела повреждён: зеркало оставлено как есть.</translation>
    </message>
    <message>
      <source>The catalogue of {name} is damaged.</source>
      <translation>Каталог {name} повреждён.</translation>
    </message>
    <message>
      <source>The certificate that signed the time stamp leads to no root that is trusted here.</source>
      <translation>Сертификат, которым подписана метка времени, не ведёт ни к одному корневому, которому здесь доверяют.</translation>
    </message>
    <message>
      <source>The chosen annotation does not last on this frame. Go to one of its frames, or make it longer.</source>
      <translation>Выбранная пометка не охватывает этот кадр. Перейдите к одному из её кадров или удлините её.</translation>
    </message>
    <message>
      <source>The chosen links that failed or were cancelled</source>
      <translation>Выбранные ссылки, которые не удались или были отменены</translation>
    </message>
    <message>
      <source>The chosen links that wait or run (Delete)</source>
      <translation>Выбранные ссылки, которые ждут или выполняются (Delete)</translation>
    </message>
    <message>
      <source>The clock of {one} runs {drift} millionths faster than that of {other}.</source>
      <translation>Часы {one} идут быстрее часов {other} на {drift} миллионных.</translation>
    </message>
    <message>
      <source>The clock says</source>
      <translation>Часы показывают</translation>
    </message>
    <message>
      <source>The cluster at {address} has no workers.</source>
      <translation>У кластера по адресу {address} нет исполнителей.</translation>
    </message>
    <message>
      <source>The cluster was lost while “{name}” was under way.</source>
      <translation>Связь с кластером потеряна во время выполнения «{name}».</translation>
    </message>
    <message>
      <source>The column with the links</source>
      <translation>Столбец со ссылками</translation>
    </message>
    <message>
      <source>The command line works without one.</source>
      <translation>Командная строка работает и без окна.</translation>
    </message>
    <message>
      <source>The command line works without one. On a bare Linux, the README names the packages it needs.</source>
      <translation>Командная строка работает и без окна. На минимальном Linux нужные пакеты перечислены в README.</translation>
    </message>
    <message>
      <source>The connection does not show it.</source>
      <translation>Соединение его не показывает.</translation>
    </message>
    <message>
      <source>The connection had ended.</source>
      <translation>Соединение уже закончилось.</translation>
    </message>
    <message>
      <source>The connection to {host} failed{after_tries}.</source>
      <translation>Не удалось соединиться с {host}{after_tries}.</translation>
    </message>
    <message>
      <source>The connection to {host} was cut{how_far}{whole} while receiving {part}{after_tries}.</source>
      <translation>Соединение с {host} оборвалось{how_far}{whole} при получении: {part}{after_tries}.</translation>
    </message>
    <message>
      <source>The connection was not encrypted.</source>
      <translation>Соединение не было зашифровано.</translation>
    </message>
    <message>
      <source>The connection went through a proxy, which alone knows it.</source>
      <translation>Соединение шло через прокси, и адрес известен только ему.</translation>
    </message>
    <message>
      <source>The cookies could not be read.</source>
      <translation>Файлы cookie не удалось прочитать.</translation>
    </message>
    <message>
      <source>The cookies file “{name}” cannot be read.</source>
      <translation>Файл cookie «{name}» не удаётся прочитать.</translation>
    </message>
    <message>
      <source>The corner seen from the south</source>
      <translation>Угол, вид с юга</translation>
    </message>
    <message>
      <source>The cursor is not inside this annotation.</source>
      <translation>Курсор не внутри этой пометки.</translation>
    </message>
    <message>
      <source>The cursor is not inside this line.</source>
      <translation>Курсор не внутри этой реплики.</translation>
    </message>
    <message>
      <source>The custody log of {name} has lost its protection ({missing}).</source>
      <translation>Журнал хранения {name} потерял защиту ({missing}).</translation>
    </message>
    <message>
      <source>The disk is full: saving the download did not finish.</source>
      <translation>Диск заполнен: сохранение загруженного не завершено.</translation>
    </message>
    <message>
      <source>The disk is full: {what} did not finish.</source>
      <translation>Диск заполнен. Не завершено: {what}.</translation>
    </message>
    <message>
      <source>The disk that the case was being copied to is full: {name} was not made.</source>
      <translation>Диск, на который копировалось дело, заполнен: {name} не создано.</translation>
    </message>
    <message>
      <source>The disk that the mirror lies on is full: {folder}</source>
      <translation>Диск, на котором лежит зеркало, заполнен: {folder}</translation>
    </message>
    <message>
      <source>The disk under the case is full; nothing was changed.</source>
      <translation>Диск с делом заполнен; ничего не изменено.</translation>
    </message>
    <message>
      <source>The disk under the case may be failing. Move the case to another disk.</source>
      <translation>Возможно, диск с делом выходит из строя. Переместите дело на другой диск.</translation>
    </message>
    <message>
      <source>The download was stopped.</source>
      <translation>Загрузка остановлена.</translation>
    </message>
    <message>
      <source>The end lies past the end of {label}, which is {time} long.</source>
      <translation>Конец позже конца записи {label}, её длительность {time}.</translation>
    </message>
    <message>
      <source>The end must lie after the beginning.</source>
      <translation>Конец должен быть позже начала.</translation>
    </message>
    <message>
      <source>The end of a line must lie after its start.</source>
      <translation>Конец реплики должен быть позже начала.</translation>
    </message>
    <message>
      <source>The end of a span must lie after its start.</source>
      <translation>Конец промежутка должен быть позже начала.</translation>
    </message>
    <message>
      <source>The file carries none. That says nothing about it: most files carry none.</source>
      <translation>В файле их нет. Это ничего о нём не говорит: в большинстве файлов их нет.</translation>
    </message>
    <message>
      <source>The file carries something that cannot be read.</source>
      <translation>В файле есть что-то, что не удаётся прочитать.</translation>
    </message>
    <message>
      <source>The file does not say when its frames are shown: these times were worked out from its frame rate.</source>
      <translation>В файле не указано, когда показываются кадры: это время вычислено по частоте кадров.</translation>
    </message>
    <message>
      <source>The file is damaged here: the decoder made up parts of this picture, or of one that it builds on.</source>
      <translation>Файл здесь повреждён: декодер восполнил сам части этого изображения или того, на котором оно строится.</translation>
    </message>
    <message>
      <source>The file is damaged or of a kind that is not known here. Its bytes are kept as they are.</source>
      <translation>Файл повреждён или неизвестного здесь вида. Его байты сохраняются как есть.</translation>
    </message>
    <message>
      <source>The file is damaged there, or made to do so. Other frames can still be shown.</source>
      <translation>Файл в этом месте повреждён или намеренно так сделан. Другие кадры показать можно.</translation>
    </message>
    <message>
      <source>The file may be damaged in a way that stops the decoder, or the machine ran out of memory.</source>
      <translation>Возможно, файл повреждён так, что останавливает декодер, или на компьютере закончилась память.</translation>
    </message>
    <message>
      <source>The file may be such that it takes a whole computer down, or they ran out of memory.</source>
      <translation>Возможно, файл таков, что выводит из строя весь компьютер, или закончилась память.</translation>
    </message>
    <message>
      <source>The file of {label} is missing from the case.</source>
      <translation>Файл {label} отсутствует в деле.</translation>
    </message>
    <message>
      <source>The file saved by hand</source>
      <translation>Файл, сохранённый вручную</translation>
    </message>
    <message>
      <source>The file says</source>
      <translation>Файл сообщает</translation>
    </message>
    <message>
      <source>The file says that they lie elsewhere. They were not fetched.</source>
      <translation>Файл сообщает, что они находятся в другом месте. Оттуда их не получали.</translation>
    </message>
    <message>
      <source>The file was changed, or is damaged. Get it again from whoever keeps it.</source>
      <translation>Файл изменён или повреждён. Получите его снова у того, кто его хранит.</translation>
    </message>
    <message>
      <source>The file with the sound of {label} is missing from the case.</source>
      <translation>Файл со звуком {label} отсутствует в деле.</translation>
    </message>
    <message>
      <source>The first coder can only answer what is written.</source>
      <translation>Первый разметчик может ответить только на написанное.</translation>
    </message>
    <message>
      <source>The first row has the names of the columns</source>
      <translation>В первой строке названия столбцов</translation>
    </message>
    <message>
      <source>The first {count} are listed.</source>
      <translation>Показаны первые {count}.</translation>
    </message>
    <message>
      <source>The folder of a package</source>
      <translation>Папка пакета</translation>
    </message>
    <message>
      <source>The folder that came back</source>
      <translation>Вернувшаяся папка</translation>
    </message>
    <message>
      <source>The frame at {moment} of {media} shows a clock. Type what it says, the zone that it is set to, the day, and how far off it may be: a clock without seconds by half a minute at least, and what you know of how well it was set.</source>
      <translation>На кадре {moment} записи {media} видны часы. Введите, что они показывают, по какому поясу они идут, день и возможную погрешность: для часов без секунд не меньше полуминуты, плюс то, что известно о точности их установки.</translation>
    </message>
    <message>
      <source>The frame of {label}-K{number} does not decode as it did when it was found.</source>
      <translation>Кадр {label}-K{number} декодируется не так, как тогда, когда был найден.</translation>
    </message>
    <message>
      <source>The frame on screen: {media}, {moment}</source>
      <translation>Показанный кадр: {media}, {moment}</translation>
    </message>
    <message>
      <source>The frames at {one} and {other} have too little in common to be laid over one another.</source>
      <translation>У кадров {one} и {other} слишком мало общего, чтобы наложить их друг на друга.</translation>
    </message>
    <message>
      <source>The frames beside it can be shown. Examine the media to list what is damaged.</source>
      <translation>Соседние кадры показать можно. Проанализируйте запись, чтобы получить список повреждений.</translation>
    </message>
    <message>
      <source>The frames of this recording do not come at one constant rate of whole frames a second, so it has no timecode. All these forms can be typed ({key:go_to}).</source>
      <translation>Кадры этой записи идут не с постоянной частотой в целое число кадров в секунду, поэтому таймкода у неё нет. Вводить можно любую из этих форм ({key:go_to}).</translation>
    </message>
    <message>
      <source>The hidden browser that keeps pages never logs in.</source>
      <translation>Скрытый браузер, который сохраняет страницы, никогда не выполняет вход.</translation>
    </message>
    <message>
      <source>The index for searching cannot be made ({why}).</source>
      <translation>Не удаётся создать индекс для поиска ({why}).</translation>
    </message>
    <message>
      <source>The key {key} belongs to “{labels}” ({code}).</source>
      <translation>Клавиша {key} принадлежит термину «{labels}» ({code}).</translation>
    </message>
    <message>
      <source>The keys of this program.</source>
      <translation>Клавиши этой программы.</translation>
    </message>
    <message>
      <source>The keys stand on the right, in the vocabulary.</source>
      <translation>Клавиши указаны справа, в словаре.</translation>
    </message>
    <message>
      <source>The kind stays while there are annotations of this term.</source>
      <translation>Вид нельзя изменить, пока есть пометки этого термина.</translation>
    </message>
    <message>
      <source>The language's code, such as ky or pt-BR:</source>
      <translation>Код языка, например ky или pt-BR:</translation>
    </message>
    <message>
      <source>The largest distance cannot be less than nothing.</source>
      <translation>Наибольшее расстояние не может быть меньше нуля.</translation>
    </message>
    <message>
      <source>The last check, on {day}, read {checked} of {of} files.</source>
      <translation>Последняя проверка, {day}: прочитано файлов {checked} из {of}.</translation>
    </message>
    <message>
      <source>The last step is still being written.</source>
      <translation>Последний шаг ещё не завершён.</translation>
    </message>
    <message>
      <source>The latitude comes first, from -90 to 90; then the longitude, from -180 to 180.</source>
      <translation>Сначала широта, от -90 до 90; затем долгота, от -180 до 180.</translation>
    </message>
    <message>
      <source>The link carries settings for the downloader inside it.</source>
      <translation>В ссылке содержатся настройки для загрузчика.</translation>
    </message>
    <message>
      <source>The link leads to a file, not to a page.</source>
      <translation>Ссылка ведёт на файл, а не на страницу.</translation>
    </message>
    <message>
      <source>The link leads to {how_many} (a playlist, a channel or a post with more than one), not to a single one.</source>
      <translation>Ссылка ведёт не на одно видео: {how_many} (плейлист, канал или публикация с несколькими видео).</translation>
    </message>
    <message>
      <source>The link may have run out, or lead past the video. {BY_HAND}</source>
      <translation>Возможно, срок ссылки истёк или она ведёт мимо видео. {BY_HAND}</translation>
    </message>
    <message>
      <source>The list has no number {number}.</source>
      <translation>В списке нет номера {number}.</translation>
    </message>
    <message>
      <source>The list of time stamp authorities in {path} cannot be read.</source>
      <translation>Список служб меток времени в {path} не читается.</translation>
    </message>
    <message>
      <source>The log was not signed: {reason}</source>
      <translation>Журнал не подписан: {reason}</translation>
    </message>
    <message>
      <source>The mirror holds step {number}, which is not in the case's log. It was left as it is.</source>
      <translation>В зеркале есть шаг {number}, которого нет в журнале дела. Зеркало оставлено как есть.</translation>
    </message>
    <message>
      <source>The mirror is being brought into step by another program.</source>
      <translation>Зеркало сейчас обновляет другая программа.</translation>
    </message>
    <message>
      <source>The mirror is in step. This was found on the way:</source>
      <translation>Зеркало обновлено. При этом обнаружено:</translation>
    </message>
    <message>
      <source>The mirror is in step: {count} files were copied.</source>
      <translation>Зеркало обновлено, скопировано файлов: {count}.</translation>
    </message>
    <message>
      <source>The mirror is not in step: {problem}</source>
      <translation>Зеркало не обновлено: {problem}</translation>
    </message>
    <message>
      <source>The mirror is not there: {folder}</source>
      <translation>Зеркала нет на месте: {folder}</translation>
    </message>
    <message>
      <source>The mirror was in step on {day}.</source>
      <translation>Зеркало обновлено {day}.</translation>
    </message>
    <message>
      <source>The mirror was left as it is. Run “framewitness verify” for all of it.</source>
      <translation>Зеркало оставлено как есть. Выполните «framewitness verify», чтобы увидеть все расхождения.</translation>
    </message>
    <message>
      <source>The mirror was not filled yet.</source>
      <translation>Зеркало ещё не заполнено.</translation>
    </message>
    <message>
      <source>The name of somebody who worked on this case</source>
      <translation>Имя человека, который работал над этим делом</translation>
    </message>
    <message>
      <source>The object behind “{name}” is damaged.</source>
      <translation>Объект для «{name}» повреждён.</translation>
    </message>
    <message>
      <source>The old term is retired; how each was coded before stays in its history.</source>
      <translation>Прежний термин выводится из употребления; как каждая пометка была размечена раньше, остаётся в её истории.</translation>
    </message>
    <message>
      <source>The one that was made before counts again.</source>
      <translation>Снова действует прежнее выравнивание.</translation>
    </message>
    <message>
      <source>The original</source>
      <translation>Оригинал</translation>
    </message>
    <message>
      <source>The package is damaged, or was made to do harm. It is not taken in.</source>
      <translation>Пакет повреждён или сделан со злым умыслом. Он не принят.</translation>
    </message>
    <message>
      <source>The package is signed with the key {key}. Ask whose it is.</source>
      <translation>Пакет подписан ключом {key}. Спросите, чей это ключ.</translation>
    </message>
    <message>
      <source>The package itself is not signed.</source>
      <translation>Сам пакет не подписан.</translation>
    </message>
    <message>
      <source>The package was made by a newer Framewitness.</source>
      <translation>Пакет собран более новым Framewitness.</translation>
    </message>
    <message>
      <source>The package was made.</source>
      <translation>Пакет собран.</translation>
    </message>
    <message>
      <source>The package was taken in.</source>
      <translation>Пакет принят.</translation>
    </message>
    <message>
      <source>The page as it was seen</source>
      <translation>Страница, как её было видно</translation>
    </message>
    <message>
      <source>The page could not be loaded: {why}.</source>
      <translation>Не удалось загрузить страницу: {why}.</translation>
    </message>
    <message>
      <source>The page does not say.</source>
      <translation>На странице не указано.</translation>
    </message>
    <message>
      <source>The page had not finished loading after {seconds} seconds.</source>
      <translation>За {seconds} с страница не загрузилась до конца.</translation>
    </message>
    <message>
      <source>The page is {whole} pixels high; the picture shows the first {shown}.</source>
      <translation>Высота страницы в пикселях: {whole}; на изображении показаны первые {shown}.</translation>
    </message>
    <message>
      <source>The page leads to “{shown}”, which is no http or https link; it was not followed.</source>
      <translation>Страница ведёт на «{shown}», это не ссылка http или https; переход не выполнен.</translation>
    </message>
    <message>
      <source>The page may keep it busy for ever. Open the page in a browser of your own.</source>
      <translation>Возможно, страница занимает его без конца. Откройте её в своём браузере.</translation>
    </message>
    <message>
      <source>The page may show what is graphic. It is shown together with the recording: press {key:reveal}.</source>
      <translation>На странице может быть тяжёлое для просмотра. Она показывается вместе с записью: нажмите {key:reveal}.</translation>
    </message>
    <message>
      <source>The page of posting {label}, with comments and traffic</source>
      <translation>Страница публикации {label}, с комментариями и сетевым трафиком</translation>
    </message>
    <message>
      <source>The page offers none.</source>
      <translation>На странице этого нет.</translation>
    </message>
    <message>
      <source>The page's scripts kept the browser busy.</source>
      <translation>Сценарии страницы занимали браузер.</translation>
    </message>
    <message>
      <source>The picture is being made ready…</source>
      <translation>Снимок готовится…</translation>
    </message>
    <message>
      <source>The picture is seen as the file has it: {key:capture} captures the frame itself.</source>
      <translation>Изображение показано как в файле: снимок самого кадра делает клавиша {key:capture}.</translation>
    </message>
    <message>
      <source>The picture shows only what the browser's window showed.</source>
      <translation>На снимке только то, что было в окне браузера.</translation>
    </message>
    <message>
      <source>The place is read-only: {what} did not finish.</source>
      <translation>Место доступно только для чтения. Не завершено: {what}.</translation>
    </message>
    <message>
      <source>The points fit one another to {pixels} px of the reference picture; point {number} fits worst.</source>
      <translation>Точки согласуются между собой с точностью до {pixels} пикс. снимка для сравнения; хуже всех — точка {number}.</translation>
    </message>
    <message>
      <source>The points lie nearly on one line. Points beside it would tell more.</source>
      <translation>Точки лежат почти на одной прямой. Точки в стороне от неё сказали бы больше.</translation>
    </message>
    <message>
      <source>The process that did “{name}” ended unexpectedly ({how}).</source>
      <translation>Процесс, выполнявший «{name}», неожиданно завершился ({how}).</translation>
    </message>
    <message>
      <source>The process that showed the page ended ({how}).</source>
      <translation>Процесс, показывавший страницу, завершился ({how}).</translation>
    </message>
    <message>
      <source>The program measured this in the sound; it does not know what made it.
dBFS: decibels below the loudest that a recording can hold. Clipped: louder than it could hold.
It counts for nothing until somebody accepts it: then it is an annotation, with your name.</source>
      <translation>Программа измерила это в звуке; что его издало, она не знает.
dBFS: децибелы ниже самого громкого, что может вместить запись. Ограничен: громче, чем она могла вместить.
Пока кто-нибудь это не примет, оно ничего не значит; принятое становится пометкой с Вашим именем.</translation>
    </message>
    <message>
      <source>The proxy that this computer is set to use does not answer.</source>
      <translation>Прокси, заданный на этом компьютере, не отвечает.</translation>
    </message>
    <message>
      <source>The public archive keeps a copy: {link}</source>
      <translation>Публичный архив хранит копию: {link}</translation>
    </message>
    <message>
      <source>The public archive made no copy: {why}</source>
      <translation>Публичный архив не сделал копию: {why}</translation>
    </message>
    <message>
      <source>The public archive took the request and did not say where the copy is.</source>
      <translation>Публичный архив принял запрос и не сообщил, где копия.</translation>
    </message>
    <message>
      <source>The reason names what is to go, and it stays in the case.</source>
      <translation>Причина остаётся в деле, а в ней названо то, что стирается.</translation>
    </message>
    <message>
      <source>The received log was erased with what it told of.</source>
      <translation>Полученный журнал стёрт вместе с тем, о чём он сообщал.</translation>
    </message>
    <message>
      <source>The recipient’s public key (age1…). Empty: not encrypted.</source>
      <translation>Открытый ключ получателя (age1…). Пусто: без шифрования.</translation>
    </message>
    <message>
      <source>The recording</source>
      <translation>Запись</translation>
    </message>
    <message>
      <source>The recording's frames are not all of one size.</source>
      <translation>Кадры записи не одного размера.</translation>
    </message>
    <message>
      <source>The region is not keyed on this frame.</source>
      <translation>На этом кадре область не закреплена.</translation>
    </message>
    <message>
      <source>The region on this frame</source>
      <translation>Область на этом кадре</translation>
    </message>
    <message>
      <source>The report tells of all recordings: it goes with all of them or not at all.</source>
      <translation>Отчёт рассказывает обо всех записях: он вкладывается со всеми или никак.</translation>
    </message>
    <message>
      <source>The report tells of {others} too, which are not in the package.</source>
      <translation>Отчёт рассказывает и о {others}, которых нет в пакете.</translation>
    </message>
    <message>
      <source>The report was written.</source>
      <translation>Отчёт записан.</translation>
    </message>
    <message>
      <source>The same sound is heard in both: {other} begins {seconds} s after {one}.</source>
      <translation>В обеих записях слышен один и тот же звук: {other} начинается на {seconds} с позже, чем {one}.</translation>
    </message>
    <message>
      <source>The same sound is heard in both: {other} begins {seconds} s before {one}.</source>
      <translation>В обеих записях слышен один и тот же звук: {other} начинается на {seconds} с раньше, чем {one}.</translation>
    </message>
    <message>
      <source>The second coder says</source>
      <translation>Второй разметчик</translation>
    </message>
    <message>
      <source>The second coder used terms that this case lacks: {terms}.</source>
      <translation>Второй разметчик использовал термины, которых нет в этом деле: {terms}.</translation>
    </message>
    <message>
      <source>The server answered that it was asked too often: this is its refusal, not the page.</source>
      <translation>Сервер ответил, что к нему обращаются слишком часто: это его отказ, а не страница.</translation>
    </message>
    <message>
      <source>The server asks for a name and a password.</source>
      <translation>Сервер спрашивает имя и пароль.</translation>
    </message>
    <message>
      <source>The server sends whole files where {what} is cut into ranges of one.</source>
      <translation>Сервер отдаёт файлы целиком там, где нужны части одного файла: {what}.</translation>
    </message>
    <message>
      <source>The server's answer, as it was sent</source>
      <translation>Ответ сервера, как он был отправлен</translation>
    </message>
    <message>
      <source>The server's certificate is not trusted ({why}).</source>
      <translation>К сертификату сервера нет доверия ({why}).</translation>
    </message>
    <message>
      <source>The settings in {path} cannot be read.</source>
      <translation>Настройки в {path} не читаются.</translation>
    </message>
    <message>
      <source>The settings of this computer could not be written: mirrors that were not reached are not cleaned by themselves later. Connect them and bring the mirror into step, or delete their folders by hand.</source>
      <translation>Настройки этого компьютера не удалось записать: зеркала, до которых не удалось добраться, позже не очистятся сами. Подключите их и приведите зеркало в соответствие или удалите их папки вручную.</translation>
    </message>
    <message>
      <source>The signature in {name} does not hold.</source>
      <translation>Подпись в {name} неверна.</translation>
    </message>
    <message>
      <source>The signature of the time stamp, or of one of its certificates, does not hold.</source>
      <translation>Подпись метки времени или одного из её сертификатов неверна.</translation>
    </message>
    <message>
      <source>The site handed none out.</source>
      <translation>Сайт не отдал ни одного.</translation>
    </message>
    <message>
      <source>The site handed nothing out.</source>
      <translation>Сайт ничего не отдал.</translation>
    </message>
    <message>
      <source>The site handed out {count} of them and broke off: {why}</source>
      <translation>Сайт отдал {count} из них и прервался: {why}</translation>
    </message>
    <message>
      <source>The site handed {what} out empty.</source>
      <translation>Сайт отдал пустое содержимое: {what}.</translation>
    </message>
    <message>
      <source>The site probably sent an error or a log-in page. Open it in a browser to see, and add the link.</source>
      <translation>Вероятно, сайт отправил страницу ошибки или входа. Откройте файл в браузере, чтобы увидеть это, и добавьте ссылку.</translation>
    </message>
    <message>
      <source>The sound is not analysed yet. “Find shots and keyframes again” in the menu Case does it.</source>
      <translation>Звук ещё не проанализирован. Это делает «Найти планы и ключевые кадры заново» в меню «Дело».</translation>
    </message>
    <message>
      <source>The sound of {label} or {label_2} cannot be decoded.</source>
      <translation>Звук {label} или {label_2} не удаётся декодировать.</translation>
    </message>
    <message>
      <source>The sound of “{name}” cannot be decoded.</source>
      <translation>Звук «{name}» не удаётся декодировать.</translation>
    </message>
    <message>
      <source>The sound of “{name}” claims {sample_rate} samples a second, which no sound has.</source>
      <translation>В «{name}» для звука указано {sample_rate} отсчётов в секунду, чего у звука не бывает.</translation>
    </message>
    <message>
      <source>The span must end after it begins.</source>
      <translation>Промежуток должен заканчиваться после своего начала.</translation>
    </message>
    <message>
      <source>The stored bytes</source>
      <translation>Хранимые байты</translation>
    </message>
    <message>
      <source>The stored files were never read again since they came.</source>
      <translation>Хранимые файлы с момента поступления ни разу не читались заново.</translation>
    </message>
    <message>
      <source>The system's keyring does not hand out your signing key.</source>
      <translation>Системное хранилище ключей не выдаёт Ваш ключ подписи.</translation>
    </message>
    <message>
      <source>The table cannot be read: {error}.</source>
      <translation>Таблицу не удалось прочитать: {error}.</translation>
    </message>
    <message>
      <source>The table has no column “{column}”.</source>
      <translation>В таблице нет столбца «{column}».</translation>
    </message>
    <message>
      <source>The table is empty.</source>
      <translation>Таблица пуста.</translation>
    </message>
    <message>
      <source>The term “{code}” is retired.</source>
      <translation>Термин «{code}» выведен из употребления.</translation>
    </message>
    <message>
      <source>The time as it was stated</source>
      <translation>Время, как оно указано</translation>
    </message>
    <message>
      <source>The time stamp answers another request (its nonce differs).</source>
      <translation>Метка времени отвечает на другой запрос (не совпадает одноразовое число).</translation>
    </message>
    <message>
      <source>The time stamp does not hold ({reason}).</source>
      <translation>Метка времени неверна ({reason}).</translation>
    </message>
    <message>
      <source>The time stamp is of something else: it does not fit these bytes.</source>
      <translation>Метка времени поставлена на другое: она не подходит к этим байтам.</translation>
    </message>
    <message>
      <source>The translation</source>
      <translation>Перевод</translation>
    </message>
    <message>
      <source>The try ended before all of it was here.</source>
      <translation>Попытка закончилась до того, как запись была получена целиком.</translation>
    </message>
    <message>
      <source>The try ended before there was one.</source>
      <translation>Попытка закончилась раньше, чем он пришёл.</translation>
    </message>
    <message>
      <source>The two clocks run too differently to be of recordings at the same speed.</source>
      <translation>Двое часов идут слишком по-разному для записей с одной скоростью.</translation>
    </message>
    <message>
      <source>The video could not be had from {host}: {value}</source>
      <translation>Не удалось получить видео с {host}: {value}</translation>
    </message>
    <message>
      <source>The view hardly moves in this span: a panorama would show no more than one frame does.</source>
      <translation>В этом промежутке вид почти не движется: панорама показала бы не больше, чем один кадр.</translation>
    </message>
    <message>
      <source>The view turns too far to be laid on one picture.</source>
      <translation>Вид поворачивается слишком далеко, чтобы уместить его на одном изображении.</translation>
    </message>
    <message>
      <source>The vocabulary has no attribute “{code}”.</source>
      <translation>В словаре нет атрибута «{code}».</translation>
    </message>
    <message>
      <source>The vocabulary has no group “{name}”.</source>
      <translation>В словаре нет группы «{name}».</translation>
    </message>
    <message>
      <source>The vocabulary “{name}” has no term “{code}”.</source>
      <translation>В словаре «{name}» нет термина «{code}».</translation>
    </message>
    <message>
      <source>The whole event on one clock</source>
      <translation>Всё событие на одних часах</translation>
    </message>
    <message>
      <source>The whole picture</source>
      <translation>Изображение целиком</translation>
    </message>
    <message>
      <source>The window speaks this language already.</source>
      <translation>Окно уже говорит на этом языке.</translation>
    </message>
    <message>
      <source>The workers that did “{name}” ended unexpectedly, one after the other.</source>
      <translation>Исполнители, выполнявшие «{name}», неожиданно завершились один за другим.</translation>
    </message>
    <message>
      <source>There are no certificates in that file.</source>
      <translation>В этом файле нет сертификатов.</translation>
    </message>
    <message>
      <source>There are no certificates to check the time stamp with.</source>
      <translation>Нет сертификатов, чтобы проверить метку времени.</translation>
    </message>
    <message>
      <source>There are no files in this case yet.</source>
      <translation>В этом деле пока нет файлов.</translation>
    </message>
    <message>
      <source>There are no links in the table.</source>
      <translation>В таблице нет ссылок.</translation>
    </message>
    <message>
      <source>There are no subtitles in {name}.</source>
      <translation>В {name} нет субтитров.</translation>
    </message>
    <message>
      <source>There are no terms in {source}.</source>
      <translation>В {source} нет терминов.</translation>
    </message>
    <message>
      <source>There are not two annotations here.</source>
      <translation>Здесь нет двух пометок.</translation>
    </message>
    <message>
      <source>There are terms in “{name}”.</source>
      <translation>В «{name}» есть термины.</translation>
    </message>
    <message>
      <source>There are too many files in this folder.</source>
      <translation>В этой папке слишком много файлов.</translation>
    </message>
    <message>
      <source>There are: {Density}.</source>
      <translation>Возможны: {Density}.</translation>
    </message>
    <message>
      <source>There is a collection called “{name}” already.</source>
      <translation>Подборка с названием «{name}» уже есть.</translation>
    </message>
    <message>
      <source>There is a group “{name}” already.</source>
      <translation>Группа «{name}» уже есть.</translation>
    </message>
    <message>
      <source>There is a group “{new_name}” already.</source>
      <translation>Группа «{new_name}» уже есть.</translation>
    </message>
    <message>
      <source>There is a term with this code already.</source>
      <translation>Термин с таким кодом уже есть.</translation>
    </message>
    <message>
      <source>There is a term “{code}” already.</source>
      <translation>Термин «{code}» уже есть.</translation>
    </message>
    <message>
      <source>There is an attribute “{code}” already.</source>
      <translation>Атрибут «{code}» уже есть.</translation>
    </message>
    <message>
      <source>There is more of it in the case.</source>
      <translation>В деле есть продолжение.</translation>
    </message>
    <message>
      <source>There is more than is listed of: {kinds}. Type another word, or choose where to look.</source>
      <translation>Показано не всё, есть ещё: {kinds}. Введите ещё слово или выберите, где искать.</translation>
    </message>
    <message>
      <source>There is no case at {path}.</source>
      <translation>По пути {path} дела нет.</translation>
    </message>
    <message>
      <source>There is no custody entry {as_of}.</source>
      <translation>Строки журнала хранения {as_of} нет.</translation>
    </message>
    <message>
      <source>There is no field “{name}” that can be restricted.</source>
      <translation>Нет поля «{name}», которое можно ограничить.</translation>
    </message>
    <message>
      <source>There is no field “{name}”.</source>
      <translation>Поля «{name}» нет.</translation>
    </message>
    <message>
      <source>There is no file or folder “{value}”.</source>
      <translation>Файла или папки «{value}» нет.</translation>
    </message>
    <message>
      <source>There is no file “{name}”.</source>
      <translation>Нет файла «{name}».</translation>
    </message>
    <message>
      <source>There is no file “{source}”.</source>
      <translation>Файла «{source}» нет.</translation>
    </message>
    <message>
      <source>There is no folder “{name}”.</source>
      <translation>Папки «{name}» нет.</translation>
    </message>
    <message>
      <source>There is no frame {frame} in a second of this recording.</source>
      <translation>В секунде этой записи нет кадра {frame}.</translation>
    </message>
    <message>
      <source>There is no frame {number} in this recording.</source>
      <translation>В этой записи нет кадра {number}.</translation>
    </message>
    <message>
      <source>There is no link “{name}” in the queue.</source>
      <translation>В очереди нет ссылки «{name}».</translation>
    </message>
    <message>
      <source>There is no mark on this side. {key:mark_in} and {key:mark_out} set marks.</source>
      <translation>В эту сторону отметок нет. Отметки ставят клавиши {key:mark_in} и {key:mark_out}.</translation>
    </message>
    <message>
      <source>There is no mark. {key:mark_in} and {key:mark_out} set marks.</source>
      <translation>Отметки нет. Отметки ставят клавиши {key:mark_in} и {key:mark_out}.</translation>
    </message>
    <message>
      <source>There is no other keyed frame that way.</source>
      <translation>В ту сторону других опорных кадров нет.</translation>
    </message>
    <message>
      <source>There is no other keyframe on this side.</source>
      <translation>В эту сторону других ключевых кадров нет.</translation>
    </message>
    <message>
      <source>There is no other shot on this side.</source>
      <translation>В эту сторону других планов нет.</translation>
    </message>
    <message>
      <source>There is no package at {path}.</source>
      <translation>По пути {path} нет пакета.</translation>
    </message>
    <message>
      <source>There is no reference picture yet: take one in first.</source>
      <translation>Снимка для сравнения пока нет: сначала добавьте его.</translation>
    </message>
    <message>
      <source>There is no result to check yet.</source>
      <translation>Результата для проверки пока нет.</translation>
    </message>
    <message>
      <source>There is no setting “{name}” for finding shots and keyframes.</source>
      <translation>Для поиска планов и ключевых кадров нет настройки «{name}».</translation>
    </message>
    <message>
      <source>There is no shape “{shape}”.</source>
      <translation>Формы «{shape}» нет.</translation>
    </message>
    <message>
      <source>There is no suggestion {where} this.</source>
      <translation>Нет предложения программы {where} этого места.</translation>
    </message>
    <message>
      <source>There is no text of this page.</source>
      <translation>Текста этой страницы нет.</translation>
    </message>
    <message>
      <source>There is no vocabulary “{name}”.</source>
      <translation>Словаря «{name}» нет.</translation>
    </message>
    <message>
      <source>There is nothing more on this side that nobody has watched.</source>
      <translation>В эту сторону больше нет того, что никто не смотрел.</translation>
    </message>
    <message>
      <source>There is nothing more on this side that you have not watched.</source>
      <translation>В эту сторону больше нет того, что Вы не смотрели.</translation>
    </message>
    <message>
      <source>There is nothing to look for in this search.</source>
      <translation>В этом поиске нечего искать.</translation>
    </message>
    <message>
      <source>There is nothing to merge.</source>
      <translation>Объединять нечего.</translation>
    </message>
    <message>
      <source>There was a version {version} already.</source>
      <translation>Версия {version} уже была.</translation>
    </message>
    <message>
      <source>There was no page to show.</source>
      <translation>Страницы для показа не было.</translation>
    </message>
    <message>
      <source>These alignments contradict each other: {clocks}. By two ways they are {apart} s apart, and their errors allow {allowed} s.</source>
      <translation>Эти выравнивания противоречат друг другу: {clocks}. Два пути дают разницу {apart} с, а их погрешности допускают {allowed} с.</translation>
    </message>
    <message>
      <source>These are no keywords.</source>
      <translation>Это не ключевые слова.</translation>
    </message>
    <message>
      <source>These are one and the same already.</source>
      <translation>Это уже одно и то же.</translation>
    </message>
    <message>
      <source>These folders are no more</source>
      <translation>Этих папок больше нет</translation>
    </message>
    <message>
      <source>These lines have different {what}.</source>
      <translation>У этих реплик различаются: {what}.</translation>
    </message>
    <message>
      <source>These two are one and the same: everything that names this one names the other</source>
      <translation>Это один и тот же человек или группа: где указано это имя, будет указано другое</translation>
    </message>
    <message>
      <source>These very bytes were in the case already, as {label}.</source>
      <translation>Точно такой же файл уже был в деле: {label}.</translation>
    </message>
    <message>
      <source>These words are a translation</source>
      <translation>Этот текст — перевод</translation>
    </message>
    <message>
      <source>They differ in {words}, so one annotation cannot say it for all.</source>
      <translation>Они различаются ({words}), поэтому одна пометка не может сказать это за все.</translation>
    </message>
    <message>
      <source>They differ in “{name}”, so one annotation cannot say it for all.</source>
      <translation>Они различаются в «{name}», поэтому одна пометка не может сказать это за все.</translation>
    </message>
    <message>
      <source>They need a name.</source>
      <translation>Нужно имя.</translation>
    </message>
    <message>
      <source>They were not asked for.</source>
      <translation>Это не запрашивалось.</translation>
    </message>
    <message>
      <source>This annotation is begun and not ended.</source>
      <translation>Эта пометка начата и не завершена.</translation>
    </message>
    <message>
      <source>This box is smaller than a pixel.</source>
      <translation>Эта рамка меньше пикселя.</translation>
    </message>
    <message>
      <source>This case has no keyframe “{name}”.</source>
      <translation>В этом деле нет ключевого кадра «{name}».</translation>
    </message>
    <message>
      <source>This case has no media “{value}”.</source>
      <translation>В этом деле нет записи «{value}».</translation>
    </message>
    <message>
      <source>This case has no suggestion “{name}”.</source>
      <translation>В этом деле нет предложения программы «{name}».</translation>
    </message>
    <message>
      <source>This case has no term “{code}”.</source>
      <translation>В этом деле нет термина «{code}».</translation>
    </message>
    <message>
      <source>This case has nothing called “{text}”.</source>
      <translation>В этом деле нет ничего с именем «{text}».</translation>
    </message>
    <message>
      <source>This case is empty</source>
      <translation>В этом деле пока пусто</translation>
    </message>
    <message>
      <source>This case is open for reading only.</source>
      <translation>Это дело открыто только для чтения.</translation>
    </message>
    <message>
      <source>This case says</source>
      <translation>Это дело</translation>
    </message>
    <message>
      <source>This case was opened for reading only.</source>
      <translation>Это дело открыто только для чтения.</translation>
    </message>
    <message>
      <source>This file cannot be played here ({reason}). Stepping and stills still work.</source>
      <translation>Воспроизвести этот файл здесь не удаётся ({reason}). Переход по кадрам и снимки работают.</translation>
    </message>
    <message>
      <source>This frame and the leading one show the same moment</source>
      <translation>Этот кадр и кадр ведущей записи показывают один и тот же момент</translation>
    </message>
    <message>
      <source>This goes for good:</source>
      <translation>Стирается навсегда:</translation>
    </message>
    <message>
      <source>This is a live stream: its list of segments has no end yet.</source>
      <translation>Это прямая трансляция: у списка её сегментов пока нет конца.</translation>
    </message>
    <message>
      <source>This is the original</source>
      <translation>Это оригинал</translation>
    </message>
    <message>
      <source>This is the region's only keyed frame.</source>
      <translation>Это единственный опорный кадр области.</translation>
    </message>
    <message>
      <source>This is version {version} now.</source>
      <translation>Теперь это версия {version}.</translation>
    </message>
    <message>
      <source>This is yours to code, {name}. {note}</source>
      <translation>{name}, это задание для Вас. {note}</translation>
    </message>
    <message>
      <source>This link could not be archived. A file that somebody saved from it by other means is copied, hashed and kept with it. Reports print how it was obtained.</source>
      <translation>Сохранить эту ссылку в дело не удалось. Файл, сохранённый по ней другим способом, копируется, для него вычисляется хеш, и он хранится вместе со ссылкой. В отчётах печатается, как он получен.</translation>
    </message>
    <message>
      <source>This name is too long.</source>
      <translation>Это имя слишком длинное.</translation>
    </message>
    <message>
      <source>This recording alone one frame back</source>
      <translation>Только эту запись на кадр назад</translation>
    </message>
    <message>
      <source>This recording alone one frame forward</source>
      <translation>Только эту запись на кадр вперёд</translation>
    </message>
    <message>
      <source>This recording has no picture to draw on.</source>
      <translation>В этой записи нет изображения, на котором можно рисовать.</translation>
    </message>
    <message>
      <source>This recording has no sound.</source>
      <translation>В этой записи нет звука.</translation>
    </message>
    <message>
      <source>This recording has no timecode: its frames do not come at one constant rate.</source>
      <translation>У этой записи нет таймкода: её кадры идут не с постоянной частотой.</translation>
    </message>
    <message>
      <source>This stands at the head of every report. Empty fields print as “not supplied”.</source>
      <translation>Это стоит в начале каждого отчёта. Пустые поля печатаются как «not supplied» (не указано).</translation>
    </message>
    <message>
      <source>This stays:</source>
      <translation>Остаётся:</translation>
    </message>
    <message>
      <source>This step cannot be taken back.</source>
      <translation>Этот шаг отменить нельзя.</translation>
    </message>
    <message>
      <source>This suggestion was {state} by {decided_by}.</source>
      <translation>По этому предложению программы уже есть решение: {state}, {decided_by}.</translation>
    </message>
    <message>
      <source>Those that the list of recordings shows after its filter</source>
      <translation>В тех, которые после фильтра показывает список записей</translation>
    </message>
    <message>
      <source>Those that this system trusts</source>
      <translation>Те, которым доверяет эта система</translation>
    </message>
    <message>
      <source>Through Tor, which runs on this computer</source>
      <translation>Через Tor, который работает на этом компьютере</translation>
    </message>
    <message>
      <source>Through a proxy</source>
      <translation>Через прокси</translation>
    </message>
    <message>
      <source>Thumbnails of {label}</source>
      <translation>Миниатюры {label}</translation>
    </message>
    <message>
      <source>Tick at least one recording.</source>
      <translation>Отметьте хотя бы одну запись.</translation>
    </message>
    <message>
      <source>Tick the chosen</source>
      <translation>Отметить выбранные</translation>
    </message>
    <message>
      <source>Tick what is to be archived.</source>
      <translation>Отметьте, что нужно сохранить.</translation>
    </message>
    <message>
      <source>Tie it to UTC first, by a clock that is seen in the picture or another recording.</source>
      <translation>Сначала привяжите её к UTC по часам, видимым в кадре, или по другой записи.</translation>
    </message>
    <message>
      <source>Tie the leading recording to the world's time by a clock that its picture shows</source>
      <translation>Привязать ведущую запись ко всемирному времени по часам, видимым в кадре</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Время</translation>
    </message>
    <message>
      <source>Time from the beginning</source>
      <translation>Время от начала</translation>
    </message>
    <message>
      <source>Time of recording</source>
      <translation>Время записи</translation>
    </message>
    <message>
      <source>Time of recording (UTC)</source>
      <translation>Время записи (UTC)</translation>
    </message>
    <message>
      <source>Time of the copy, as the archive says</source>
      <translation>Время копии по словам архива</translation>
    </message>
    <message>
      <source>Time of {media}</source>
      <translation>Время {media}</translation>
    </message>
    <message>
      <source>Time stamp</source>
      <translation>Метка времени</translation>
    </message>
    <message>
      <source>Time stamp authorities</source>
      <translation>Службы меток времени</translation>
    </message>
    <message>
      <source>Time stamp authority</source>
      <translation>Служба меток времени</translation>
    </message>
    <message>
      <source>Time stamp not verified: {file}</source>
      <translation>Метка времени не подтверждена проверкой: {file}</translation>
    </message>
    <message>
      <source>Time stamps</source>
      <translation>Метки времени</translation>
    </message>
    <message>
      <source>Time stamps over lists of hashes: {holding} verified, {failed} not verified.</source>
      <translation>Метки времени на списках хешей: подтверждено проверкой — {holding}, не подтверждено — {failed}.</translation>
    </message>
    <message>
      <source>Time stamps wait for you</source>
      <translation>Метки времени ждут вас</translation>
    </message>
    <message>
      <source>Time stamps wait: the proxy that you went through has to be given again.</source>
      <translation>Метки времени ждут: прокси, через который вы выходили, нужно указать снова.</translation>
    </message>
    <message>
      <source>Time stamps wait: {hosts} would see this computer's internet address.</source>
      <translation>Метки времени ждут. Интернет-адрес этого компьютера увидели бы: {hosts}.</translation>
    </message>
    <message>
      <source>Time that the authority confirms</source>
      <translation>Время, которое подтверждает служба</translation>
    </message>
    <message>
      <source>Timecode, seconds, frame, presentation timestamp and UTC</source>
      <translation>Таймкод, секунды, кадр, метка времени показа и UTC</translation>
    </message>
    <message>
      <source>Timecode: frames counted from the first one, {rate} to a second. All these forms can be typed ({key:go_to}).</source>
      <translation>Таймкод: кадры считаются от первого, {rate} в секунду. Вводить можно любую из этих форм ({key:go_to}).</translation>
    </message>
    <message>
      <source>Timecode: {timecode}</source>
      <translation>Таймкод: {timecode}</translation>
    </message>
    <message>
      <source>Timeline</source>
      <translation>Шкала времени</translation>
    </message>
    <message>
      <source>Timeline: closer</source>
      <translation>Шкала времени: крупнее</translation>
    </message>
    <message>
      <source>Timeline: earlier</source>
      <translation>Шкала времени: раньше</translation>
    </message>
    <message>
      <source>Timeline: later</source>
      <translation>Шкала времени: позже</translation>
    </message>
    <message>
      <source>Timeline: single frames</source>
      <translation>Шкала времени: отдельные кадры</translation>
    </message>
    <message>
      <source>Timeline: the selected annotations</source>
      <translation>Шкала времени: выделенные пометки</translation>
    </message>
    <message>
      <source>Timeline: the whole recording</source>
      <translation>Шкала времени: вся запись</translation>
    </message>
    <message>
      <source>Timeline: wider</source>
      <translation>Шкала времени: мельче</translation>
    </message>
    <message>
      <source>Times</source>
      <translation>Время</translation>
    </message>
    <message>
      <source>Times are estimated</source>
      <translation>Время примерное</translation>
    </message>
    <message>
      <source>Times are within half a second; its frames are being compared.</source>
      <translation>Время с точностью до полусекунды; идёт сравнение кадров.</translation>
    </message>
    <message>
      <source>Times, as the file says</source>
      <translation>Время, как сообщает файл</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Название</translation>
    </message>
    <message>
      <source>Title: {title}</source>
      <translation>Заголовок: {title}</translation>
    </message>
    <message>
      <source>To</source>
      <translation>Докуда</translation>
    </message>
    <message>
      <source>To check</source>
      <translation>Проверить</translation>
    </message>
    <message>
      <source>To compare by voice: {fingerprint}. The private part lies in {place}. It signs all your cases: whoever has two of them sees that the same person signed both.</source>
      <translation>Для сверки голосом: {fingerprint}. Закрытая часть хранится здесь: {place}. Им подписываются все Ваши дела: у кого есть два из них, тот увидит, что их подписал один человек.</translation>
    </message>
    <message>
      <source>To erase the recording with all its postings, give the recording.</source>
      <translation>Чтобы стереть запись со всеми её публикациями, укажите запись.</translation>
    </message>
    <message>
      <source>To the end (Alt+End)</source>
      <translation>В конец (Alt+End)</translation>
    </message>
    <message>
      <source>To the first frame</source>
      <translation>К первому кадру</translation>
    </message>
    <message>
      <source>To the front (Alt+Home)</source>
      <translation>В начало (Alt+Home)</translation>
    </message>
    <message>
      <source>To the last frame</source>
      <translation>К последнему кадру</translation>
    </message>
    <message>
      <source>To {who} this colour can look like that of {group}.</source>
      <translation>Этот цвет может показаться {who} похожим на цвет {group}.</translation>
    </message>
    <message>
      <source>Told the server: {name}</source>
      <translation>Серверу сообщено: {name}</translation>
    </message>
    <message>
      <source>Tor</source>
      <translation>Tor</translation>
    </message>
    <message>
      <source>Transcript</source>
      <translation>Расшифровка</translation>
    </message>
    <message>
      <source>Translated into</source>
      <translation>Перевод на</translation>
    </message>
    <message>
      <source>Translation</source>
      <translation>Перевод</translation>
    </message>
    <message>
      <source>Triangle</source>
      <translation>Треугольник</translation>
    </message>
    <message>
      <source>Triangle, point down</source>
      <translation>Треугольник вершиной вниз</translation>
    </message>
    <message>
      <source>Tried {count} times. The next try is at {time}.</source>
      <translation>Попыток: {count}. Следующая попытка в {time}.</translation>
    </message>
    <message>
      <source>Tries</source>
      <translation>Попытки</translation>
    </message>
    <message>
      <source>Tries, where waiting may help</source>
      <translation>Попыток, когда ожидание может помочь</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Попробовать снова</translation>
    </message>
    <message>
      <source>Try again now</source>
      <translation>Повторить сейчас</translation>
    </message>
    <message>
      <source>Try again.</source>
      <translation>Попробуйте ещё раз.</translation>
    </message>
    <message>
      <source>Try again; what has arrived is kept.</source>
      <translation>Попробуйте ещё раз; уже полученное сохранено.</translation>
    </message>
    <message>
      <source>Try all failed again</source>
      <translation>Повторить все неудачные</translation>
    </message>
    <message>
      <source>Try it a hundredth of a second earlier</source>
      <translation>Попробовать на сотую секунды раньше</translation>
    </message>
    <message>
      <source>Try it a hundredth of a second later</source>
      <translation>Попробовать на сотую секунды позже</translation>
    </message>
    <message>
      <source>Try {name} again</source>
      <translation>Попробовать снова: {name}</translation>
    </message>
    <message>
      <source>Turn by a quarter</source>
      <translation>Повернуть на четверть</translation>
    </message>
    <message>
      <source>Turn the picture by a quarter</source>
      <translation>Повернуть изображение на четверть оборота</translation>
    </message>
    <message>
      <source>Turned when shown</source>
      <translation>Поворот при показе</translation>
    </message>
    <message>
      <source>Twice as fast</source>
      <translation>Вдвое быстрее</translation>
    </message>
    <message>
      <source>Two coders</source>
      <translation>Два разметчика</translation>
    </message>
    <message>
      <source>Two people became one</source>
      <translation>Двое объединены в одного</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>Тип</translation>
    </message>
    <message>
      <source>Type a few letters: an action, a panel, or a term of the vocabulary</source>
      <translation>Введите несколько букв: действие, панель или термин словаря</translation>
    </message>
    <message>
      <source>Type a few words.</source>
      <translation>Введите несколько слов.</translation>
    </message>
    <message>
      <source>Type a part of a name or number; Enter on a new name adds them</source>
      <translation>Введите часть имени или номера; Enter на новом имени добавит его</translation>
    </message>
    <message>
      <source>Type its name</source>
      <translation>Введите имя</translation>
    </message>
    <message>
      <source>Type the offset</source>
      <translation>Ввести сдвиг</translation>
    </message>
    <message>
      <source>Type the offset…</source>
      <translation>Ввести сдвиг…</translation>
    </message>
    <message>
      <source>Type words, or add a condition, first.</source>
      <translation>Сначала введите слова или добавьте условие.</translation>
    </message>
    <message>
      <source>Type {name} to confirm</source>
      <translation>Введите {name} для подтверждения</translation>
    </message>
    <message>
      <source>UTC</source>
      <translation>UTC</translation>
    </message>
    <message>
      <source>UTC {time} ± {error} s</source>
      <translation>UTC {time} ± {error} с</translation>
    </message>
    <message>
      <source>UTC: {time}</source>
      <translation>UTC: {time}</translation>
    </message>
    <message>
      <source>Under</source>
      <translation>Под термином</translation>
    </message>
    <message>
      <source>Under what authority or mandate</source>
      <translation>По какому полномочию или поручению</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Отменить</translation>
    </message>
    <message>
      <source>Undo or correct the later change first.</source>
      <translation>Сначала отмените или исправьте более позднее изменение.</translation>
    </message>
    <message>
      <source>Undo that first, if it was you.</source>
      <translation>Сначала отмените это, если это сделали Вы.</translation>
    </message>
    <message>
      <source>Undo: {step}</source>
      <translation>Отменить: {step}</translation>
    </message>
    <message>
      <source>Undoes your steps from the last one to this one, each can be redone</source>
      <translation>Отменяет Ваши шаги от последнего до этого; каждый можно повторить</translation>
    </message>
    <message>
      <source>Undone: {what}</source>
      <translation>Отменено: {what}</translation>
    </message>
    <message>
      <source>Unit of its times</source>
      <translation>Единица её времени</translation>
    </message>
    <message>
      <source>Unlock it (by signing in to the desktop again, for instance) and do it once more.</source>
      <translation>Разблокируйте его (например, войдя в систему заново) и повторите.</translation>
    </message>
    <message>
      <source>Unpin</source>
      <translation>Открепить</translation>
    </message>
    <message>
      <source>Unpin {name}</source>
      <translation>Открепить {name}</translation>
    </message>
    <message>
      <source>Unsure from {at} on: {why}</source>
      <translation>Неуверенно с {at}: {why}</translation>
    </message>
    <message>
      <source>Unsure. The sound does not tell how {one} and {other} lie to each other. They may be of different events, not overlap, or the same sound comes again and again in them. Align them by eye, or type the offset.</source>
      <translation>Неясно. По звуку нельзя сказать, как {one} и {other} расположены относительно друг друга. Они могут быть с разных событий, не пересекаться, или в них снова и снова повторяется один и тот же звук. Выровняйте их на глаз или введите сдвиг.</translation>
    </message>
    <message>
      <source>Untick the chosen</source>
      <translation>Снять отметки с выбранных</translation>
    </message>
    <message>
      <source>Up to step</source>
      <translation>До шага</translation>
    </message>
    <message>
      <source>Uploader</source>
      <translation>Кто загрузил</translation>
    </message>
    <message>
      <source>Uploader's id</source>
      <translation>Идентификатор загрузившего</translation>
    </message>
    <message>
      <source>Uploader's identifier</source>
      <translation>Идентификатор загрузившего</translation>
    </message>
    <message>
      <source>Upper field alone</source>
      <translation>Только верхнее поле</translation>
    </message>
    <message>
      <source>Use a connection from another country. {BY_HAND}</source>
      <translation>Используйте подключение из другой страны. {BY_HAND}</translation>
    </message>
    <message>
      <source>Use a letter or digit, with Shift or without.</source>
      <translation>Используйте букву или цифру, с Shift или без.</translation>
    </message>
    <message>
      <source>Use and care</source>
      <translation>Использование и обращение</translation>
    </message>
    <message>
      <source>Use digits and points, as in 1.2.</source>
      <translation>Используйте цифры и точки, как в 1.2.</translation>
    </message>
    <message>
      <source>Use in court</source>
      <translation>Использование в суде</translation>
    </message>
    <message>
      <source>Use it in court</source>
      <translation>Использовать в суде</translation>
    </message>
    <message>
      <source>Use one of: {METHODS}.</source>
      <translation>Используйте одно из: {METHODS}.</translation>
    </message>
    <message>
      <source>Use one of: {Outcome}.</source>
      <translation>Используйте одно из: {Outcome}.</translation>
    </message>
    <message>
      <source>Use one of: {RegionKind}.</source>
      <translation>Используйте одно из: {RegionKind}.</translation>
    </message>
    <message>
      <source>Use one of: {Verdict}.</source>
      <translation>Используйте одно из: {Verdict}.</translation>
    </message>
    <message>
      <source>Use one of: {allowed}.</source>
      <translation>Используйте одно из: {allowed}.</translation>
    </message>
    <message>
      <source>Use one of: {names}.</source>
      <translation>Используйте одно из: {names}.</translation>
    </message>
    <message>
      <source>Use one of: {values}.</source>
      <translation>Используйте одно из: {values}.</translation>
    </message>
    <message>
      <source>Use person or group.</source>
      <translation>Используйте person или group.</translation>
    </message>
    <message>
      <source>Use point or interval.</source>
      <translation>Используйте point или interval.</translation>
    </message>
    <message>
      <source>Use small letters, as in body_area.</source>
      <translation>Используйте строчные буквы, как в body_area.</translation>
    </message>
    <message>
      <source>Use small letters, digits, underscores and points, as in act.throw.</source>
      <translation>Используйте строчные буквы, цифры, подчёркивания и точки, как в act.throw.</translation>
    </message>
    <message>
      <source>Use the frame on screen</source>
      <translation>Взять показанный кадр</translation>
    </message>
    <message>
      <source>Use “framewitness verify”, which writes nothing.</source>
      <translation>Используйте «framewitness verify»: эта команда ничего не пишет.</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Значение</translation>
    </message>
    <message>
      <source>Values</source>
      <translation>Значения</translation>
    </message>
    <message>
      <source>Verdict</source>
      <translation>Вывод</translation>
    </message>
    <message>
      <source>Verify the case.</source>
      <translation>Проверьте дело.</translation>
    </message>
    <message>
      <source>Version of {tool}</source>
      <translation>Версия {tool}</translation>
    </message>
    <message>
      <source>Versions</source>
      <translation>Версии</translation>
    </message>
    <message>
      <source>Versions of the vocabulary</source>
      <translation>Версии словаря</translation>
    </message>
    <message>
      <source>Versions…</source>
      <translation>Версии…</translation>
    </message>
    <message>
      <source>View</source>
      <translation>Вид</translation>
    </message>
    <message>
      <source>Violation alleged</source>
      <translation>Заявленное нарушение</translation>
    </message>
    <message>
      <source>Visible from here on</source>
      <translation>Видна начиная отсюда</translation>
    </message>
    <message>
      <source>Visible here</source>
      <translation>Здесь видна</translation>
    </message>
    <message>
      <source>Vocabularies ({patterns})</source>
      <translation>Словари ({patterns})</translation>
    </message>
    <message>
      <source>Vocabularies there are: {known}.</source>
      <translation>Имеющиеся словари: {known}.</translation>
    </message>
    <message>
      <source>Vocabulary</source>
      <translation>Словарь</translation>
    </message>
    <message>
      <source>Vocabulary {name}, version {version}</source>
      <translation>Словарь {name}, версия {version}</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>Громкость</translation>
    </message>
    <message>
      <source>Wait before the second try; then twice that, and so on</source>
      <translation>Ждать перед второй попыткой; затем вдвое дольше и так далее</translation>
    </message>
    <message>
      <source>Wait for it, or close the window of the case.</source>
      <translation>Дождитесь её или закройте окно дела.</translation>
    </message>
    <message>
      <source>Wait until it has finished, then do it again; nothing was changed.</source>
      <translation>Дождитесь, когда она закончит, затем повторите; ничего не изменено.</translation>
    </message>
    <message>
      <source>Wait until it has finished.</source>
      <translation>Подождите, пока она закончит.</translation>
    </message>
    <message>
      <source>Wait until that has ended, or cancel it.</source>
      <translation>Дождитесь завершения или отмените.</translation>
    </message>
    <message>
      <source>Wait until the broadcast is over, and add the link again.</source>
      <translation>Дождитесь конца трансляции и добавьте ссылку ещё раз.</translation>
    </message>
    <message>
      <source>Wait until the recording of the whole broadcast is there, and add it then.</source>
      <translation>Дождитесь записи всей трансляции и добавьте её тогда.</translation>
    </message>
    <message>
      <source>Wait until they have finished, and package it again.</source>
      <translation>Подождите, пока они закончат, и соберите пакет снова.</translation>
    </message>
    <message>
      <source>Wait until whatever writes to it has finished, and add it again.</source>
      <translation>Дождитесь, когда запись в него завершится, и добавьте его ещё раз.</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Ожидает</translation>
    </message>
    <message>
      <source>Was damaged in the mirror, and is right again: {name}</source>
      <translation>Файл в зеркале был повреждён и снова исправен: {name}</translation>
    </message>
    <message>
      <source>Watch it</source>
      <translation>Посмотреть её</translation>
    </message>
    <message>
      <source>Watched</source>
      <translation>Просмотрено</translation>
    </message>
    <message>
      <source>Watched at</source>
      <translation>Скорость просмотра</translation>
    </message>
    <message>
      <source>Watched by</source>
      <translation>Кто смотрел</translation>
    </message>
    <message>
      <source>Watched by {who}: {percent} %</source>
      <translation>Просмотр — {who}: {percent} %</translation>
    </message>
    <message>
      <source>Way</source>
      <translation>Путь</translation>
    </message>
    <message>
      <source>Way: {way}</source>
      <translation>Путь: {way}</translation>
    </message>
    <message>
      <source>Weapons seen</source>
      <translation>Видимое оружие</translation>
    </message>
    <message>
      <source>Weather</source>
      <translation>Погода</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Что</translation>
    </message>
    <message>
      <source>What a reader should know first. Only what the annotations bear out.</source>
      <translation>Что читателю нужно знать прежде всего. Только то, что подтверждают пометки.</translation>
    </message>
    <message>
      <source>What another program says of a file</source>
      <translation>Что другая программа сообщает о файле</translation>
    </message>
    <message>
      <source>What came is no answer of a time stamp authority.</source>
      <translation>Пришедшее не является ответом службы меток времени.</translation>
    </message>
    <message>
      <source>What cannot be at the same time as “{term}”? One person's annotations of the two are kept apart.</source>
      <translation>Что не может быть одновременно с «{term}»? Пометки этих терминов у одного разметчика не могут перекрываться.</translation>
    </message>
    <message>
      <source>What checking found</source>
      <translation>Что показала проверка</translation>
    </message>
    <message>
      <source>What else is to be said of how it came</source>
      <translation>Что ещё сказать о поступлении</translation>
    </message>
    <message>
      <source>What fills the window of the browser is stretched in the picture.</source>
      <translation>То, что занимает всё окно браузера, на снимке растянуто.</translation>
    </message>
    <message>
      <source>What goes and what stays</source>
      <translation>Что стирается и что остаётся</translation>
    </message>
    <message>
      <source>What goes out is logged in the case, which is read-only.</source>
      <translation>Всё, что выдаётся, отмечается в журнале дела, а дело открыто только для чтения.</translation>
    </message>
    <message>
      <source>What happened is written in {path}. It stays on this machine; nothing is sent anywhere.</source>
      <translation>Что произошло, записано в {path}. Это остаётся на этом компьютере; никуда ничего не отправляется.</translation>
    </message>
    <message>
      <source>What happened, where: “The square, 3 May”</source>
      <translation>Что и где произошло: «Площадь, 3 мая»</translation>
    </message>
    <message>
      <source>What happened…</source>
      <translation>Что произошло…</translation>
    </message>
    <message>
      <source>What has to be seen or heard</source>
      <translation>Что должно быть видно или слышно</translation>
    </message>
    <message>
      <source>What is alleged and by whom; this program says nothing of it.</source>
      <translation>Что заявлено и кем; сама программа об этом ничего не утверждает.</translation>
    </message>
    <message>
      <source>What is asked of a recording</source>
      <translation>Что проверяется у записи</translation>
    </message>
    <message>
      <source>What is in the mirror {folder}, until that can be reached again.</source>
      <translation>То, что есть в зеркале {folder}, пока оно снова не станет доступно.</translation>
    </message>
    <message>
      <source>What is said</source>
      <translation>Что указывается</translation>
    </message>
    <message>
      <source>What is seen or heard, in your words</source>
      <translation>Что видно или слышно, своими словами</translation>
    </message>
    <message>
      <source>What is selected is of that term already.</source>
      <translation>Выделенное уже относится к этому термину.</translation>
    </message>
    <message>
      <source>What is stated</source>
      <translation>Что оценивается</translation>
    </message>
    <message>
      <source>What is to go</source>
      <translation>Что стереть</translation>
    </message>
    <message>
      <source>What is written</source>
      <translation>Что записывается</translation>
    </message>
    <message>
      <source>What it brought</source>
      <translation>Что получено</translation>
    </message>
    <message>
      <source>What it is</source>
      <translation>Что это</translation>
    </message>
    <message>
      <source>What it rests on</source>
      <translation>На чём это основано</translation>
    </message>
    <message>
      <source>What it was read from</source>
      <translation>Из чего прочитано</translation>
    </message>
    <message>
      <source>What more annotations can say. A term offers those that are chosen for it.</source>
      <translation>Что ещё можно указать в пометках. Термин предлагает те атрибуты, которые для него выбраны.</translation>
    </message>
    <message>
      <source>What more can be said of “{term}”?</source>
      <translation>Что ещё можно указать для «{term}»?</translation>
    </message>
    <message>
      <source>What others archived: {name}</source>
      <translation>Сохранённое другими: {name}</translation>
    </message>
    <message>
      <source>What others wrote below a post; it can take many requests</source>
      <translation>То, что другие написали под публикацией; на это может уйти много запросов</translation>
    </message>
    <message>
      <source>What parts the columns</source>
      <translation>Чем разделены столбцы</translation>
    </message>
    <message>
      <source>What somebody does not allow for that is left out, and that is said</source>
      <translation>Что кто-либо для этой цели не разрешает, не включается, и об этом сказано</translation>
    </message>
    <message>
      <source>What stands in it</source>
      <translation>Что есть в записи</translation>
    </message>
    <message>
      <source>What stands in {path} about your signing key cannot be read.</source>
      <translation>То, что записано в {path} о Вашем ключе подписи, не читается.</translation>
    </message>
    <message>
      <source>What stays here</source>
      <translation>Что остаётся здесь</translation>
    </message>
    <message>
      <source>What stays in place while scrolling is in the picture each {window} pixels.</source>
      <translation>То, что при прокрутке остаётся на месте, повторяется на изображении через каждые {window} пикс.</translation>
    </message>
    <message>
      <source>What tells them apart, such as “officer A, helmet 217”; at most {LONGEST_NAME} characters.</source>
      <translation>То, что отличает, например «сотрудник А, шлем 217»; не более {LONGEST_NAME} символов.</translation>
    </message>
    <message>
      <source>What that means</source>
      <translation>Что это значит</translation>
    </message>
    <message>
      <source>What the alignments say</source>
      <translation>Что говорят выравнивания</translation>
    </message>
    <message>
      <source>What the case is called</source>
      <translation>Как называется дело</translation>
    </message>
    <message>
      <source>What the clock says</source>
      <translation>Что показывают часы</translation>
    </message>
    <message>
      <source>What the file of {label} says</source>
      <translation>Что сообщает файл {label}</translation>
    </message>
    <message>
      <source>What the file says of itself</source>
      <translation>Что файл сообщает о себе</translation>
    </message>
    <message>
      <source>What the list is narrowed to</source>
      <translation>Чем ограничен список</translation>
    </message>
    <message>
      <source>What the package says of {title} does not fit its bytes.</source>
      <translation>То, что пакет говорит о «{title}», не сходится с её байтами.</translation>
    </message>
    <message>
      <source>What the page wanted and was not given</source>
      <translation>Чего страница хотела и не получила</translation>
    </message>
    <message>
      <source>What the page was not given</source>
      <translation>Чего страница не получила</translation>
    </message>
    <message>
      <source>What the recording is as a file</source>
      <translation>Что представляет собой запись как файл</translation>
    </message>
    <message>
      <source>What the sound says</source>
      <translation>Что говорит звук</translation>
    </message>
    <message>
      <source>What the two coders said</source>
      <translation>Что отметили два разметчика</translation>
    </message>
    <message>
      <source>What this panel is for: opens its page of help</source>
      <translation>Для чего эта панель: открывает её страницу справки</translation>
    </message>
    <message>
      <source>What vouches for the recording</source>
      <translation>Что ручается за запись</translation>
    </message>
    <message>
      <source>What was advised then</source>
      <translation>Что тогда посоветовали</translation>
    </message>
    <message>
      <source>What was decided</source>
      <translation>Что решено</translation>
    </message>
    <message>
      <source>What was done</source>
      <translation>Что было сделано</translation>
    </message>
    <message>
      <source>What was done to it</source>
      <translation>Что с этим сделано</translation>
    </message>
    <message>
      <source>What was done, as it says</source>
      <translation>Что было сделано, как указано</translation>
    </message>
    <message>
      <source>What was done, the newest first</source>
      <translation>Что было сделано, начиная с последнего</translation>
    </message>
    <message>
      <source>What was erased is in no mirror that this computer knows of.</source>
      <translation>Стёртого нет ни в одном зеркале, известном этому компьютеру.</translation>
    </message>
    <message>
      <source>What was erased may still lie in: {folders}</source>
      <translation>Стёртое, возможно, ещё лежит здесь: {folders}</translation>
    </message>
    <message>
      <source>What was erased may still lie there. Connect the disk, or delete the folder by hand.</source>
      <translation>Там ещё может лежать стёртое. Подключите диск или удалите папку вручную.</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>Что найдено</translation>
    </message>
    <message>
      <source>What was given out (reports: {reports}, packages: {packages}) can only be asked back.</source>
      <translation>Выданное (отчёты: {reports}, пакеты: {packages}) можно только попросить вернуть.</translation>
    </message>
    <message>
      <source>What was noted</source>
      <translation>Что записано</translation>
    </message>
    <message>
      <source>What was noted of the page</source>
      <translation>Что записано о странице</translation>
    </message>
    <message>
      <source>What was said</source>
      <translation>Что сказано</translation>
    </message>
    <message>
      <source>What was signed does not fit the file. It may have been changed since.</source>
      <translation>Подписанное не соответствует файлу. Возможно, его с тех пор изменили.</translation>
    </message>
    <message>
      <source>What was stated</source>
      <translation>Какие оценки даны</translation>
    </message>
    <message>
      <source>What was to be examined, and what was not</source>
      <translation>Что нужно было исследовать, а что нет</translation>
    </message>
    <message>
      <source>What was watched of this span</source>
      <translation>Что просмотрено из этого промежутка</translation>
    </message>
    <message>
      <source>What was written down</source>
      <translation>Что было записано</translation>
    </message>
    <message>
      <source>What was written to the disk does not read back the same.</source>
      <translation>Записанное на диск читается не таким, как было.</translation>
    </message>
    <message>
      <source>What went wrong</source>
      <translation>Что пошло не так</translation>
    </message>
    <message>
      <source>What went wrong last time</source>
      <translation>Что пошло не так в прошлый раз</translation>
    </message>
    <message>
      <source>What went wrong last time…</source>
      <translation>Что пошло не так в прошлый раз…</translation>
    </message>
    <message>
      <source>What would change</source>
      <translation>Что изменится</translation>
    </message>
    <message>
      <source>What you did is being signed, and the second copy of the case (the mirror), if there is one, is brought up to date. You can stop: your work is kept, and the mirror goes on when the case is closed next.</source>
      <translation>Сделанное подписывается, а вторая копия дела (зеркало), если она есть, приводится в соответствие. Можно остановить: работа сохранена, а зеркало продолжится при следующем закрытии дела.</translation>
    </message>
    <message>
      <source>What you do not touch stays as it is. Where somebody refuses or takes back what may be done with it, reports and packages for that purpose leave it out and say so.</source>
      <translation>То, чего Вы не касаетесь, остаётся как есть. Если кто-то отказывает в использовании или отзывает разрешение, отчёты и пакеты для этой цели не включают запись и указывают это.</translation>
    </message>
    <message>
      <source>What you looked at, and why</source>
      <translation>На что Вы смотрели и почему</translation>
    </message>
    <message>
      <source>What {host_of} handed out is {instead}, not a recording.</source>
      <translation>{host_of} отдаёт не запись: {instead}.</translation>
    </message>
    <message>
      <source>When</source>
      <translation>Когда</translation>
    </message>
    <message>
      <source>When (UTC)</source>
      <translation>Когда (UTC)</translation>
    </message>
    <message>
      <source>When files were read is noted in the case, which is read-only.</source>
      <translation>Время чтения файлов отмечается в деле, а дело доступно только для чтения.</translation>
    </message>
    <message>
      <source>When it came</source>
      <translation>Когда поступило</translation>
    </message>
    <message>
      <source>When it came, as given</source>
      <translation>Когда поступило, как указано</translation>
    </message>
    <message>
      <source>When it was archived, as given</source>
      <translation>Когда архивировано, как указано</translation>
    </message>
    <message>
      <source>When it was copied, as given</source>
      <translation>Когда скопировано, как указано</translation>
    </message>
    <message>
      <source>When it was published (UTC)</source>
      <translation>Когда опубликовано (UTC)</translation>
    </message>
    <message>
      <source>When it was published, as given</source>
      <translation>Когда опубликовано, как указано</translation>
    </message>
    <message>
      <source>When it was said</source>
      <translation>Когда это сказано</translation>
    </message>
    <message>
      <source>When it was signed, as given</source>
      <translation>Когда подписано, как указано</translation>
    </message>
    <message>
      <source>When it was to begin (UTC)</source>
      <translation>Когда должно было начаться (UTC)</translation>
    </message>
    <message>
      <source>When it was to begin, as given</source>
      <translation>Когда должно было начаться, как указано</translation>
    </message>
    <message>
      <source>When it was withdrawn</source>
      <translation>Когда отозвано</translation>
    </message>
    <message>
      <source>When they were read last</source>
      <translation>Когда читались в последний раз</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>Где</translation>
    </message>
    <message>
      <source>Where a picture comes from</source>
      <translation>Откуда изображение</translation>
    </message>
    <message>
      <source>Where and when it was recorded</source>
      <translation>Где и когда сделана запись</translation>
    </message>
    <message>
      <source>Where in the folder</source>
      <translation>Где в папке</translation>
    </message>
    <message>
      <source>Where it is, in words</source>
      <translation>Где это, словами</translation>
    </message>
    <message>
      <source>Where it was</source>
      <translation>Где это было</translation>
    </message>
    <message>
      <source>Where it was found</source>
      <translation>Где найдено</translation>
    </message>
    <message>
      <source>Where it was made, if it is known</source>
      <translation>Там, где файл был создан, если это известно</translation>
    </message>
    <message>
      <source>Where that stands</source>
      <translation>Где это указано</translation>
    </message>
    <message>
      <source>Where the blind copy goes: a new folder</source>
      <translation>Куда положить слепую копию: новая папка</translation>
    </message>
    <message>
      <source>Where the file lay</source>
      <translation>Где лежал файл</translation>
    </message>
    <message>
      <source>Where the original is kept</source>
      <translation>Где хранится оригинал</translation>
    </message>
    <message>
      <source>Where the package’s folder is to be made</source>
      <translation>Где создать папку пакета</translation>
    </message>
    <message>
      <source>Where the picture stands still, so that their moment is not certain: {count}.</source>
      <translation>Там, где изображение неподвижно, поэтому момент точно не известен: {count}.</translation>
    </message>
    <message>
      <source>Where the picture was found</source>
      <translation>Где найдено изображение</translation>
    </message>
    <message>
      <source>Where the subtitles are</source>
      <translation>Где субтитры</translation>
    </message>
    <message>
      <source>Where to look</source>
      <translation>Где искать</translation>
    </message>
    <message>
      <source>Where was this?</source>
      <translation>Где это было?</translation>
    </message>
    <message>
      <source>Where {name} comes from</source>
      <translation>Откуда {name}</translation>
    </message>
    <message>
      <source>Whether all of it is here</source>
      <translation>Вся ли она здесь</translation>
    </message>
    <message>
      <source>Whether the recording shows what is said of it, in the six steps by which the Admiralty system grades the credibility of information. It is a person's judgement, not a number that anything was reckoned from.</source>
      <translation>Показывает ли запись то, что о ней говорят, по шести ступеням, которыми Адмиралтейская система оценивает достоверность сведений. Это суждение человека, а не число, которое из чего-либо вычислено.</translation>
    </message>
    <message>
      <source>Which</source>
      <translation>Что именно</translation>
    </message>
    <message>
      <source>Which capture of the page</source>
      <translation>Какое сохранение страницы</translation>
    </message>
    <message>
      <source>Which folder was destroyed?</source>
      <translation>Какая папка уничтожена?</translation>
    </message>
    <message>
      <source>Which links are shown</source>
      <translation>Какие ссылки показаны</translation>
    </message>
    <message>
      <source>Which of it</source>
      <translation>Что именно из этого</translation>
    </message>
    <message>
      <source>Which recording is heard</source>
      <translation>Какую запись слышно</translation>
    </message>
    <message>
      <source>Which way?</source>
      <translation>В каком направлении?</translation>
    </message>
    <message>
      <source>While it plays, codes are set this much earlier. Click to change it</source>
      <translation>При воспроизведении пометки ставятся на столько раньше. Щёлкните, чтобы изменить</translation>
    </message>
    <message>
      <source>While the window is open, check all every so many days:</source>
      <translation>Пока окно открыто, проверять все через столько дней:</translation>
    </message>
    <message>
      <source>While you code an assignment, what others coded is not shown.</source>
      <translation>Пока вы размечаете задание, пометки других не показываются.</translation>
    </message>
    <message>
      <source>Who</source>
      <translation>Кто</translation>
    </message>
    <message>
      <source>Who acts</source>
      <translation>Кто действует</translation>
    </message>
    <message>
      <source>Who allows it</source>
      <translation>Кто разрешает</translation>
    </message>
    <message>
      <source>Who answers for the report</source>
      <translation>Кто отвечает за отчёт</translation>
    </message>
    <message>
      <source>Who asked for the examination</source>
      <translation>Кто просил провести исследование</translation>
    </message>
    <message>
      <source>Who confirms the time</source>
      <translation>Кто подтверждает время</translation>
    </message>
    <message>
      <source>Who had it before</source>
      <translation>У кого было раньше</translation>
    </message>
    <message>
      <source>Who made it, and with what</source>
      <translation>Кто и чем сделал запись</translation>
    </message>
    <message>
      <source>Who may see it</source>
      <translation>Кому доступно</translation>
    </message>
    <message>
      <source>Who runs a site can see the internet address of whoever asks, and write down when it asked for what. So can those whom its pages take pictures and films from. The address can lead to you.</source>
      <translation>Владелец сайта может видеть интернет-адрес того, кто обращается, и записать, когда и что он запросил. То же могут и те, откуда страницы сайта берут изображения и видео. Этот адрес может привести к Вам.</translation>
    </message>
    <message>
      <source>Who said it</source>
      <translation>Кто это сказал</translation>
    </message>
    <message>
      <source>Who signed</source>
      <translation>Кто подписал</translation>
    </message>
    <message>
      <source>Who vouches for the signer</source>
      <translation>Кто ручается за подписавшего</translation>
    </message>
    <message>
      <source>Whoever coded second cannot decide between the two.</source>
      <translation>Тот, кто размечал вторым, не может решать между двумя разметками.</translation>
    </message>
    <message>
      <source>Whoever decided takes that back first, by “Undo” or under “What was done”.</source>
      <translation>Сначала решивший отменяет это: командой «Отменить» или на панели «Что было сделано».</translation>
    </message>
    <message>
      <source>Whoever gave it, or whoever is shown</source>
      <translation>Тот, кто передал, или тот, кто показан</translation>
    </message>
    <message>
      <source>Whoever made an annotation cannot confirm it: a second look is somebody else's.</source>
      <translation>Сделавший пометку не может подтвердить её сам: повторный взгляд принадлежит другому.</translation>
    </message>
    <message>
      <source>Whoever recorded it, as stated.</source>
      <translation>Тот, кто сделал запись, как указано.</translation>
    </message>
    <message>
      <source>Whoever worked on a match cannot check it.</source>
      <translation>Тот, кто работал над сопоставлением, не может его проверять.</translation>
    </message>
    <message>
      <source>Whole</source>
      <translation>Целиком</translation>
    </message>
    <message>
      <source>Whole vocabulary</source>
      <translation>Весь словарь</translation>
    </message>
    <message>
      <source>Whom</source>
      <translation>Кого</translation>
    </message>
    <message>
      <source>Whom it concerns</source>
      <translation>Кого касается</translation>
    </message>
    <message>
      <source>Whom the page asked for something</source>
      <translation>К кому обращалась страница</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>Почему</translation>
    </message>
    <message>
      <source>Why it failed</source>
      <translation>Почему не удалось</translation>
    </message>
    <message>
      <source>Why it is left out of reports</source>
      <translation>Почему не включается в отчёты</translation>
    </message>
    <message>
      <source>Why it stays or is released</source>
      <translation>Почему остаётся или выдаётся</translation>
    </message>
    <message>
      <source>Why there is none</source>
      <translation>Почему её нет</translation>
    </message>
    <message>
      <source>Why, in a few words</source>
      <translation>Почему, в нескольких словах</translation>
    </message>
    <message>
      <source>Why? Needed to dispute or to comment</source>
      <translation>Почему? Нужно, чтобы оспорить или сделать замечание</translation>
    </message>
    <message>
      <source>Wider</source>
      <translation>Мельче</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>Ширина</translation>
    </message>
    <message>
      <source>Wipe: held on the left of a line</source>
      <translation>Шторка: запомненный слева от линии</translation>
    </message>
    <message>
      <source>With the cookies of a browser on this computer</source>
      <translation>С cookie браузера на этом компьютере</translation>
    </message>
    <message>
      <source>With the cookies of a file (cookies.txt)</source>
      <translation>С cookie из файла (cookies.txt)</translation>
    </message>
    <message>
      <source>Without a login: as anybody sees it</source>
      <translation>Без входа: как видит любой</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>Слова</translation>
    </message>
    <message>
      <source>Words of your own, with commas</source>
      <translation>Свои слова через запятую</translation>
    </message>
    <message>
      <source>Words to find in the case</source>
      <translation>Слова для поиска в деле</translation>
    </message>
    <message>
      <source>Words to find in titles, descriptions, annotations, transcripts, pages and comments</source>
      <translation>Слова для поиска в названиях, описаниях, пометках, расшифровках, на страницах и в комментариях</translation>
    </message>
    <message>
      <source>Work</source>
      <translation>Работа</translation>
    </message>
    <message>
      <source>Work is still running. Wait until it has ended, or stop it; then erase.</source>
      <translation>Работа ещё идёт. Дождитесь её конца или остановите её, затем стирайте.</translation>
    </message>
    <message>
      <source>Work is still under way.</source>
      <translation>Работа ещё идёт.</translation>
    </message>
    <message>
      <source>Work on it</source>
      <translation>Работа с записью</translation>
    </message>
    <message>
      <source>Work under another name</source>
      <translation>Работать под другим именем</translation>
    </message>
    <message>
      <source>Work under another name first (a pseudonym, for instance), and erase this one then.</source>
      <translation>Сначала перейдите на другое имя (например, псевдоним), а затем сотрите это.</translation>
    </message>
    <message>
      <source>Work under another name…</source>
      <translation>Работать под другим именем…</translation>
    </message>
    <message>
      <source>Work under the name of whoever looks again (menu Case), or leave it to them.</source>
      <translation>Работайте под именем того, кто смотрит повторно (меню «Дело»), или предоставьте это ему.</translation>
    </message>
    <message>
      <source>Worked out by {who}.</source>
      <translation>Установил: {who}.</translation>
    </message>
    <message>
      <source>Working as {name}</source>
      <translation>Работает: {name}</translation>
    </message>
    <message>
      <source>Working on a cluster needs Dask, which is not installed.</source>
      <translation>Для работы на кластере нужен Dask, который не установлен.</translation>
    </message>
    <message>
      <source>Working…</source>
      <translation>Работа идёт…</translation>
    </message>
    <message>
      <source>Write</source>
      <translation>Записать</translation>
    </message>
    <message>
      <source>Write 43.238949, 76.889709 (north first), 43°14'20" N 76°53'23" E, or the whole link to a map.</source>
      <translation>Напишите 43.238949, 76.889709 (сначала северная широта), 43°14'20" N 76°53'23" E или ссылку на карту целиком.</translation>
    </message>
    <message>
      <source>Write FIELD=VALUE; fields are: {names}.</source>
      <translation>Напишите FIELD=VALUE; поля: {names}.</translation>
    </message>
    <message>
      <source>Write a few words.</source>
      <translation>Напишите несколько слов.</translation>
    </message>
    <message>
      <source>Write it down</source>
      <translation>Записать</translation>
    </message>
    <message>
      <source>Write it like 2026-11-01T09:30:00.000Z.</source>
      <translation>Напишите так: 2026-11-01T09:30:00.000Z.</translation>
    </message>
    <message>
      <source>Write it on one line, in plain words.</source>
      <translation>Напишите это в одну строку, простыми словами.</translation>
    </message>
    <message>
      <source>Write or import a transcript first.</source>
      <translation>Сначала сделайте расшифровку или загрузите её.</translation>
    </message>
    <message>
      <source>Write out…</source>
      <translation>Записать…</translation>
    </message>
    <message>
      <source>Write subtitles</source>
      <translation>Записать субтитры</translation>
    </message>
    <message>
      <source>Write subtitles…</source>
      <translation>Записать субтитры…</translation>
    </message>
    <message>
      <source>Write the copy’s vocabulary to a file, read it in here, and take the copy in again.</source>
      <translation>Запишите словарь копии в файл, прочитайте его здесь и возьмите копию ещё раз.</translation>
    </message>
    <message>
      <source>Write the proxy's address whole: http:// or socks5h://, its name, a colon and its port number.</source>
      <translation>Укажите адрес прокси полностью: http:// или socks5h://, имя, двоеточие и номер порта.</translation>
    </message>
    <message>
      <source>Write the time like 14:05:09 and the zone like +06:00.</source>
      <translation>Напишите время как 14:05:09, а пояс как +06:00.</translation>
    </message>
    <message>
      <source>Write the vocabulary to a file</source>
      <translation>Записать словарь в файл</translation>
    </message>
    <message>
      <source>Write the zone in its own field.</source>
      <translation>Напишите пояс в его собственном поле.</translation>
    </message>
    <message>
      <source>Write to a file…</source>
      <translation>Записать в файл…</translation>
    </message>
    <message>
      <source>Write why first</source>
      <translation>Сначала напишите почему</translation>
    </message>
    <message>
      <source>Write “not known” where you do not know it: whoever checks this asks for it first.</source>
      <translation>Если не знаете, напишите «неизвестно»: проверяющий спросит об этом прежде всего.</translation>
    </message>
    <message>
      <source>Writes a PDF and one self-contained HTML file with the recordings, annotations, hashes and custody entries of the case as it stands now. What is restricted is left out and counted. Empty fields print as “not supplied”.</source>
      <translation>Пишет PDF и один самодостаточный файл HTML с записями, пометками, хешами и строками журнала хранения дела в его нынешнем виде. То, что ограничено, не входит и подсчитано. Пустые поля печатаются как «not supplied» (не указано).</translation>
    </message>
    <message>
      <source>Writing a step of many records</source>
      <translation>Шаг с большим числом изменений</translation>
    </message>
    <message>
      <source>Writing down how it came</source>
      <translation>Запись сведений о поступлении</translation>
    </message>
    <message numerus="yes">
      <source>Written down of %n recording.</source>
      <translation>
        <numerusform>Записано о %n записи.</numerusform>
        <numerusform>Записано о %n записях.</numerusform>
        <numerusform>Записано о %n записях.</numerusform>
      </translation>
    </message>
    <message>
      <source>Written to {file}.</source>
      <translation>Записано в {file}.</translation>
    </message>
    <message>
      <source>Written, translated by</source>
      <translation>Записал, перевёл</translation>
    </message>
    <message numerus="yes">
      <source>Wrote %n lines to {file}.</source>
      <translation>
        <numerusform>Записана %n реплика в {file}.</numerusform>
        <numerusform>Записаны %n реплики в {file}.</numerusform>
        <numerusform>Записано %n реплик в {file}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Yes or no</source>
      <translation>Да или нет</translation>
    </message>
    <message>
      <source>You are coding “{title}”. You see only what you code for it; nothing of it is in the case's own coding before somebody decides.</source>
      <translation>Вы размечаете «{title}». Вы видите только то, что размечаете для этого задания; ничего из этого не входит в разметку самого дела, пока кто-нибудь не решит.</translation>
    </message>
    <message>
      <source>You have watched what may be graphic for {minutes} min. A pause does good.</source>
      <translation>Вы смотрите кадры, которые могут быть тяжёлыми, уже {minutes} мин. Перерыв пойдёт на пользу.</translation>
    </message>
    <message numerus="yes">
      <source>You will be reminded after %n minutes.</source>
      <translation>
        <numerusform>Напоминание появится через %n минуту.</numerusform>
        <numerusform>Напоминание появится через %n минуты.</numerusform>
        <numerusform>Напоминание появится через %n минут.</numerusform>
      </translation>
    </message>
    <message>
      <source>You will not be reminded to pause.</source>
      <translation>Напоминаний о перерыве не будет.</translation>
    </message>
    <message>
      <source>You work under this name now, and what you do next would bring it back.</source>
      <translation>Сейчас работа идёт под этим именем, и следующий же шаг вернул бы его.</translation>
    </message>
    <message>
      <source>You worked on it yourself: somebody else has to check it.</source>
      <translation>Вы сами над этим работали: проверить должен другой человек.</translation>
    </message>
    <message>
      <source>Your key</source>
      <translation>Ваш ключ</translation>
    </message>
    <message>
      <source>Your own browser asks the archive, by its own way and with its own logins</source>
      <translation>К архиву обращается Ваш собственный браузер, своим путём и со своими учётными записями</translation>
    </message>
    <message>
      <source>Your signing key in {path} is damaged.</source>
      <translation>Ваш ключ подписи в {path} повреждён.</translation>
    </message>
    <message>
      <source>Your signing key lies in the system's keyring, and no keyring answers here.</source>
      <translation>Ваш ключ подписи лежит в системном хранилище ключей, а здесь ни одно не отвечает.</translation>
    </message>
    <message>
      <source>Your work is kept, but its log was not signed: {reason}</source>
      <translation>Ваша работа сохранена, но журнал не подписан: {reason}</translation>
    </message>
    <message>
      <source>Zone, as hours from UTC</source>
      <translation>Пояс: часы от UTC</translation>
    </message>
    <message>
      <source>Zone, as hours from UTC (+06:00)</source>
      <translation>Пояс: часы от UTC (+06:00)</translation>
    </message>
    <message>
      <source>Zoom</source>
      <translation>Масштаб</translation>
    </message>
    <message>
      <source>[The rest is in the saved file.]</source>
      <translation>[Остальное в сохранённом файле.]</translation>
    </message>
    <message>
      <source>[What comes before is in the saved file.]</source>
      <translation>[Предыдущее в сохранённом файле.]</translation>
    </message>
    <message>
      <source>a certificate of yours</source>
      <translation>ваш сертификат</translation>
    </message>
    <message>
      <source>a certificate that nobody trusts</source>
      <translation>сертификат, которому никто не доверяет</translation>
    </message>
    <message>
      <source>a condition that this version does not know</source>
      <translation>условие, которого эта версия не знает</translation>
    </message>
    <message>
      <source>a copy, says {name}, {time}</source>
      <translation>копия, по решению {name}, {time}</translation>
    </message>
    <message>
      <source>a download</source>
      <translation>загрузка файла</translation>
    </message>
    <message>
      <source>a file</source>
      <translation>файл</translation>
    </message>
    <message>
      <source>a kind of hash that is not checked</source>
      <translation>хеш такого вида не проверяется</translation>
    </message>
    <message>
      <source>a link that begins with {scheme}:</source>
      <translation>ссылка, которая начинается с {scheme}:</translation>
    </message>
    <message>
      <source>a list: look inside</source>
      <translation>список: загляните внутрь</translation>
    </message>
    <message>
      <source>a message box</source>
      <translation>окно с сообщением</translation>
    </message>
    <message>
      <source>a moment</source>
      <translation>момент</translation>
    </message>
    <message>
      <source>a name and a password</source>
      <translation>имя и пароль</translation>
    </message>
    <message>
      <source>a name, if it needs one</source>
      <translation>название, если нужно</translation>
    </message>
    <message>
      <source>a new window</source>
      <translation>новое окно</translation>
    </message>
    <message>
      <source>a photograph that nothing ties to {media}</source>
      <translation>фотография, ничем не привязанная к {media}</translation>
    </message>
    <message>
      <source>a recording</source>
      <translation>запись</translation>
    </message>
    <message>
      <source>a report or export</source>
      <translation>отчёт или выгрузка</translation>
    </message>
    <message>
      <source>a span</source>
      <translation>промежуток</translation>
    </message>
    <message>
      <source>accepting</source>
      <translation>принятие</translation>
    </message>
    <message>
      <source>acquisitions</source>
      <translation>сведения о поступлении</translation>
    </message>
    <message>
      <source>acts</source>
      <translation>действует</translation>
    </message>
    <message>
      <source>adding</source>
      <translation>добавление</translation>
    </message>
    <message>
      <source>adding to</source>
      <translation>добавление в</translation>
    </message>
    <message>
      <source>adjudicated</source>
      <translation>сведено</translation>
    </message>
    <message>
      <source>agree</source>
      <translation>совпадает</translation>
    </message>
    <message>
      <source>aligning</source>
      <translation>выравнивание</translation>
    </message>
    <message>
      <source>alignments</source>
      <translation>выравнивания</translation>
    </message>
    <message>
      <source>all that lies in {name}/: {count} files, any of which may tell of it</source>
      <translation>всё, что лежит в {name}/, файлов: {count}; об этом может говорить любой из них</translation>
    </message>
    <message>
      <source>allowed</source>
      <translation>разрешено</translation>
    </message>
    <message>
      <source>an annotation</source>
      <translation>пометка</translation>
    </message>
    <message numerus="yes">
      <source>and %n more stretches</source>
      <translation>
        <numerusform>и ещё %n участок</numerusform>
        <numerusform>и ещё %n участка</numerusform>
        <numerusform>и ещё %n участков</numerusform>
      </translation>
    </message>
    <message>
      <source>and {count} more</source>
      <translation>и ещё {count}</translation>
    </message>
    <message>
      <source>annotations</source>
      <translation>пометки</translation>
    </message>
    <message>
      <source>another hash than was claimed</source>
      <translation>хеш отличается от заявленного</translation>
    </message>
    <message>
      <source>archived</source>
      <translation>сохранено в дело</translation>
    </message>
    <message>
      <source>archiving</source>
      <translation>сохранение</translation>
    </message>
    <message>
      <source>as a confirmed copy</source>
      <translation>как подтверждённая копия</translation>
    </message>
    <message>
      <source>as fast as it comes</source>
      <translation>без ограничения</translation>
    </message>
    <message>
      <source>as it stands</source>
      <translation>без изменений</translation>
    </message>
    <message>
      <source>as they were when they came</source>
      <translation>такие, какими поступили</translation>
    </message>
    <message>
      <source>as this computer's, within {error} s</source>
      <translation>как у этого компьютера, с точностью до {error} с</translation>
    </message>
    <message>
      <source>as {label}</source>
      <translation>как {label}</translation>
    </message>
    <message>
      <source>asking a public archive for a copy of</source>
      <translation>запрос публичной копии для</translation>
    </message>
    <message>
      <source>asking again for</source>
      <translation>повторный запрос</translation>
    </message>
    <message>
      <source>asking for a time stamp</source>
      <translation>запрос метки времени</translation>
    </message>
    <message>
      <source>asking for time stamps</source>
      <translation>запрос штампов времени</translation>
    </message>
    <message>
      <source>assessing</source>
      <translation>оценка достоверности</translation>
    </message>
    <message>
      <source>assigning</source>
      <translation>выдача задания</translation>
    </message>
    <message>
      <source>at any speed</source>
      <translation>на любой скорости</translation>
    </message>
    <message>
      <source>at {speed}× or slower</source>
      <translation>на скорости {speed}× или медленнее</translation>
    </message>
    <message>
      <source>at {speed}× speed</source>
      <translation>на скорости {speed}×</translation>
    </message>
    <message>
      <source>availability</source>
      <translation>доступность</translation>
    </message>
    <message>
      <source>bag-info.txt: Payload-Oxum stands in it more than once</source>
      <translation>bag-info.txt: Payload-Oxum встречается больше одного раза</translation>
    </message>
    <message>
      <source>before: {told}</source>
      <translation>ранее: {told}</translation>
    </message>
    <message>
      <source>beginning</source>
      <translation>начало</translation>
    </message>
    <message>
      <source>beginning a package</source>
      <translation>начало сборки пакета</translation>
    </message>
    <message>
      <source>beginning to check the stored files</source>
      <translation>начало проверки хранимых файлов</translation>
    </message>
    <message>
      <source>beginning with</source>
      <translation>начало работы с</translation>
    </message>
    <message>
      <source>begun {when}</source>
      <translation>начато {when}</translation>
    </message>
    <message>
      <source>begun, and not ended</source>
      <translation>начато, не завершено</translation>
    </message>
    <message>
      <source>begun, not ended</source>
      <translation>начато, не завершено</translation>
    </message>
    <message>
      <source>between two keyed frames</source>
      <translation>между двумя опорными кадрами</translation>
    </message>
    <message>
      <source>both</source>
      <translation>обе</translation>
    </message>
    <message>
      <source>box</source>
      <translation>рамка</translation>
    </message>
    <message>
      <source>brightness {value}</source>
      <translation>яркость {value}</translation>
    </message>
    <message>
      <source>bringing back</source>
      <translation>возвращение</translation>
    </message>
    <message>
      <source>bringing the vocabulary</source>
      <translation>внесение словаря</translation>
    </message>
    <message>
      <source>by a clock in the picture</source>
      <translation>по часам в кадре</translation>
    </message>
    <message>
      <source>by ear</source>
      <translation>на слух</translation>
    </message>
    <message>
      <source>by eye</source>
      <translation>на глаз</translation>
    </message>
    <message>
      <source>bytes as they were</source>
      <translation>байты не изменились</translation>
    </message>
    <message>
      <source>bytes damaged</source>
      <translation>байты повреждены</translation>
    </message>
    <message>
      <source>bytes not read again yet</source>
      <translation>байты ещё не прочитаны заново</translation>
    </message>
    <message>
      <source>cannot be judged</source>
      <translation>нельзя оценить</translation>
    </message>
    <message>
      <source>cannot be read</source>
      <translation>не читается</translation>
    </message>
    <message>
      <source>cannot be ruled out, and cannot be confirmed from this recording</source>
      <translation>нельзя исключить и нельзя подтвердить по этой записи</translation>
    </message>
    <message>
      <source>cannot search</source>
      <translation>поиск невозможен</translation>
    </message>
    <message>
      <source>captures</source>
      <translation>попытки получения</translation>
    </message>
    <message>
      <source>capturing</source>
      <translation>снимок кадра:</translation>
    </message>
    <message>
      <source>carrying over</source>
      <translation>перенос</translation>
    </message>
    <message>
      <source>certificates</source>
      <translation>сертификаты</translation>
    </message>
    <message>
      <source>changed</source>
      <translation>изменено</translation>
    </message>
    <message>
      <source>changing</source>
      <translation>изменение</translation>
    </message>
    <message>
      <source>changing the corners of</source>
      <translation>изменение углов</translation>
    </message>
    <message>
      <source>checked with its own certificates</source>
      <translation>проверяется её собственными сертификатами</translation>
    </message>
    <message>
      <source>checked with this system's</source>
      <translation>проверяется сертификатами системы</translation>
    </message>
    <message>
      <source>checking</source>
      <translation>проверка</translation>
    </message>
    <message>
      <source>checking the completeness of</source>
      <translation>проверка полноты:</translation>
    </message>
    <message>
      <source>checking the stored files</source>
      <translation>проверка хранимых файлов</translation>
    </message>
    <message>
      <source>checks of completeness</source>
      <translation>проверки полноты</translation>
    </message>
    <message>
      <source>choosing what is shown of</source>
      <translation>выбор показываемого для</translation>
    </message>
    <message>
      <source>clear</source>
      <translation>ясно</translation>
    </message>
    <message>
      <source>clipped</source>
      <translation>ограничен</translation>
    </message>
    <message>
      <source>clipped ({count} samples)</source>
      <translation>ограничен (отсчётов: {count})</translation>
    </message>
    <message>
      <source>code {code}</source>
      <translation>код {code}</translation>
    </message>
    <message>
      <source>collection “{name}”</source>
      <translation>подборка «{name}»</translation>
    </message>
    <message>
      <source>comma</source>
      <translation>запятая</translation>
    </message>
    <message>
      <source>comment</source>
      <translation>замечание</translation>
    </message>
    <message>
      <source>comments</source>
      <translation>комментарии</translation>
    </message>
    <message>
      <source>comparing fingerprints</source>
      <translation>сравнение отпечатков</translation>
    </message>
    <message>
      <source>comparing sound</source>
      <translation>сравнение звука</translation>
    </message>
    <message>
      <source>complete</source>
      <translation>полная</translation>
    </message>
    <message>
      <source>complete with damage</source>
      <translation>полная, с повреждениями</translation>
    </message>
    <message>
      <source>concluding on</source>
      <translation>вывод по</translation>
    </message>
    <message>
      <source>confirm</source>
      <translation>подтверждает</translation>
    </message>
    <message>
      <source>confirmed</source>
      <translation>подтверждено</translation>
    </message>
    <message>
      <source>confirmed by independent sources</source>
      <translation>подтверждено независимыми источниками</translation>
    </message>
    <message>
      <source>confirming as copies</source>
      <translation>подтверждение копий</translation>
    </message>
    <message>
      <source>consents</source>
      <translation>согласия</translation>
    </message>
    <message>
      <source>contrast {value}</source>
      <translation>контраст {value}</translation>
    </message>
    <message>
      <source>copied from disk</source>
      <translation>скопировано с диска</translation>
    </message>
    <message>
      <source>copies at public archives</source>
      <translation>копии в публичных архивах</translation>
    </message>
    <message>
      <source>copy of {labels}</source>
      <translation>копия {labels}</translation>
    </message>
    <message>
      <source>copying the catalogue</source>
      <translation>копирование каталога</translation>
    </message>
    <message>
      <source>copying to another term</source>
      <translation>копирование в другой термин</translation>
    </message>
    <message>
      <source>cursor</source>
      <translation>курсор</translation>
    </message>
    <message>
      <source>custody entry {number}</source>
      <translation>строка журнала хранения {number}</translation>
    </message>
    <message>
      <source>damaged</source>
      <translation>повреждено</translation>
    </message>
    <message>
      <source>damaged: they are not what came</source>
      <translation>повреждены: это не то, что поступило</translation>
    </message>
    <message>
      <source>deciding on</source>
      <translation>решение по</translation>
    </message>
    <message>
      <source>decisions on copies</source>
      <translation>решения о копиях</translation>
    </message>
    <message>
      <source>decoding all of it, to see that it is whole</source>
      <translation>полное декодирование: проверка целостности</translation>
    </message>
    <message>
      <source>deleting</source>
      <translation>удаление</translation>
    </message>
    <message>
      <source>derived picture</source>
      <translation>производное изображение</translation>
    </message>
    <message>
      <source>describing</source>
      <translation>описание</translation>
    </message>
    <message>
      <source>describing the case</source>
      <translation>описание дела</translation>
    </message>
    <message>
      <source>description</source>
      <translation>описание</translation>
    </message>
    <message>
      <source>direct</source>
      <translation>напрямую</translation>
    </message>
    <message>
      <source>dismissed</source>
      <translation>отклонено</translation>
    </message>
    <message>
      <source>dismissing</source>
      <translation>отклонение</translation>
    </message>
    <message>
      <source>dismissing as copies</source>
      <translation>отклонение копий</translation>
    </message>
    <message>
      <source>dispute</source>
      <translation>оспаривает</translation>
    </message>
    <message>
      <source>disputed</source>
      <translation>оспорено</translation>
    </message>
    <message>
      <source>distressing</source>
      <translation>тяжёлое</translation>
    </message>
    <message>
      <source>doing again: {step}</source>
      <translation>повторено: {step}</translation>
    </message>
    <message>
      <source>doubtful</source>
      <translation>сомнительно</translation>
    </message>
    <message>
      <source>drawing</source>
      <translation>рисование</translation>
    </message>
    <message>
      <source>drawing the panorama</source>
      <translation>построение панорамы</translation>
    </message>
    <message>
      <source>earlier versions of all that names this worker; how it stands now is kept</source>
      <translation>прежние версии всего, где назван этот человек; нынешнее состояние сохраняется</translation>
    </message>
    <message>
      <source>earliest known posting P{number}, published {when}</source>
      <translation>самая ранняя известная публикация P{number}, опубликована {when}</translation>
    </message>
    <message>
      <source>edge of another annotation</source>
      <translation>край другой пометки</translation>
    </message>
    <message>
      <source>editing</source>
      <translation>изменение</translation>
    </message>
    <message>
      <source>empty now, and was not before</source>
      <translation>сейчас пусто, раньше было заполнено</translation>
    </message>
    <message>
      <source>end of a session</source>
      <translation>конец сеанса</translation>
    </message>
    <message>
      <source>ending the erasure of</source>
      <translation>завершение стирания</translation>
    </message>
    <message>
      <source>ending the try of</source>
      <translation>конец попытки</translation>
    </message>
    <message>
      <source>ends in a dot or a space, which some systems cut off</source>
      <translation>в конце точка или пробел, которые некоторые системы отбрасывают</translation>
    </message>
    <message>
      <source>ends {time}</source>
      <translation>конец: {time}</translation>
    </message>
    <message>
      <source>enhanced still</source>
      <translation>обработанный снимок</translation>
    </message>
    <message>
      <source>erasing</source>
      <translation>стирание</translation>
    </message>
    <message>
      <source>erasing files</source>
      <translation>стирание файлов</translation>
    </message>
    <message>
      <source>erasing in the mirror</source>
      <translation>стирание в зеркале</translation>
    </message>
    <message>
      <source>estimated</source>
      <translation>примерно</translation>
    </message>
    <message>
      <source>estimated: the file's own times cannot be true</source>
      <translation>примерное: собственное время файла не может быть верным</translation>
    </message>
    <message>
      <source>every {seconds} s</source>
      <translation>каждые {seconds} с</translation>
    </message>
    <message>
      <source>everybody</source>
      <translation>всем</translation>
    </message>
    <message>
      <source>exact, as the file has them</source>
      <translation>точное, как в файле</translation>
    </message>
    <message>
      <source>examinations</source>
      <translation>анализы</translation>
    </message>
    <message>
      <source>examining</source>
      <translation>просмотр программой:</translation>
    </message>
    <message>
      <source>examining the sound of</source>
      <translation>просмотр звука:</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>не получена</translation>
    </message>
    <message>
      <source>few keyframes</source>
      <translation>мало ключевых кадров</translation>
    </message>
    <message>
      <source>files of postings</source>
      <translation>файлы публикаций</translation>
    </message>
    <message>
      <source>finding what is seen in both</source>
      <translation>поиск общего на обоих изображениях</translation>
    </message>
    <message>
      <source>finishing</source>
      <translation>завершение задания</translation>
    </message>
    <message>
      <source>finishing a package</source>
      <translation>завершение сборки пакета</translation>
    </message>
    <message>
      <source>first</source>
      <translation>первая</translation>
    </message>
    <message>
      <source>first look</source>
      <translation>первый обзор</translation>
    </message>
    <message>
      <source>followed by the program</source>
      <translation>прослежена программой</translation>
    </message>
    <message>
      <source>following</source>
      <translation>слежение за</translation>
    </message>
    <message>
      <source>frame by frame</source>
      <translation>покадрово</translation>
    </message>
    <message>
      <source>frame {number} of {count}</source>
      <translation>кадр {number} из {count}</translation>
    </message>
    <message>
      <source>frame {number}, {clock}</source>
      <translation>кадр {number}, {clock}</translation>
    </message>
    <message>
      <source>from</source>
      <translation>от</translation>
    </message>
    <message>
      <source>from the sound</source>
      <translation>по звуку</translation>
    </message>
    <message>
      <source>gamma {value}</source>
      <translation>гамма {value}</translation>
    </message>
    <message>
      <source>gathering</source>
      <translation>сбор сведений</translation>
    </message>
    <message>
      <source>graphic</source>
      <translation>тяжёлая</translation>
    </message>
    <message>
      <source>group</source>
      <translation>группа</translation>
    </message>
    <message>
      <source>handed in</source>
      <translation>сдано</translation>
    </message>
    <message>
      <source>handing in</source>
      <translation>сдача задания</translation>
    </message>
    <message>
      <source>has a backslash, which some systems take for a folder</source>
      <translation>в имени есть обратная косая черта, которую некоторые системы принимают за папку</translation>
    </message>
    <message>
      <source>has a character that some systems do not allow</source>
      <translation>в имени есть символ, который некоторые системы не допускают</translation>
    </message>
    <message>
      <source>has a control character</source>
      <translation>в имени есть управляющий символ</translation>
    </message>
    <message>
      <source>has not the words</source>
      <translation>не содержит слов</translation>
    </message>
    <message>
      <source>has the words</source>
      <translation>содержит слова</translation>
    </message>
    <message>
      <source>heard</source>
      <translation>слышно</translation>
    </message>
    <message>
      <source>held</source>
      <translation>удерживается</translation>
    </message>
    <message>
      <source>hidden</source>
      <translation>скрыта</translation>
    </message>
    <message>
      <source>high</source>
      <translation>высокий</translation>
    </message>
    <message>
      <source>https://web.archive.org/web/…</source>
      <translation>https://web.archive.org/web/…</translation>
    </message>
    <message>
      <source>https://…</source>
      <translation>https://…</translation>
    </message>
    <message>
      <source>improbable</source>
      <translation>маловероятно</translation>
    </message>
    <message>
      <source>impulsive sound</source>
      <translation>резкий звук</translation>
    </message>
    <message>
      <source>info</source>
      <translation>сведения</translation>
    </message>
    <message>
      <source>interval</source>
      <translation>промежуток</translation>
    </message>
    <message>
      <source>is any of</source>
      <translation>любое из</translation>
    </message>
    <message>
      <source>is concerned</source>
      <translation>касается</translation>
    </message>
    <message>
      <source>is known</source>
      <translation>известно</translation>
    </message>
    <message>
      <source>is none of</source>
      <translation>ни одно из</translation>
    </message>
    <message>
      <source>is not known</source>
      <translation>неизвестно</translation>
    </message>
    <message>
      <source>is the name of a device</source>
      <translation>это имя устройства</translation>
    </message>
    <message>
      <source>is too long</source>
      <translation>слишком длинное имя</translation>
    </message>
    <message>
      <source>it was examined, and is not what it is said to be</source>
      <translation>проверено; это не то, чем это называют</translation>
    </message>
    <message>
      <source>its clock runs {drift} millionths faster</source>
      <translation>её часы идут быстрее на {drift} миллионных</translation>
    </message>
    <message>
      <source>its clock runs {drift} millionths slower</source>
      <translation>её часы идут медленнее на {drift} миллионных</translation>
    </message>
    <message>
      <source>its files name a place</source>
      <translation>в её файлах указано место</translation>
    </message>
    <message>
      <source>its time stamp is not verified</source>
      <translation>его метка времени не подтверждена проверкой</translation>
    </message>
    <message>
      <source>its time stamp over the list of hashes is verified</source>
      <translation>его метка времени на списке хешей подтверждена проверкой</translation>
    </message>
    <message>
      <source>keeping</source>
      <translation>сохранение</translation>
    </message>
    <message>
      <source>keeping the page of</source>
      <translation>сохранение страницы</translation>
    </message>
    <message>
      <source>keyed on this frame</source>
      <translation>опорный на этом кадре</translation>
    </message>
    <message>
      <source>keyframes</source>
      <translation>ключевые кадры</translation>
    </message>
    <message>
      <source>laying frames down</source>
      <translation>укладка кадров</translation>
    </message>
    <message>
      <source>laying frames over each other</source>
      <translation>наложение кадров друг на друга</translation>
    </message>
    <message>
      <source>left as they are</source>
      <translation>остаются как есть</translation>
    </message>
    <message>
      <source>left out by the sender: {what}</source>
      <translation>не включено отправителем: {what}</translation>
    </message>
    <message>
      <source>left out of reports</source>
      <translation>не включается в отчёты</translation>
    </message>
    <message>
      <source>lies between</source>
      <translation>находится между</translation>
    </message>
    <message>
      <source>line {number} of {label}</source>
      <translation>реплика {number}, {label}</translation>
    </message>
    <message>
      <source>lines of transcripts</source>
      <translation>реплики расшифровок</translation>
    </message>
    <message>
      <source>links in</source>
      <translation>ссылки в столбце</translation>
    </message>
    <message>
      <source>links in the queue</source>
      <translation>ссылки в очереди</translation>
    </message>
    <message>
      <source>live now</source>
      <translation>сейчас в эфире</translation>
    </message>
    <message>
      <source>local contrast {value} (CLAHE)</source>
      <translation>местный контраст {value} (CLAHE)</translation>
    </message>
    <message>
      <source>local file</source>
      <translation>локальный файл</translation>
    </message>
    <message>
      <source>looked for and not seen</source>
      <translation>искали и не увидели</translation>
    </message>
    <message>
      <source>looking at likely moments</source>
      <translation>просмотр вероятных мест</translation>
    </message>
    <message>
      <source>looking how the view moves</source>
      <translation>определение движения кадра</translation>
    </message>
    <message>
      <source>looking…</source>
      <translation>идёт поиск…</translation>
    </message>
    <message>
      <source>low</source>
      <translation>низкий</translation>
    </message>
    <message>
      <source>made by steps that this version does not know</source>
      <translation>сделано шагами, которых эта версия не знает</translation>
    </message>
    <message>
      <source>making</source>
      <translation>составление:</translation>
    </message>
    <message>
      <source>making a still of</source>
      <translation>снимок:</translation>
    </message>
    <message>
      <source>making the case</source>
      <translation>создание дела</translation>
    </message>
    <message>
      <source>manifests of the kind “{name}” cannot be checked here</source>
      <translation>списки хешей вида «{name}» здесь проверить нельзя</translation>
    </message>
    <message>
      <source>many keyframes</source>
      <translation>много ключевых кадров</translation>
    </message>
    <message>
      <source>map</source>
      <translation>карта</translation>
    </message>
    <message>
      <source>mark</source>
      <translation>отметка</translation>
    </message>
    <message>
      <source>may be a copy of {labels}</source>
      <translation>возможно, копия {labels}</translation>
    </message>
    <message>
      <source>merged file</source>
      <translation>объединённый файл</translation>
    </message>
    <message>
      <source>merged into {term}</source>
      <translation>объединён с {term}</translation>
    </message>
    <message>
      <source>merging</source>
      <translation>объединение</translation>
    </message>
    <message>
      <source>merging away</source>
      <translation>поглощение термина</translation>
    </message>
    <message>
      <source>merging into</source>
      <translation>объединение с</translation>
    </message>
    <message>
      <source>missing</source>
      <translation>отсутствует</translation>
    </message>
    <message>
      <source>moderate</source>
      <translation>средний</translation>
    </message>
    <message>
      <source>more likely than not, with something that hinders a clear view or hearing</source>
      <translation>скорее да, чем нет, но что-то мешает ясно видеть или слышать</translation>
    </message>
    <message>
      <source>most of the shorter one’s sound, as in copies of one recording</source>
      <translation>бо́льшая часть звука более короткой, как у копий одной записи</translation>
    </message>
    <message>
      <source>moving</source>
      <translation>перемещение</translation>
    </message>
    <message>
      <source>moving in the queue</source>
      <translation>перемещение в очереди</translation>
    </message>
    <message>
      <source>named in a list, and not there</source>
      <translation>указан в списке, но его нет</translation>
    </message>
    <message>
      <source>naming</source>
      <translation>наименование</translation>
    </message>
    <message>
      <source>neither</source>
      <translation>ни одной</translation>
    </message>
    <message>
      <source>never by itself</source>
      <translation>только вручную</translation>
    </message>
    <message>
      <source>no</source>
      <translation>нет</translation>
    </message>
    <message>
      <source>no copy, says {name}, {time}</source>
      <translation>не копия, по решению {name}, {time}</translation>
    </message>
    <message>
      <source>no hash was claimed</source>
      <translation>хеш не заявлен</translation>
    </message>
    <message>
      <source>no mirror is set</source>
      <translation>зеркало не задано</translation>
    </message>
    <message>
      <source>no result yet</source>
      <translation>результата пока нет</translation>
    </message>
    <message>
      <source>no timecode: varying rate</source>
      <translation>без таймкода: частота кадров меняется</translation>
    </message>
    <message>
      <source>nobody has examined yet whether it is what it is said to be</source>
      <translation>никто ещё не проверял, действительно ли это то, чем это называют</translation>
    </message>
    <message>
      <source>none</source>
      <translation>нет</translation>
    </message>
    <message>
      <source>none was noted as yet</source>
      <translation>пока не записан</translation>
    </message>
    <message>
      <source>none: no authority was asked</source>
      <translation>нет: ни к одной службе не обращались</translation>
    </message>
    <message>
      <source>normal</source>
      <translation>обычный</translation>
    </message>
    <message>
      <source>normal keyframes</source>
      <translation>обычное число ключевых кадров</translation>
    </message>
    <message>
      <source>not a copy</source>
      <translation>не копия</translation>
    </message>
    <message>
      <source>not aligned with them: {count}</source>
      <translation>не выровнено с ними: {count}</translation>
    </message>
    <message>
      <source>not aligned with {media}</source>
      <translation>не выровнена с {media}</translation>
    </message>
    <message>
      <source>not asked</source>
      <translation>не спрашивали</translation>
    </message>
    <message>
      <source>not checked by anybody</source>
      <translation>никем не проверено</translation>
    </message>
    <message>
      <source>not confirmed; consistent in itself, and agrees with what else is known</source>
      <translation>не подтверждено; внутренне непротиворечиво и согласуется с остальным, что известно</translation>
    </message>
    <message>
      <source>not confirmed; possible but not consistent, and nothing else is known of it</source>
      <translation>не подтверждено; возможно, но противоречиво, и ничего другого об этом не известно</translation>
    </message>
    <message>
      <source>not confirmed; reasonably consistent, and agrees with some of what is known</source>
      <translation>не подтверждено; в основном непротиворечиво и согласуется с частью того, что известно</translation>
    </message>
    <message>
      <source>not consistent in itself, or contradicted by what else is known</source>
      <translation>внутренне противоречиво или опровергается остальным, что известно</translation>
    </message>
    <message>
      <source>not decided</source>
      <translation>не решено</translation>
    </message>
    <message>
      <source>not graphic</source>
      <translation>не тяжёлая</translation>
    </message>
    <message>
      <source>not handed in</source>
      <translation>не сдано</translation>
    </message>
    <message>
      <source>not keyed here</source>
      <translation>здесь не закреплена</translation>
    </message>
    <message>
      <source>not known</source>
      <translation>неизвестно</translation>
    </message>
    <message>
      <source>not moved from the nearest keyed frame</source>
      <translation>на месте ближайшего опорного кадра</translation>
    </message>
    <message>
      <source>not proved complete</source>
      <translation>полнота не доказана</translation>
    </message>
    <message>
      <source>not read again since they came</source>
      <translation>после поступления заново не читались</translation>
    </message>
    <message>
      <source>not seen</source>
      <translation>не увидели</translation>
    </message>
    <message>
      <source>not signed yet</source>
      <translation>ещё не подписано</translation>
    </message>
    <message>
      <source>not stated</source>
      <translation>не указано</translation>
    </message>
    <message>
      <source>not supplied</source>
      <translation>не указано</translation>
    </message>
    <message>
      <source>not yet</source>
      <translation>ещё нет</translation>
    </message>
    <message>
      <source>not yet: that is done when the case is closed</source>
      <translation>ещё нет: подписывается при закрытии дела</translation>
    </message>
    <message>
      <source>nothing above {peak} dBFS</source>
      <translation>ничего громче {peak} dBFS</translation>
    </message>
    <message>
      <source>nothing arrived.</source>
      <translation>ничего не получено.</translation>
    </message>
    <message>
      <source>nothing at all is recorded there</source>
      <translation>здесь вообще ничего не записано</translation>
    </message>
    <message>
      <source>nothing found</source>
      <translation>ничего не найдено</translation>
    </message>
    <message>
      <source>nothing said</source>
      <translation>ничего не сказано</translation>
    </message>
    <message>
      <source>notifications</source>
      <translation>уведомления</translation>
    </message>
    <message>
      <source>noting a public copy of</source>
      <translation>запись о публичной копии для</translation>
    </message>
    <message>
      <source>noting what a public archive answered of</source>
      <translation>запись ответа публичного архива для</translation>
    </message>
    <message>
      <source>of all recordings</source>
      <translation>всех записей</translation>
    </message>
    <message>
      <source>of this recording</source>
      <translation>этой записи</translation>
    </message>
    <message>
      <source>on request</source>
      <translation>по запросу</translation>
    </message>
    <message>
      <source>open</source>
      <translation>открыто</translation>
    </message>
    <message>
      <source>other sources, independent of it, say the same</source>
      <translation>другие источники, независимые от этого, говорят то же</translation>
    </message>
    <message>
      <source>out of view</source>
      <translation>вне кадра</translation>
    </message>
    <message>
      <source>outline</source>
      <translation>контур</translation>
    </message>
    <message>
      <source>over {others}</source>
      <translation>через {others}</translation>
    </message>
    <message>
      <source>packet {number} of {count}</source>
      <translation>пакет {number} из {count}</translation>
    </message>
    <message>
      <source>page MHTML</source>
      <translation>MHTML страницы</translation>
    </message>
    <message>
      <source>page PDF</source>
      <translation>PDF страницы</translation>
    </message>
    <message>
      <source>page picture</source>
      <translation>изображение страницы</translation>
    </message>
    <message>
      <source>page source</source>
      <translation>исходный код страницы</translation>
    </message>
    <message>
      <source>page text</source>
      <translation>текст страницы</translation>
    </message>
    <message>
      <source>pages as they were seen</source>
      <translation>страницы, как их было видно</translation>
    </message>
    <message>
      <source>panorama</source>
      <translation>панорама</translation>
    </message>
    <message>
      <source>partial</source>
      <translation>неполная</translation>
    </message>
    <message>
      <source>partly verified</source>
      <translation>частично подтверждено проверкой</translation>
    </message>
    <message>
      <source>pasted</source>
      <translation>вставлено</translation>
    </message>
    <message>
      <source>peak {peak} dBFS</source>
      <translation>пик {peak} dBFS</translation>
    </message>
    <message>
      <source>pending: it is asked for again by itself</source>
      <translation>ожидается: запрашивается снова автоматически</translation>
    </message>
    <message>
      <source>people who do not see blue (tritanopia)</source>
      <translation>людям, не различающим синий (тританопия)</translation>
    </message>
    <message>
      <source>people who do not see green (deuteranopia)</source>
      <translation>людям, не различающим зелёный (дейтеранопия)</translation>
    </message>
    <message>
      <source>people who do not see red (protanopia)</source>
      <translation>людям, не различающим красный (протанопия)</translation>
    </message>
    <message>
      <source>person</source>
      <translation>лицо</translation>
    </message>
    <message>
      <source>person or group {label}</source>
      <translation>лицо или группа {label}</translation>
    </message>
    <message>
      <source>persons and groups</source>
      <translation>лица и группы</translation>
    </message>
    <message>
      <source>photograph</source>
      <translation>фотография</translation>
    </message>
    <message>
      <source>picture</source>
      <translation>снимок</translation>
    </message>
    <message>
      <source>picture on the left</source>
      <translation>изображение слева</translation>
    </message>
    <message>
      <source>pinned</source>
      <translation>закреплён</translation>
    </message>
    <message>
      <source>pinning</source>
      <translation>закрепление</translation>
    </message>
    <message>
      <source>pixels</source>
      <translation>пиксели</translation>
    </message>
    <message>
      <source>place {number} ({label})</source>
      <translation>место {number} ({label})</translation>
    </message>
    <message>
      <source>plainly visible or audible; a second person would be expected to agree</source>
      <translation>ясно видно или слышно; следует ожидать, что другой человек согласится</translation>
    </message>
    <message>
      <source>playlist</source>
      <translation>плейлист</translation>
    </message>
    <message>
      <source>point</source>
      <translation>точка</translation>
    </message>
    <message>
      <source>polygon</source>
      <translation>контур</translation>
    </message>
    <message>
      <source>possible</source>
      <translation>возможно</translation>
    </message>
    <message>
      <source>possibly true</source>
      <translation>возможно, верно</translation>
    </message>
    <message>
      <source>postings</source>
      <translation>публикации</translation>
    </message>
    <message>
      <source>probable</source>
      <translation>вероятно</translation>
    </message>
    <message>
      <source>probably true</source>
      <translation>вероятно, верно</translation>
    </message>
    <message>
      <source>proxy</source>
      <translation>прокси</translation>
    </message>
    <message>
      <source>publishing a version of the vocabulary</source>
      <translation>публикация версии словаря</translation>
    </message>
    <message>
      <source>putting into the queue</source>
      <translation>постановка в очередь</translation>
    </message>
    <message>
      <source>putting picture and sound together, without encoding anew</source>
      <translation>соединение изображения и звука без перекодирования</translation>
    </message>
    <message>
      <source>rating</source>
      <translation>оценка</translation>
    </message>
    <message>
      <source>reading in</source>
      <translation>чтение</translation>
    </message>
    <message>
      <source>reading in a vocabulary</source>
      <translation>чтение словаря</translation>
    </message>
    <message>
      <source>reading the log</source>
      <translation>чтение журнала</translation>
    </message>
    <message>
      <source>reading {name}</source>
      <translation>чтение: {name}</translation>
    </message>
    <message>
      <source>received custody log</source>
      <translation>полученный журнал хранения</translation>
    </message>
    <message>
      <source>received file</source>
      <translation>полученный файл</translation>
    </message>
    <message>
      <source>receiving a package</source>
      <translation>приём пакета</translation>
    </message>
    <message>
      <source>record of another program</source>
      <translation>сведения из другой программы</translation>
    </message>
    <message>
      <source>recording {label}</source>
      <translation>запись {label}</translation>
    </message>
    <message>
      <source>recordings</source>
      <translation>записи</translation>
    </message>
    <message>
      <source>records of the kind “{kind}” are not known here</source>
      <translation>записи каталога вида «{kind}» здесь неизвестны</translation>
    </message>
    <message>
      <source>reference picture</source>
      <translation>снимок для сравнения</translation>
    </message>
    <message>
      <source>refused</source>
      <translation>отказано</translation>
    </message>
    <message>
      <source>region {number} of {annotation}</source>
      <translation>область {number} пометки {annotation}</translation>
    </message>
    <message>
      <source>regions</source>
      <translation>области</translation>
    </message>
    <message>
      <source>rejected</source>
      <translation>отвергнуто</translation>
    </message>
    <message>
      <source>release time</source>
      <translation>время выхода</translation>
    </message>
    <message>
      <source>releasing</source>
      <translation>разрешение выдачи</translation>
    </message>
    <message>
      <source>removing</source>
      <translation>удаление</translation>
    </message>
    <message>
      <source>removing a keyed frame of</source>
      <translation>удаление опорного кадра</translation>
    </message>
    <message>
      <source>removing the alignment of</source>
      <translation>удаление выравнивания</translation>
    </message>
    <message>
      <source>renaming</source>
      <translation>переименование</translation>
    </message>
    <message>
      <source>repeated sound</source>
      <translation>повтор звука</translation>
    </message>
    <message>
      <source>report</source>
      <translation>отчёт</translation>
    </message>
    <message>
      <source>report {number}</source>
      <translation>отчёт {number}</translation>
    </message>
    <message>
      <source>restoring</source>
      <translation>восстановление</translation>
    </message>
    <message>
      <source>restricting</source>
      <translation>ограничение</translation>
    </message>
    <message>
      <source>rests on little, or on sources that could not be examined</source>
      <translation>опирается на немногое или на источники, которые не удалось проверить</translation>
    </message>
    <message>
      <source>rests on several sources that were examined and are independent of one another</source>
      <translation>опирается на несколько проверенных источников, независимых друг от друга</translation>
    </message>
    <message>
      <source>rests on sources that are plausible, without enough that bears them out independently</source>
      <translation>опирается на правдоподобные источники, но независимых подтверждений недостаточно</translation>
    </message>
    <message>
      <source>resuming</source>
      <translation>возобновление</translation>
    </message>
    <message>
      <source>retired: not offered for coding</source>
      <translation>выведен из употребления: не предлагается для разметки</translation>
    </message>
    <message>
      <source>retiring</source>
      <translation>вывод из употребления</translation>
    </message>
    <message>
      <source>rises in less than 0.1 ms</source>
      <translation>нарастает менее чем за 0,1 мс</translation>
    </message>
    <message>
      <source>rises in {rise} ms</source>
      <translation>нарастает за {rise} мс</translation>
    </message>
    <message>
      <source>satellite view</source>
      <translation>спутниковый снимок</translation>
    </message>
    <message>
      <source>saved by hand</source>
      <translation>сохранено вручную</translation>
    </message>
    <message>
      <source>saying how it came</source>
      <translation>сведения о поступлении</translation>
    </message>
    <message>
      <source>saying whether there is anything to see of</source>
      <translation>отметка о видимости</translation>
    </message>
    <message>
      <source>second</source>
      <translation>вторая</translation>
    </message>
    <message>
      <source>second looks</source>
      <translation>повторные взгляды</translation>
    </message>
    <message>
      <source>seconds</source>
      <translation>секунды</translation>
    </message>
    <message>
      <source>seen</source>
      <translation>видно</translation>
    </message>
    <message>
      <source>segment list</source>
      <translation>список сегментов</translation>
    </message>
    <message>
      <source>semicolon</source>
      <translation>точка с запятой</translation>
    </message>
    <message>
      <source>served stream</source>
      <translation>поток, отданный сервером</translation>
    </message>
    <message>
      <source>setting damaged files apart and restoring them</source>
      <translation>отделение повреждённых файлов и их восстановление</translation>
    </message>
    <message>
      <source>setting the points of</source>
      <translation>расстановка точек</translation>
    </message>
    <message>
      <source>sharpening {value} %</source>
      <translation>резкость {value} %</translation>
    </message>
    <message>
      <source>shot boundary</source>
      <translation>граница плана</translation>
    </message>
    <message>
      <source>shots</source>
      <translation>планы</translation>
    </message>
    <message>
      <source>shown</source>
      <translation>показана</translation>
    </message>
    <message>
      <source>sidecar</source>
      <translation>сопутствующий файл</translation>
    </message>
    <message>
      <source>signed checkpoint</source>
      <translation>подпись журнала</translation>
    </message>
    <message>
      <source>signed, no time stamp</source>
      <translation>подписано, без метки времени</translation>
    </message>
    <message>
      <source>signing the log</source>
      <translation>подписание журнала</translation>
    </message>
    <message>
      <source>silence</source>
      <translation>тишина</translation>
    </message>
    <message>
      <source>silent</source>
      <translation>без звука</translation>
    </message>
    <message>
      <source>since the last keyed frame</source>
      <translation>с последнего опорного кадра</translation>
    </message>
    <message>
      <source>socks5h://proxy.example:1080</source>
      <translation>socks5h://proxy.example:1080</translation>
    </message>
    <message>
      <source>some of source, place, time and content are borne out, others are not yet</source>
      <translation>из источника, места, времени и содержания что-то подтвердилось, что-то пока нет</translation>
    </message>
    <message>
      <source>somebody is examining it; nothing is concluded</source>
      <translation>кто-то это проверяет; выводов пока нет</translation>
    </message>
    <message>
      <source>somebody who is no longer named</source>
      <translation>человек, которого больше нет в деле</translation>
    </message>
    <message>
      <source>something of the local network</source>
      <translation>что-то из местной сети</translation>
    </message>
    <message>
      <source>something speaks against it, or those who examined it disagree</source>
      <translation>что-то говорит против этого, или проверявшие не согласны между собой</translation>
    </message>
    <message>
      <source>sound gap</source>
      <translation>пропуск звука</translation>
    </message>
    <message>
      <source>source</source>
      <translation>исходный текст</translation>
    </message>
    <message>
      <source>source, place, time and content are borne out as far as could be examined</source>
      <translation>источник, место, время и содержание подтвердились, насколько их можно было проверить</translation>
    </message>
    <message>
      <source>splitting</source>
      <translation>разделение</translation>
    </message>
    <message>
      <source>spoken now</source>
      <translation>звучит сейчас</translation>
    </message>
    <message>
      <source>stamp failed</source>
      <translation>метка не получена</translation>
    </message>
    <message>
      <source>stamp pending</source>
      <translation>метка ожидается</translation>
    </message>
    <message>
      <source>stamped</source>
      <translation>получена</translation>
    </message>
    <message>
      <source>steps 1 to {entry}, by {name}, {time}</source>
      <translation>шаги с 1 по {entry}, {name}, {time}</translation>
    </message>
    <message>
      <source>still</source>
      <translation>снимок</translation>
    </message>
    <message>
      <source>still reading the case…</source>
      <translation>дело ещё читается…</translation>
    </message>
    <message>
      <source>stitching</source>
      <translation>склейка</translation>
    </message>
    <message>
      <source>stored files: {count}, {size} bytes</source>
      <translation>хранимые файлы: {count}, байт: {size}</translation>
    </message>
    <message>
      <source>street view</source>
      <translation>панорама улицы</translation>
    </message>
    <message>
      <source>subtitle</source>
      <translation>субтитры</translation>
    </message>
    <message>
      <source>subtitles</source>
      <translation>субтитры</translation>
    </message>
    <message>
      <source>suggestions</source>
      <translation>предложения программы</translation>
    </message>
    <message>
      <source>tab</source>
      <translation>табуляция</translation>
    </message>
    <message>
      <source>taken back</source>
      <translation>отозвано</translation>
    </message>
    <message>
      <source>taken over from {program}</source>
      <translation>принято из {program}</translation>
    </message>
    <message>
      <source>taking back the decision on</source>
      <translation>отзыв решения по</translation>
    </message>
    <message>
      <source>taking back: {step}</source>
      <translation>отменено: {step}</translation>
    </message>
    <message>
      <source>taking in a file of lines</source>
      <translation>внесение файла реплик</translation>
    </message>
    <message>
      <source>taking in a reference picture</source>
      <translation>добавление снимка для сравнения</translation>
    </message>
    <message>
      <source>taking out of</source>
      <translation>удаление из</translation>
    </message>
    <message>
      <source>taking out of the queue</source>
      <translation>удаление из очереди</translation>
    </message>
    <message>
      <source>text</source>
      <translation>текст</translation>
    </message>
    <message>
      <source>text file</source>
      <translation>текстовый файл</translation>
    </message>
    <message>
      <source>the browser could not print it</source>
      <translation>браузер не смог это напечатать</translation>
    </message>
    <message>
      <source>the browser did not finish it</source>
      <translation>браузер не довёл это до конца</translation>
    </message>
    <message>
      <source>the camera</source>
      <translation>камера</translation>
    </message>
    <message>
      <source>the camera and the microphone</source>
      <translation>камера и микрофон</translation>
    </message>
    <message>
      <source>the clipboard</source>
      <translation>буфер обмена</translation>
    </message>
    <message>
      <source>the collection “{name}”</source>
      <translation>«{name}» (подборка)</translation>
    </message>
    <message>
      <source>the field “{name}” of {label}</source>
      <translation>поле «{name}», {label}</translation>
    </message>
    <message>
      <source>the file has no sound there</source>
      <translation>в файле здесь нет звука</translation>
    </message>
    <message>
      <source>the first {count}</source>
      <translation>первые {count}</translation>
    </message>
    <message>
      <source>the group “{name}”</source>
      <translation>группа «{name}»</translation>
    </message>
    <message>
      <source>the hash claimed is that of the file</source>
      <translation>заявленный хеш совпадает с хешем файла</translation>
    </message>
    <message>
      <source>the list of fonts</source>
      <translation>список шрифтов</translation>
    </message>
    <message>
      <source>the loudest with peak {peak} dBFS</source>
      <translation>самый громкий с пиком {peak} dBFS</translation>
    </message>
    <message>
      <source>the microphone</source>
      <translation>микрофон</translation>
    </message>
    <message>
      <source>the mirror has no good copy of it</source>
      <translation>в зеркале нет исправной копии</translation>
    </message>
    <message>
      <source>the mirror is not there</source>
      <translation>зеркала нет на месте</translation>
    </message>
    <message>
      <source>the mouse</source>
      <translation>мышь</translation>
    </message>
    <message>
      <source>the name of a worker, now “{stand_in}”</source>
      <translation>имя работавшего с делом, теперь «{stand_in}»</translation>
    </message>
    <message>
      <source>the name of who did it, in steps of the log: {count}</source>
      <translation>имя того, кто это сделал, в шагах журнала: {count}</translation>
    </message>
    <message>
      <source>the page did not let the browser answer within {seconds} seconds</source>
      <translation>страница не дала браузеру ответить за {seconds} с</translation>
    </message>
    <message>
      <source>the page of posting {label}</source>
      <translation>страница публикации {label}</translation>
    </message>
    <message>
      <source>the picture could not be written</source>
      <translation>снимок не удалось записать</translation>
    </message>
    <message>
      <source>the place of this computer</source>
      <translation>место этого компьютера</translation>
    </message>
    <message>
      <source>the same as at {time} of this recording</source>
      <translation>то же, что и на {time} этой записи</translation>
    </message>
    <message>
      <source>the same as at {time} of {label}</source>
      <translation>то же, что и на {time} записи {label}</translation>
    </message>
    <message>
      <source>the screen</source>
      <translation>экран</translation>
    </message>
    <message>
      <source>the screen and its sound</source>
      <translation>экран и его звук</translation>
    </message>
    <message>
      <source>the search “{name}”</source>
      <translation>«{name}» (поиск)</translation>
    </message>
    <message>
      <source>the second look at</source>
      <translation>повторный взгляд на</translation>
    </message>
    <message>
      <source>the second's</source>
      <translation>второго</translation>
    </message>
    <message>
      <source>the server's address</source>
      <translation>адрес сервера</translation>
    </message>
    <message>
      <source>the server's answer</source>
      <translation>ответ сервера</translation>
    </message>
    <message>
      <source>the server's certificate</source>
      <translation>сертификат сервера</translation>
    </message>
    <message>
      <source>the server's clock</source>
      <translation>часы сервера</translation>
    </message>
    <message>
      <source>the subtitles ({language})</source>
      <translation>субтитры ({language})</translation>
    </message>
    <message>
      <source>the system's keyring</source>
      <translation>системное хранилище ключей</translation>
    </message>
    <message>
      <source>the term {what}</source>
      <translation>термин {what}</translation>
    </message>
    <message>
      <source>the thumbnail</source>
      <translation>миниатюра</translation>
    </message>
    <message>
      <source>the thumbnail is no picture</source>
      <translation>миниатюра не является изображением</translation>
    </message>
    <message>
      <source>the whole screen</source>
      <translation>весь экран</translation>
    </message>
    <message>
      <source>there is nothing to judge it by</source>
      <translation>оценить не по чему</translation>
    </message>
    <message>
      <source>there was not memory enough for the picture</source>
      <translation>для снимка не хватило памяти</translation>
    </message>
    <message>
      <source>this case's</source>
      <translation>из дела</translation>
    </message>
    <message>
      <source>thumbnail</source>
      <translation>миниатюра</translation>
    </message>
    <message>
      <source>time stamp of another program</source>
      <translation>метка времени из другой программы</translation>
    </message>
    <message>
      <source>time stamp request</source>
      <translation>запрос метки времени</translation>
    </message>
    <message>
      <source>time stamp response</source>
      <translation>ответ с меткой времени</translation>
    </message>
    <message>
      <source>time stamp: failed</source>
      <translation>метка времени: не получена</translation>
    </message>
    <message>
      <source>time stamp: pending</source>
      <translation>метка времени: ожидается</translation>
    </message>
    <message>
      <source>time stamp: stamped</source>
      <translation>метка времени: получена</translation>
    </message>
    <message>
      <source>title</source>
      <translation>название</translation>
    </message>
    <message>
      <source>to</source>
      <translation>до</translation>
    </message>
    <message>
      <source>to its end</source>
      <translation>до её конца</translation>
    </message>
    <message>
      <source>to lead on to another site</source>
      <translation>переход на другой сайт</translation>
    </message>
    <message>
      <source>to open links of its own</source>
      <translation>открывать свои ссылки</translation>
    </message>
    <message>
      <source>to print</source>
      <translation>печать</translation>
    </message>
    <message>
      <source>traffic</source>
      <translation>сетевой трафик</translation>
    </message>
    <message>
      <source>transcript</source>
      <translation>расшифровка</translation>
    </message>
    <message>
      <source>tried, and it failed</source>
      <translation>попытка не удалась</translation>
    </message>
    <message>
      <source>trying to archive</source>
      <translation>попытка сохранить</translation>
    </message>
    <message>
      <source>turned by {degrees}°</source>
      <translation>поворот на {degrees}°</translation>
    </message>
    <message>
      <source>tying to UTC</source>
      <translation>привязка к UTC</translation>
    </message>
    <message>
      <source>typed</source>
      <translation>введено</translation>
    </message>
    <message>
      <source>typesetting the PDF</source>
      <translation>вёрстка PDF</translation>
    </message>
    <message>
      <source>under examination</source>
      <translation>проверяется</translation>
    </message>
    <message>
      <source>unnamed</source>
      <translation>без имени</translation>
    </message>
    <message>
      <source>unpacking</source>
      <translation>распаковка</translation>
    </message>
    <message>
      <source>unpinning</source>
      <translation>открепление</translation>
    </message>
    <message>
      <source>unrated</source>
      <translation>не оценена</translation>
    </message>
    <message>
      <source>unreviewed</source>
      <translation>не проверено</translation>
    </message>
    <message>
      <source>unsure</source>
      <translation>неуверенно</translation>
    </message>
    <message>
      <source>unverified</source>
      <translation>не проверялось</translation>
    </message>
    <message>
      <source>upload time</source>
      <translation>время загрузки</translation>
    </message>
    <message>
      <source>uploader</source>
      <translation>кто загрузил</translation>
    </message>
    <message>
      <source>upright stroke</source>
      <translation>вертикальная черта</translation>
    </message>
    <message>
      <source>urgent</source>
      <translation>срочный</translation>
    </message>
    <message>
      <source>verified</source>
      <translation>подтверждено проверкой</translation>
    </message>
    <message>
      <source>visible</source>
      <translation>видна</translation>
    </message>
    <message>
      <source>watched spans</source>
      <translation>просмотренные промежутки</translation>
    </message>
    <message>
      <source>watched whole</source>
      <translation>просмотрена целиком</translation>
    </message>
    <message>
      <source>watched {percent} %</source>
      <translation>просмотрено {percent} %</translation>
    </message>
    <message>
      <source>watching</source>
      <translation>просмотр:</translation>
    </message>
    <message>
      <source>web archive (MHTML)</source>
      <translation>веб-архив (MHTML)</translation>
    </message>
    <message>
      <source>what is in the mirror {folder}</source>
      <translation>то, что есть в зеркале {folder}</translation>
    </message>
    <message>
      <source>what it leads on to</source>
      <translation>то, куда ссылка ведёт дальше</translation>
    </message>
    <message>
      <source>what posting {label} says of a person</source>
      <translation>что публикация {label} говорит о человеке</translation>
    </message>
    <message>
      <source>what the page says</source>
      <translation>что говорит страница</translation>
    </message>
    <message>
      <source>with sound</source>
      <translation>со звуком</translation>
    </message>
    <message>
      <source>without sound</source>
      <translation>без звука</translation>
    </message>
    <message>
      <source>words or links in records that stay: {count}</source>
      <translation>слова или ссылки в записях каталога, которые остаются: {count}</translation>
    </message>
    <message>
      <source>writing the HTML</source>
      <translation>запись HTML</translation>
    </message>
    <message>
      <source>writing the catalogue anew</source>
      <translation>запись каталога заново</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>да</translation>
    </message>
    <message>
      <source>zoom {percent} %</source>
      <translation>масштаб {percent} %</translation>
    </message>
    <message>
      <source>{about}
Stamped at {time} by {signer}</source>
      <translation>{about}
Метка от {time}, подпись: {signer}</translation>
    </message>
    <message>
      <source>{about}
{why}</source>
      <translation>{about}
{why}</translation>
    </message>
    <message>
      <source>{amount} MB</source>
      <translation>{amount} МБ</translation>
    </message>
    <message>
      <source>{amount}/s</source>
      <translation>{amount}/с</translation>
    </message>
    <message>
      <source>{annotations} in {recordings}</source>
      <translation>{annotations} ({recordings})</translation>
    </message>
    <message>
      <source>{authority}: failed. {reason}</source>
      <translation>{authority}: не получена. {reason}</translation>
    </message>
    <message>
      <source>{authority}: pending</source>
      <translation>{authority}: ожидается</translation>
    </message>
    <message>
      <source>{authority}: pending, asked again after {time}. {reason}</source>
      <translation>{authority}: ожидается, новый запрос после {time}. {reason}</translation>
    </message>
    <message>
      <source>{authority}: stamped {time}</source>
      <translation>{authority}: метка от {time}</translation>
    </message>
    <message>
      <source>{begin} – {end}</source>
      <translation>{begin} – {end}</translation>
    </message>
    <message>
      <source>{capital} is missing on the server ({status}), so the recording cannot be had whole.</source>
      <translation>{capital}: нет на сервере ({status}), поэтому получить запись целиком нельзя.</translation>
    </message>
    <message>
      <source>{checked} of {of} objects were read ({size} bytes): all are as recorded.</source>
      <translation>Прочитано файлов: {checked} из {of} (байт: {size}); все соответствуют записанному.</translation>
    </message>
    <message>
      <source>{checked} of {of} objects were read ({size} bytes): {count} are not as recorded.</source>
      <translation>Прочитано файлов: {checked} из {of} (байт: {size}); расходятся с записанным: {count}.</translation>
    </message>
    <message>
      <source>{coder} has annotated {label} already and knows what was said of it.</source>
      <translation>У разметчика {coder} уже есть пометки к {label}: сказанное о ней ему известно.</translation>
    </message>
    <message>
      <source>{colour}, a shade of the group's</source>
      <translation>{colour}, оттенок цвета группы</translation>
    </message>
    <message>
      <source>{colour}, as the group</source>
      <translation>{colour}, как у группы</translation>
    </message>
    <message>
      <source>{colour}, too like {groups}</source>
      <translation>{colour}, слишком похож: {groups}</translation>
    </message>
    <message>
      <source>{count} added to “{name}”.</source>
      <translation>Добавлено в «{name}»: {count}.</translation>
    </message>
    <message>
      <source>{count} annotations have “{code}”.</source>
      <translation>Пометки с «{code}»: {count}.</translation>
    </message>
    <message>
      <source>{count} annotations of {name} taken in.</source>
      <translation>Принято пометок: {count} ({name}).</translation>
    </message>
    <message>
      <source>{count} annotations were moved. {key:undo} takes it back.</source>
      <translation>Перенесено пометок: {count}. {key:undo} отменит это.</translation>
    </message>
    <message>
      <source>{count} damaged</source>
      <translation>повреждено: {count}</translation>
    </message>
    <message>
      <source>{count} faults were found in decoding all of it.</source>
      <translation>При полном декодировании найдено ошибок: {count}.</translation>
    </message>
    <message>
      <source>{count} files were read, and all are as they came.</source>
      <translation>Прочитано файлов: {count}; все такие, какими поступили.</translation>
    </message>
    <message>
      <source>{count} impulsive sounds</source>
      <translation>резких звуков: {count}</translation>
    </message>
    <message>
      <source>{count} more</source>
      <translation>ещё {count}</translation>
    </message>
    <message>
      <source>{count} more files</source>
      <translation>ещё файлов: {count}</translation>
    </message>
    <message>
      <source>{count} not restored</source>
      <translation>не восстановлено: {count}</translation>
    </message>
    <message>
      <source>{count} of {count_2} segments of {what} arrived ({joined} bytes, and {size} bytes were joined).</source>
      <translation>Получено сегментов: {count} из {count_2} ({what}; байт в них: {joined}, объединено: {size}).</translation>
    </message>
    <message>
      <source>{count} repeated sounds</source>
      <translation>повторов звука: {count}</translation>
    </message>
    <message>
      <source>{count} silences</source>
      <translation>участков тишины: {count}</translation>
    </message>
    <message>
      <source>{count} sound gaps</source>
      <translation>пропусков звука: {count}</translation>
    </message>
    <message>
      <source>{count} subtitles were left out.</source>
      <translation>Не взято субтитров: {count}.</translation>
    </message>
    <message>
      <source>{count} times</source>
      <translation>раз: {count}</translation>
    </message>
    <message>
      <source>{count} {kind} that name something which did not come along</source>
      <translation>{kind}, где названо то, чего нет в пакете: {count}</translation>
    </message>
    <message>
      <source>{decided_by} has decided on these already.</source>
      <translation>{decided_by} уже принял(а) решение об этом.</translation>
    </message>
    <message>
      <source>{decoded} s can be decoded, and its header says of its picture {declared} s.</source>
      <translation>Декодируется {decoded} с, а по заголовку изображение длится {declared} с.</translation>
    </message>
    <message>
      <source>{decoded} s can be decoded, and its header says of its sound {declared} s.</source>
      <translation>Декодируется {decoded} с, а по заголовку звук длится {declared} с.</translation>
    </message>
    <message>
      <source>{decoded} s can be decoded, and the list of segments says {declared} s.</source>
      <translation>Декодируется {decoded} с, а по списку сегментов должно быть {declared} с.</translation>
    </message>
    <message>
      <source>{decoded} s can be decoded, and the page says {declared} s.</source>
      <translation>Декодируется {decoded} с, а на странице указано {declared} с.</translation>
    </message>
    <message>
      <source>{degrees}° clockwise</source>
      <translation>{degrees}° по часовой стрелке</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} из {total}</translation>
    </message>
    <message>
      <source>{field} from {low} to {high}</source>
      <translation>{field} от {low} до {high}</translation>
    </message>
    <message>
      <source>{field} from {value}</source>
      <translation>{field} от {value}</translation>
    </message>
    <message>
      <source>{field} up to {value}</source>
      <translation>{field} до {value}</translation>
    </message>
    <message>
      <source>{field}: name somebody new</source>
      <translation>{field}: добавить нового человека</translation>
    </message>
    <message>
      <source>{field}: set to the frame that is shown</source>
      <translation>{field}: поставить по показанному кадру</translation>
    </message>
    <message>
      <source>{field}: {before} → {after}</source>
      <translation>{field}: {before} → {after}</translation>
    </message>
    <message>
      <source>{file} was read in. {key:undo} takes it back.</source>
      <translation>Прочитано: {file}. {key:undo} отменит это.</translation>
    </message>
    <message>
      <source>{folder} holds something else.</source>
      <translation>В {folder} находится что-то другое.</translation>
    </message>
    <message>
      <source>{folder} is and was no mirror of this case.</source>
      <translation>Папка {folder} не является и не была зеркалом этого дела.</translation>
    </message>
    <message>
      <source>{folder} is the mirror of another case.</source>
      <translation>{folder} — зеркало другого дела.</translation>
    </message>
    <message>
      <source>{folder} is there already, with other content.</source>
      <translation>{folder} уже есть, с другим содержимым.</translation>
    </message>
    <message>
      <source>{frames} frames decoded, {length}</source>
      <translation>декодировано кадров: {frames}, {length}</translation>
    </message>
    <message>
      <source>{frames} frames decoded, {length}; its header says {declared}</source>
      <translation>декодировано кадров: {frames}, {length}; по заголовку {declared}</translation>
    </message>
    <message>
      <source>{gone} is {kept} now. {key:undo} takes that back.</source>
      <translation>{gone}: теперь {kept}. {key:undo} отменит это.</translation>
    </message>
    <message>
      <source>{host_of} sends this video only in ways that do not keep it as it is served.</source>
      <translation>{host_of} отдаёт это видео только такими способами, при которых оно не сохраняется в исходном виде.</translation>
    </message>
    <message>
      <source>{host} asks for a login to show this video: {value}</source>
      <translation>{host} требует входа, чтобы показать это видео: {value}</translation>
    </message>
    <message>
      <source>{host} does not answer{after_tries}.</source>
      <translation>{host} не отвечает{after_tries}.</translation>
    </message>
    <message>
      <source>{host} does not show this video in the country that this connection comes from.</source>
      <translation>{host} не показывает это видео в стране, из которой идёт это подключение.</translation>
    </message>
    <message>
      <source>{host} hands this video out with copy protection (DRM) only, which cannot be archived.</source>
      <translation>{host} отдаёт это видео только с защитой от копирования (DRM), архивировать его нельзя.</translation>
    </message>
    <message>
      <source>{host} leads on to {other}, which was not asked: it would see this computer's address.</source>
      <translation>{host} ведёт дальше, на {other}, а к этому сайту не обращались: он увидел бы адрес этого компьютера.</translation>
    </message>
    <message>
      <source>{host} says that this video is not there: {value}</source>
      <translation>{host} сообщает, что этого видео нет: {value}</translation>
    </message>
    <message>
      <source>{host} took too long to answer{after_tries}.</source>
      <translation>{host} слишком долго не отвечает{after_tries}.</translation>
    </message>
    <message>
      <source>{host} was not asked: it would see this computer's address.</source>
      <translation>К {host} не обращались: этот сайт увидел бы адрес этого компьютера.</translation>
    </message>
    <message>
      <source>{key:play} plays; {key:frame_back} and {key:frame_forward} go frame by frame.</source>
      <translation>{key:play} воспроизводит; {key:frame_back} и {key:frame_forward} ведут по кадрам.</translation>
    </message>
    <message>
      <source>{key:undo} takes that back.</source>
      <translation>{key:undo} отменит это.</translation>
    </message>
    <message>
      <source>{key} belongs to “{term}”.</source>
      <translation>{key} — клавиша термина «{term}».</translation>
    </message>
    <message>
      <source>{key} cannot be a term's key: letters and digits can.</source>
      <translation>{key} не может быть клавишей термина: подходят буквы и цифры.</translation>
    </message>
    <message>
      <source>{key} codes “{term}” now; it would code nothing any more.</source>
      <translation>{key} сейчас ставит пометку «{term}»; больше не будет.</translation>
    </message>
    <message>
      <source>{key} does “{action}” now, which would lose it.</source>
      <translation>{key} сейчас выполняет «{action}»; это действие лишится клавиши.</translation>
    </message>
    <message>
      <source>{key} is the key of “{action}”: pressed there, it does not code. Choose another, or change that one's.</source>
      <translation>{key} — клавиша действия «{action}»: при нажатии она не ставит пометку. Выберите другую или измените клавишу действия.</translation>
    </message>
    <message>
      <source>{key} is the key of “{term}” too: it does “{action}” and codes nothing.</source>
      <translation>{key} — также клавиша термина «{term}»: она выполняет «{action}» и не ставит пометку.</translation>
    </message>
    <message>
      <source>{key} is the key of “{term}”, but does “{action}”. Help, Change keys.</source>
      <translation>{key} — клавиша термина «{term}», но она выполняет «{action}». «Справка», «Изменить клавиши».</translation>
    </message>
    <message>
      <source>{kind} {number}</source>
      <translation>{kind} {number}</translation>
    </message>
    <message>
      <source>{kind} · {field}: {text}</source>
      <translation>{kind} · {field}: {text}</translation>
    </message>
    <message>
      <source>{kind} “{title}”</source>
      <translation>{kind} «{title}»</translation>
    </message>
    <message>
      <source>{kind}: nobody has said</source>
      <translation>{kind}: никто не указал</translation>
    </message>
    <message>
      <source>{kind}: {count}</source>
      <translation>{kind}: {count}</translation>
    </message>
    <message>
      <source>{label}  left out of reports ({reason}): {title}</source>
      <translation>{label}  не попадает в отчёты ({reason}): {title}</translation>
    </message>
    <message>
      <source>{label}  {title}
{state} · shares {shared}</source>
      <translation>{label}  {title}
{state} · общее: {shared}</translation>
    </message>
    <message>
      <source>{label} (disputed)</source>
      <translation>{label} (оспорено)</translation>
    </message>
    <message>
      <source>{label} (possible)</source>
      <translation>{label} (возможно)</translation>
    </message>
    <message>
      <source>{label} (probable)</source>
      <translation>{label} (вероятно)</translation>
    </message>
    <message>
      <source>{label} ({kind}: {value})</source>
      <translation>{label} ({kind}: {value})</translation>
    </message>
    <message>
      <source>{label} ({name}) is named by {filter}.</source>
      <translation>{label} ({name}) указывается в: {filter}.</translation>
    </message>
    <message>
      <source>{label} and {label_2} are confirmed copies. {key:undo} takes that back.</source>
      <translation>{label} и {label_2}: подтверждены как копии. {key:undo} отменит это.</translation>
    </message>
    <message>
      <source>{label} and {label_2} are no copies. {key:undo} takes that back.</source>
      <translation>{label} и {label_2}: не копии. {key:undo} отменит это.</translation>
    </message>
    <message>
      <source>{label} and {label_2} are not confirmed copies.</source>
      <translation>{label} и {label_2} — не подтверждённые копии.</translation>
    </message>
    <message>
      <source>{label} and {label_2} were not found to share footage.</source>
      <translation>Общего материала у {label} и {label_2} не найдено.</translation>
    </message>
    <message>
      <source>{label} and {name} exclude each other, and {label_2}-A{number} ({name}) is there {when}.</source>
      <translation>{label} и {name} исключают друг друга, а {label_2}-A{number} ({name}) там есть: {when}.</translation>
    </message>
    <message>
      <source>{label} does not go out: {reason}.</source>
      <translation>{label} не выдаётся: {reason}.</translation>
    </message>
    <message>
      <source>{label} has been left out of reports since that entry: {restriction}</source>
      <translation>С той строки журнала {label} не входит в отчёты: {restriction}</translation>
    </message>
    <message>
      <source>{label} has no examination {name}.</source>
      <translation>У {label} нет анализа {name}.</translation>
    </message>
    <message>
      <source>{label} has no frame {value}.</source>
      <translation>У {label} нет кадра {value}.</translation>
    </message>
    <message>
      <source>{label} has no moving picture.</source>
      <translation>У {label} нет движущегося изображения.</translation>
    </message>
    <message>
      <source>{label} has no sound that can be decoded.</source>
      <translation>У {label} нет звука, который можно декодировать.</translation>
    </message>
    <message>
      <source>{label} has no sound.</source>
      <translation>У {label} нет звука.</translation>
    </message>
    <message>
      <source>{label} has no {value} text.</source>
      <translation>У {label} нет текста ({value}).</translation>
    </message>
    <message>
      <source>{label} is a sound recording; copies are found by their pictures.</source>
      <translation>{label} — звукозапись; копии находят по изображению.</translation>
    </message>
    <message>
      <source>{label} is a sound recording; it has no frames.</source>
      <translation>{label} — звукозапись; в ней нет кадров.</translation>
    </message>
    <message>
      <source>{label} is a sound recording; it has no pictures.</source>
      <translation>{label} — звукозапись; в ней нет изображений.</translation>
    </message>
    <message>
      <source>{label} is called that already.</source>
      <translation>Так уже называется {label}.</translation>
    </message>
    <message>
      <source>{label} is in reports again. {key:undo} takes that back.</source>
      <translation>{label}: снова включается в отчёты. {key:undo} отменит это.</translation>
    </message>
    <message>
      <source>{label} is left out of reports. {key:undo} takes that back.</source>
      <translation>{label}: не включается в отчёты. {key:undo} отменит это.</translation>
    </message>
    <message>
      <source>{label} is left out of what leaves the case: no public copy is asked for.</source>
      <translation>{label} не входит в то, что покидает дело: публичная копия не запрашивается.</translation>
    </message>
    <message>
      <source>{label} was found at no link.</source>
      <translation>{label}: найдена не по ссылке.</translation>
    </message>
    <message>
      <source>{label} {title}</source>
      <translation>{label} {title}</translation>
    </message>
    <message>
      <source>{label} – begun, not ended</source>
      <translation>{label} – начато, не завершено</translation>
    </message>
    <message>
      <source>{label}:  {time}</source>
      <translation>{label}:  {time}</translation>
    </message>
    <message>
      <source>{label}: these very bytes were in the case already</source>
      <translation>{label}: точно такой же файл уже был в деле</translation>
    </message>
    <message>
      <source>{label}: {time}, frame {frame}
Why: {reason}{pinned}</source>
      <translation>{label}: {time}, кадр {frame}
Почему: {reason}{pinned}</translation>
    </message>
    <message>
      <source>{link} failed: {why}</source>
      <translation>Не удалось: {link}. {why}</translation>
    </message>
    <message>
      <source>{link}: {why}.</source>
      <translation>{link}: {why}.</translation>
    </message>
    <message>
      <source>{lost}. A copy of this case elsewhere may have it; setting a mirror and checking again fetches it.</source>
      <translation>{lost}. Возможно, это есть в другой копии дела; если задать зеркало и проверить снова, файл будет взят оттуда.</translation>
    </message>
    <message>
      <source>{media} (aligned)</source>
      <translation>{media} (выровнена)</translation>
    </message>
    <message>
      <source>{media} at {moment}</source>
      <translation>{media}, {moment}</translation>
    </message>
    <message>
      <source>{media} is tied to the world's time. {key:undo} takes that back.</source>
      <translation>{media}: привязка ко всемирному времени задана. {key:undo} отменит это.</translation>
    </message>
    <message>
      <source>{media} leads</source>
      <translation>{media} — ведущая</translation>
    </message>
    <message>
      <source>{media}-A{number} ({term})</source>
      <translation>{media}-A{number} ({term})</translation>
    </message>
    <message>
      <source>{media}-E{number}: a panorama of {count} frames. It can stand beside a reference picture now.</source>
      <translation>{media}-E{number}: панорама, кадров: {count}. Теперь её можно поставить рядом со снимком для сравнения.</translation>
    </message>
    <message>
      <source>{names}
in {folder}</source>
      <translation>{names}
в папке {folder}</translation>
    </message>
    <message>
      <source>{names}. If you close now it is stopped; what is archived stays, and the rest can be added again later.</source>
      <translation>{names}. Если закрыть сейчас, работа остановится; уже сохранённое останется, а остальное можно будет добавить позже.</translation>
    </message>
    <message>
      <source>{name} (missing)</source>
      <translation>{name} (отсутствует)</translation>
    </message>
    <message>
      <source>{name} already exists.</source>
      <translation>{name} уже существует.</translation>
    </message>
    <message>
      <source>{name} and {more} more</source>
      <translation>{name} и ещё {more}</translation>
    </message>
    <message>
      <source>{name} cannot be opened as a recording ({reason}).</source>
      <translation>{name} не открывается как запись ({reason}).</translation>
    </message>
    <message>
      <source>{name} cannot be read as {found}.</source>
      <translation>{name} не читается как {found}.</translation>
    </message>
    <message>
      <source>{name} could not be read: {why}</source>
      <translation>{name} не удалось прочитать: {why}</translation>
    </message>
    <message>
      <source>{name} does not verify: {wrong}.</source>
      <translation>{name} не проходит проверку: {wrong}.</translation>
    </message>
    <message>
      <source>{name} has been kept out of reports since that entry: {reason}</source>
      <translation>С той строки журнала в отчёты не входит: {name}. Причина: {reason}</translation>
    </message>
    <message>
      <source>{name} has not handed this in. Make the blind copy for another computer, and take in what comes back; or let them code it here under their own name.</source>
      <translation>{name}: задание не сдано. Сделайте слепую копию для другого компьютера и примите то, что вернётся; или разметку можно сделать здесь под собственным именем.</translation>
    </message>
    <message>
      <source>{name} has the older format {found} and is not brought up to date while it is opened for reading.</source>
      <translation>{name}: старый формат {found}; при открытии только для чтения он не обновляется.</translation>
    </message>
    <message>
      <source>{name} holds nothing but zeros: a copy or download that was never filled.</source>
      <translation>{name} содержит одни нули: копия или загрузка, которая так и не была заполнена.</translation>
    </message>
    <message>
      <source>{name} is a playlist or another text that points to recordings, not a recording.</source>
      <translation>{name} — плейлист или другой текст, указывающий на записи, а не запись.</translation>
    </message>
    <message>
      <source>{name} is a web page, not a recording.</source>
      <translation>{name} — веб-страница, а не запись.</translation>
    </message>
    <message>
      <source>{name} is back in the strip.</source>
      <translation>{name}: снова в ленте.</translation>
    </message>
    <message>
      <source>{name} is being closed</source>
      <translation>Дело закрывается: {name}</translation>
    </message>
    <message>
      <source>{name} is cut off after {count} characters.</source>
      <translation>{name}: обрезано, оставлено знаков: {count}.</translation>
    </message>
    <message>
      <source>{name} is here with other content, and stays as it is here</source>
      <translation>{name}: здесь есть с другим содержимым и остаётся как здесь</translation>
    </message>
    <message>
      <source>{name} is larger than {LARGEST_BYTES} MB.</source>
      <translation>{name} больше {LARGEST_BYTES} МБ.</translation>
    </message>
    <message>
      <source>{name} is no blind copy of an assignment of this case.</source>
      <translation>{name} — не слепая копия задания этого дела.</translation>
    </message>
    <message>
      <source>{name} is no longer pinned. {key:undo} undoes it.</source>
      <translation>{name}: больше не закреплено. {key:undo} отменит это.</translation>
    </message>
    <message>
      <source>{name} is no name for subtitles.</source>
      <translation>{name} — не имя для субтитров.</translation>
    </message>
    <message>
      <source>{name} is no text in UTF-8.</source>
      <translation>{name} – не текст в UTF-8.</translation>
    </message>
    <message>
      <source>{name} is not a keyframe of {label}.</source>
      <translation>{name} — не ключевой кадр записи {label}.</translation>
    </message>
    <message>
      <source>{name} is not a text in UTF-8.</source>
      <translation>{name} — не текст в UTF-8.</translation>
    </message>
    <message>
      <source>{name} is not released any more.</source>
      <translation>Больше не выдаётся: {name}.</translation>
    </message>
    <message>
      <source>{name} is not taken in: {fault}{more}.</source>
      <translation>{name} не принят: {fault}{more}.</translation>
    </message>
    <message>
      <source>{name} is open in another window: {owner}.</source>
      <translation>{name}: открыто в другом окне: {owner}.</translation>
    </message>
    <message>
      <source>{name} is pinned. {key:undo} undoes it.</source>
      <translation>{name}: закреплено. {key:undo} отменит это.</translation>
    </message>
    <message>
      <source>{name} is ready. Give the whole folder to {coder}.</source>
      <translation>{name}: готово. Передайте папку целиком ({coder}).</translation>
    </message>
    <message>
      <source>{name} is removed from the strip. {key:undo} brings it back.</source>
      <translation>{name}: убрано из ленты. {key:undo} вернёт.</translation>
    </message>
    <message>
      <source>{name} is text, not a recording, whatever its name says.</source>
      <translation>{name} — текст, а не запись, каким бы ни было имя.</translation>
    </message>
    <message>
      <source>{name} is there already.</source>
      <translation>{name} там уже есть.</translation>
    </message>
    <message>
      <source>{name} is too large for a list of links.</source>
      <translation>{name} слишком велик для списка ссылок.</translation>
    </message>
    <message>
      <source>{name} is too large for a list, and was not read.</source>
      <translation>{name} слишком велик для списка и не прочитан.</translation>
    </message>
    <message>
      <source>{name} is too large for subtitles.</source>
      <translation>{name} слишком велик для субтитров.</translation>
    </message>
    <message>
      <source>{name} leads out of the package.</source>
      <translation>{name} ведёт за пределы пакета.</translation>
    </message>
    <message>
      <source>{name} may come from here. Look at both before you say so.</source>
      <translation>{name}: возможно, взято отсюда. Прежде чем утверждать это, посмотрите на оба.</translation>
    </message>
    <message>
      <source>{name} must lie from {lowest} to {highest}, not at {value}.</source>
      <translation>{name}: нужно значение от {lowest} до {highest}, а не {value}.</translation>
    </message>
    <message>
      <source>{name} wants a text of 1 to {LONGEST_TEXT} characters.</source>
      <translation>{name}: нужен текст от 1 до {LONGEST_TEXT} символов.</translation>
    </message>
    <message>
      <source>{name} was cut off before its index: without that nobody can open such an MP4 or MOV.</source>
      <translation>{name} обрывается до индекса: без него такой MP4 или MOV никто не откроет.</translation>
    </message>
    <message>
      <source>{name} was here once and was taken away; it does not come back</source>
      <translation>{name}: здесь уже было и убрано; не возвращается</translation>
    </message>
    <message>
      <source>{name} was made by a newer Framewitness (format {found}, this one knows {FORMAT}).</source>
      <translation>{name}: создано более новой версией Framewitness (формат {found}, эта версия знает {FORMAT}).</translation>
    </message>
    <message>
      <source>{name} was not found in any recording of this case. Recordings that are not examined yet were not looked through.</source>
      <translation>{name}: не найдено ни в одной записи этого дела. Записи, которые ещё не проанализированы, не просматривались.</translation>
    </message>
    <message>
      <source>{name} was signed for another case.</source>
      <translation>{name} подписан для другого дела.</translation>
    </message>
    <message>
      <source>{name} would bring back what was erased from this case: {named}.</source>
      <translation>Пакет {name} вернул бы то, что стёрто из этого дела: {named}.</translation>
    </message>
    <message>
      <source>{name}, as a number</source>
      <translation>{name}, числом</translation>
    </message>
    <message>
      <source>{name}, line 1: a WebVTT file begins with “WEBVTT”.</source>
      <translation>{name}, строка 1: файл WebVTT начинается с «WEBVTT».</translation>
    </message>
    <message>
      <source>{name}, line {first}: here should stand the times of a line, as 00:00:01,000 --&gt; 00:00:02,500.</source>
      <translation>{name}, строка {first}: здесь должно быть время реплики, в виде 00:00:01,000 --&gt; 00:00:02,500.</translation>
    </message>
    <message>
      <source>{name}, line {number}: this line ends before it begins.</source>
      <translation>{name}, строка {number}: эта реплика кончается раньше, чем начинается.</translation>
    </message>
    <message>
      <source>{name}, line {number}: “{block}” are not two times.</source>
      <translation>{name}, строка {number}: «{block}» — не два времени.</translation>
    </message>
    <message>
      <source>{name}, {size}</source>
      <translation>{name}, {size}</translation>
    </message>
    <message>
      <source>{name}: an asterisk stands before a name, as md5sum writes it</source>
      <translation>{name}: перед именем файла стоит звёздочка, как пишет md5sum</translation>
    </message>
    <message>
      <source>{name}: begins with a byte order mark</source>
      <translation>{name}: начинается с метки порядка байтов</translation>
    </message>
    <message>
      <source>{name}: these very bytes are {label} here already</source>
      <translation>{name}: точно такой же файл здесь уже есть: {label}</translation>
    </message>
    <message>
      <source>{name}: {why}</source>
      <translation>{name}: {why}</translation>
    </message>
    <message>
      <source>{name}: “{given}” begins with “./”</source>
      <translation>{name}: «{given}» начинается с «./»</translation>
    </message>
    <message>
      <source>{name}: “{label}” is not followed by a colon and a space</source>
      <translation>{name}: сразу после «{label}» не стоят двоеточие и пробел</translation>
    </message>
    <message>
      <source>{name}: “{path}” stands in it twice</source>
      <translation>{name}: «{path}» встречается дважды</translation>
    </message>
    <message>
      <source>{name}: “{value}” is neither yes nor no.</source>
      <translation>{name}: «{value}» — ни да, ни нет.</translation>
    </message>
    <message>
      <source>{name}: “{value}” is not a choice.</source>
      <translation>{name}: «{value}» нет среди вариантов.</translation>
    </message>
    <message>
      <source>{name}: “{value}” is not a count.</source>
      <translation>{name}: «{value}» — не количество.</translation>
    </message>
    <message>
      <source>{name}… is {state}, and {why}</source>
      <translation>{name}…: {state}; {why}</translation>
    </message>
    <message>
      <source>{name}…: read once more, it is as recorded. Keep an eye on the disk.</source>
      <translation>{name}…: прочитано ещё раз, соответствует записанному. Следите за состоянием диска.</translation>
    </message>
    <message>
      <source>{name}…: restored from the mirror, with the hash that was recorded.</source>
      <translation>{name}…: восстановлено из зеркала, хеш тот, что был записан.</translation>
    </message>
    <message>
      <source>{number}  gradual</source>
      <translation>{number}  плавно</translation>
    </message>
    <message>
      <source>{objects} objects are in the mirror; {copied} were copied now ({size} bytes).</source>
      <translation>Файлов в зеркале: {objects}; сейчас скопировано: {copied} (байт: {size}).</translation>
    </message>
    <message>
      <source>{one} and {other}</source>
      <translation>{one} и {other}</translation>
    </message>
    <message>
      <source>{one} and {other} are aligned, ±{error} s. {key:undo} takes that back.</source>
      <translation>{one} и {other} выровнены, ±{error} с. {key:undo} отменит это.</translation>
    </message>
    <message>
      <source>{one} and {other} are no longer aligned.</source>
      <translation>{one} и {other} больше не выровнены.</translation>
    </message>
    <message>
      <source>{one} and {other} were not aligned with each other directly.</source>
      <translation>{one} и {other} не были выровнены друг с другом напрямую.</translation>
    </message>
    <message>
      <source>{other}: is composed differently in {name}</source>
      <translation>{other}: в {name} буквы этого имени составлены иначе</translation>
    </message>
    <message>
      <source>{out} exists already.</source>
      <translation>{out} уже существует.</translation>
    </message>
    <message>
      <source>{path} already exists and is not empty.</source>
      <translation>{path} уже существует и не пусто.</translation>
    </message>
    <message>
      <source>{path} cannot be read as a catalogue ({value}).</source>
      <translation>{path} не читается как каталог ({value}).</translation>
    </message>
    <message>
      <source>{path} is not a Framewitness case ({DESCRIPTION} or {CATALOGUE} is missing or cannot be read).</source>
      <translation>{path} — не дело Framewitness ({DESCRIPTION} или {CATALOGUE} отсутствует либо не читается).</translation>
    </message>
    <message>
      <source>{person} is no longer named. {key:undo} brings them back.</source>
      <translation>{person}: больше не указывается. {key:undo} вернёт.</translation>
    </message>
    <message>
      <source>{pixels} px</source>
      <translation>{pixels} пикс.</translation>
    </message>
    <message>
      <source>{program} claims of {file}</source>
      <translation>{program} заявляет о файле {file}</translation>
    </message>
    <message>
      <source>{purpose}: since when</source>
      <translation>{purpose}: с какого времени</translation>
    </message>
    <message>
      <source>{received} bytes; the server did not say how many there are</source>
      <translation>{received} байт; сервер не сообщил, сколько их всего</translation>
    </message>
    <message>
      <source>{received} of {expected} bytes</source>
      <translation>{received} из {expected} байт</translation>
    </message>
    <message>
      <source>{received} of {expected} bytes arrived.</source>
      <translation>Получено байт: {received} из {expected}.</translation>
    </message>
    <message>
      <source>{received} of {expected} segments arrived.</source>
      <translation>Получено сегментов: {received} из {expected}.</translation>
    </message>
    <message>
      <source>{received} of {expected}, each with its hash</source>
      <translation>{received} из {expected}, у каждого свой хеш</translation>
    </message>
    <message>
      <source>{reference} is in the case. Put the frame on screen beside it now.</source>
      <translation>{reference}: добавлено в дело. Теперь поставьте рядом показанный кадр.</translation>
    </message>
    <message>
      <source>{removed} files that were erased from the case were deleted there.</source>
      <translation>Удалено там файлов, стёртых из дела: {removed}.</translation>
    </message>
    <message>
      <source>{restored} were restored from the mirror. {lost} could not be restored.</source>
      <translation>Восстановлено из зеркала: {restored}. Не удалось восстановить: {lost}.</translation>
    </message>
    <message>
      <source>{said}, letters as {encoding}</source>
      <translation>{said}, кодировка {encoding}</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} с</translation>
    </message>
    <message>
      <source>{seconds} s ahead of this computer's, ± {error} s</source>
      <translation>опережают часы этого компьютера на {seconds} с, ± {error} с</translation>
    </message>
    <message>
      <source>{seconds} s behind this computer's, ± {error} s</source>
      <translation>отстают от часов этого компьютера на {seconds} с, ± {error} с</translation>
    </message>
    <message>
      <source>{shape}, that of {group}</source>
      <translation>{shape}, как у группы {group}</translation>
    </message>
    <message>
      <source>{shown} of the list are shown; there are more.</source>
      <translation>Показано {shown} из списка; есть и другие.</translation>
    </message>
    <message>
      <source>{shown} of the list's {total} are shown.</source>
      <translation>Показано {shown} из {total} в списке.</translation>
    </message>
    <message>
      <source>{shown} of {all}</source>
      <translation>{shown} из {all}</translation>
    </message>
    <message>
      <source>{shown} of {all} recordings listed</source>
      <translation>Показано записей: {shown} из {all}</translation>
    </message>
    <message>
      <source>{sign} {count} to check</source>
      <translation>{sign} проверить: {count}</translation>
    </message>
    <message>
      <source>{size} GB ({bytes} bytes)</source>
      <translation>{size} ГБ ({bytes} байт)</translation>
    </message>
    <message>
      <source>{size} MB ({bytes} bytes)</source>
      <translation>{size} МБ ({bytes} байт)</translation>
    </message>
    <message>
      <source>{size} bytes</source>
      <translation>{size} байт</translation>
    </message>
    <message>
      <source>{size} bytes of {what} arrived, and the server declared {declared}.</source>
      <translation>Получено байт: {size} ({what}), а сервер заявил {declared}.</translation>
    </message>
    <message>
      <source>{size} kB ({bytes} bytes)</source>
      <translation>{size} кБ ({bytes} байт)</translation>
    </message>
    <message>
      <source>{source} cannot be read as a vocabulary: {what}.</source>
      <translation>{source} не читается как словарь: {what}.</translation>
    </message>
    <message>
      <source>{source} has {count} terms.</source>
      <translation>{source}: число терминов {count}.</translation>
    </message>
    <message>
      <source>{source} is a folder.</source>
      <translation>{source} — папка.</translation>
    </message>
    <message>
      <source>{source} is no case.</source>
      <translation>{source} — не дело.</translation>
    </message>
    <message>
      <source>{source} is not valid TOML: {error}.</source>
      <translation>{source} — неправильный TOML: {error}.</translation>
    </message>
    <message>
      <source>{source}, {where}: {what}.</source>
      <translation>{source}, {where}: {what}.</translation>
    </message>
    <message>
      <source>{status}, to {link}</source>
      <translation>{status}, на {link}</translation>
    </message>
    <message>
      <source>{step}. {outcome}</source>
      <translation>{step}. {outcome}</translation>
    </message>
    <message>
      <source>{summary} – another program works this queue off</source>
      <translation>{summary} – эту очередь выполняет другая программа</translation>
    </message>
    <message>
      <source>{summary} – paused</source>
      <translation>{summary} – приостановлено</translation>
    </message>
    <message>
      <source>{term} (retired)</source>
      <translation>{term} (выведен)</translation>
    </message>
    <message>
      <source>{term} added at {time}.</source>
      <translation>«{term}»: добавлено, {time}.</translation>
    </message>
    <message>
      <source>{term} begun at {time}: add it again to end it.</source>
      <translation>«{term}»: начато, {time}. Чтобы завершить, добавьте ещё раз.</translation>
    </message>
    <message>
      <source>{term} begun at {time}: press {key} again to end it.</source>
      <translation>«{term}»: начато, {time}. Чтобы завершить, нажмите {key} ещё раз.</translation>
    </message>
    <message>
      <source>{term} ended.</source>
      <translation>«{term}»: завершено.</translation>
    </message>
    <message>
      <source>{term} was begun later than this. Go past its beginning to end it, or delete it.</source>
      <translation>«{term}» начинается позже этого места. Перейдите за его начало, чтобы завершить, или удалите пометку.</translation>
    </message>
    <message>
      <source>{term}, {kind}, key {key}</source>
      <translation>{term}, {kind}, клавиша {key}</translation>
    </message>
    <message>
      <source>{term}: begun {time}</source>
      <translation>{term}: начато {time}</translation>
    </message>
    <message>
      <source>{term}: held since {time}</source>
      <translation>{term}: удерживается с {time}</translation>
    </message>
    <message>
      <source>{theirs} there is {mine}, which is here already</source>
      <translation>{theirs} в пакете — это {mine}; эта запись здесь уже есть</translation>
    </message>
    <message>
      <source>{ticked} of {count} ticked.</source>
      <translation>Отмечено: {ticked} из {count}.</translation>
    </message>
    <message>
      <source>{time}   frame {number}</source>
      <translation>{time}   кадр {number}</translation>
    </message>
    <message>
      <source>{time}  ·  {place}</source>
      <translation>{time}  ·  {place}</translation>
    </message>
    <message>
      <source>{time} UTC</source>
      <translation>{time} UTC</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>осталось {time}</translation>
    </message>
    <message>
      <source>{time}, {name}: {step}</source>
      <translation>{time}, {name}: {step}</translation>
    </message>
    <message>
      <source>{told}, {shown} shown</source>
      <translation>{told}, показано: {shown}</translation>
    </message>
    <message>
      <source>{total} annotations or pairs; the two say the same of the very same frames in {agreeing}; {waiting} are not decided yet.</source>
      <translation>Пометок или пар: {total}; оба говорят одно и то же о тех же кадрах: {agreeing}; ещё не решено: {waiting}.</translation>
    </message>
    <message>
      <source>{total} bytes are to be copied, and {free} are free.</source>
      <translation>Скопировать нужно байт: {total}, свободно: {free}.</translation>
    </message>
    <message>
      <source>{unfinished} annotations are begun and not ended.</source>
      <translation>Начато и не завершено пометок: {unfinished}.</translation>
    </message>
    <message>
      <source>{upper}{fault}.</source>
      <translation>{upper}{fault}.</translation>
    </message>
    <message>
      <source>{upper}{name} needs an English label.</source>
      <translation>{upper}{name}: нужно название на английском.</translation>
    </message>
    <message>
      <source>{upper}{name} needs choices if it is a choice, and only then.</source>
      <translation>{upper}{name}: варианты нужны, если это выбор, и только тогда.</translation>
    </message>
    <message>
      <source>{upper}{what} did not finish{reason}.</source>
      <translation>{upper}{what}: не завершено{reason}.</translation>
    </message>
    <message>
      <source>{url} is being worked on already.</source>
      <translation>{url}: работа уже идёт.</translation>
    </message>
    <message>
      <source>{value}
left out of everything that is given out</source>
      <translation>{value}
не входит ни во что выдаваемое</translation>
    </message>
    <message>
      <source>{value}
released: it goes out with reports and packages</source>
      <translation>{value}
выдача разрешена: входит в отчёты и пакеты</translation>
    </message>
    <message>
      <source>{value} ({who}, {when} UTC): {why}</source>
      <translation>{value} ({who}, {when} UTC): {why}</translation>
    </message>
    <message>
      <source>{verb} what was erased since</source>
      <translation>{verb} (с тех пор стёрто)</translation>
    </message>
    <message>
      <source>{verb} {count} lines of {label}</source>
      <translation>{verb} реплик: {count}, {label}</translation>
    </message>
    <message>
      <source>{verb} {names}</source>
      <translation>{verb} {names}</translation>
    </message>
    <message>
      <source>{verdict}: {who}</source>
      <translation>{verdict}: {who}</translation>
    </message>
    <message>
      <source>{verdict}: {who}, {when}.</source>
      <translation>{verdict}: {who}, {when}.</translation>
    </message>
    <message>
      <source>{waiting} pairs are not decided yet.</source>
      <translation>Пар без решения: {waiting}.</translation>
    </message>
    <message>
      <source>{what} cannot be used ({error}).</source>
      <translation>Нельзя использовать: {what} ({error}).</translation>
    </message>
    <message>
      <source>{what} could not be had: {why}</source>
      <translation>Не удалось получить: {what}. {why}</translation>
    </message>
    <message>
      <source>{what}, in every version</source>
      <translation>{what}, во всех версиях</translation>
    </message>
    <message>
      <source>{when} UTC, {who}</source>
      <translation>{when} UTC, {who}</translation>
    </message>
    <message>
      <source>{where} holds no recording.</source>
      <translation>{where}: здесь нет записи.</translation>
    </message>
    <message>
      <source>{who} cannot run this version of Framewitness ({version}): it {has}.</source>
      <translation>{who} не может работать с этой версией Framewitness ({version}): {has}.</translation>
    </message>
    <message>
      <source>{who} does not see the folder {folder} as this computer does.</source>
      <translation>{who} не видит папку {folder} так, как её видит этот компьютер.</translation>
    </message>
    <message>
      <source>{who} may not write to {folder}.</source>
      <translation>{who} не может записывать в {folder}.</translation>
    </message>
    <message>
      <source>{who}: {speed}, {sound}</source>
      <translation>{who}: {speed}, {sound}</translation>
    </message>
    <message>
      <source>{why}: {what} did not finish.</source>
      <translation>{why}. Не завершено: {what}.</translation>
    </message>
    <message>
      <source>{width} × {height} pixels, as coded</source>
      <translation>{width} × {height} пикселей, как закодировано</translation>
    </message>
    <message>
      <source>{words} (passed over, because somebody changed it since: {others})</source>
      <translation>{words} (пропущено, потому что после этого кто-то внёс изменения: {others})</translation>
    </message>
    <message>
      <source>{words}{hash}{when}</source>
      <translation>{words}{hash}{when}</translation>
    </message>
    <message>
      <source>±{seconds} s</source>
      <translation>±{seconds} с</translation>
    </message>
    <message>
      <source>Язык: русский</source>
      <translation>Язык: русский</translation>
    </message>
    <message>
      <source>“Looked for and not seen” left out, for that holds only for {here}, which was watched: {count}.</source>
      <translation>Пометки «Искали и не увидели» не перенесены, так как относятся только к {here}, которую смотрели: {count}.</translation>
    </message>
    <message>
      <source>“Looked for and not seen” needs the span that was looked at.</source>
      <translation>Для «Искали и не увидели» нужен промежуток, который просматривали.</translation>
    </message>
    <message>
      <source>“Looked for and not seen” needs the speed it was watched at and whether there was sound.</source>
      <translation>Для «Искали и не увидели» нужны скорость просмотра и был ли звук.</translation>
    </message>
    <message>
      <source>“framewitness copies CASE {label} --confirm {label_2}” confirms them.</source>
      <translation>«framewitness copies CASE {label} --confirm {label_2}» подтверждает их.</translation>
    </message>
    <message>
      <source>“framewitness copies CASE {label}” lists what was found.</source>
      <translation>«framewitness copies CASE {label}» перечисляет найденное.</translation>
    </message>
    <message>
      <source>“framewitness disclose CASE” prints what was; name the recording where it is of one.</source>
      <translation>«framewitness disclose CASE» выводит, что решено; если решение касается одной записи, укажите её.</translation>
    </message>
    <message>
      <source>“framewitness keyframes CASE MEDIA” lists them: M3-K4 and so on.</source>
      <translation>«framewitness keyframes CASE MEDIA» перечисляет их: M3-K4 и так далее.</translation>
    </message>
    <message>
      <source>“framewitness people CASE” lists whom it names.</source>
      <translation>«framewitness people CASE» перечисляет, кто указан в деле.</translation>
    </message>
    <message>
      <source>“framewitness queue CASE” shows their numbers.</source>
      <translation>Их номера показывает «framewitness queue CASE».</translation>
    </message>
    <message>
      <source>“framewitness suggestions CASE --compare” compares the sound of recordings of a case.</source>
      <translation>«framewitness suggestions CASE --compare» сравнивает звук записей дела.</translation>
    </message>
    <message>
      <source>“framewitness suggestions CASE” lists them: M3-S4 and so on.</source>
      <translation>«framewitness suggestions CASE» перечисляет их: M3-S4 и так далее.</translation>
    </message>
    <message>
      <source>“framewitness terms CASE” lists the codes.</source>
      <translation>«framewitness terms CASE» перечисляет коды.</translation>
    </message>
    <message>
      <source>“framewitness verify CASE” says how many there are.</source>
      <translation>«framewitness verify CASE» показывает, сколько их.</translation>
    </message>
    <message>
      <source>“{address}” is not the address of a cluster: {error}</source>
      <translation>«{address}» — не адрес кластера: {error}</translation>
    </message>
    <message>
      <source>“{channel}” or “{lines}” is not known.</source>
      <translation>«{channel}» или «{lines}» неизвестно.</translation>
    </message>
    <message>
      <source>“{code}” cannot be a code.</source>
      <translation>«{code}» не может быть кодом.</translation>
    </message>
    <message>
      <source>“{code}” cannot stand under itself.</source>
      <translation>«{code}» не может стоять под самим собой.</translation>
    </message>
    <message>
      <source>“{code}” has no attribute “{code_2}”.</source>
      <translation>У «{code}» нет атрибута «{code_2}».</translation>
    </message>
    <message>
      <source>“{code}” has {count} annotations; it cannot become {kind} now.</source>
      <translation>Пометки термина «{code}»: {count}; сменить вид на «{kind}» теперь нельзя.</translation>
    </message>
    <message>
      <source>“{code}” is in use and cannot be deleted.</source>
      <translation>«{code}» используется, удалить его нельзя.</translation>
    </message>
    <message>
      <source>“{colour}” is not a colour.</source>
      <translation>«{colour}» — не цвет.</translation>
    </message>
    <message>
      <source>“{field}” goes out unless it is restricted.</source>
      <translation>«{field}» выдаётся, если не ограничено.</translation>
    </message>
    <message>
      <source>“{field}” is too long: {count} characters.</source>
      <translation>Значение поля «{field}» слишком длинное, символов: {count}.</translation>
    </message>
    <message>
      <source>“{field}” of {label}</source>
      <translation>«{field}» записи {label}</translation>
    </message>
    <message>
      <source>“{into_code}” is retired.</source>
      <translation>«{into_code}» выведен из употребления.</translation>
    </message>
    <message>
      <source>“{kind}” is neither a person nor a group.</source>
      <translation>«{kind}» — ни человек, ни группа.</translation>
    </message>
    <message>
      <source>“{kind}” is no kind of reference picture.</source>
      <translation>«{kind}» — не вид снимка для сравнения.</translation>
    </message>
    <message>
      <source>“{kind}” is not a kind of attribute.</source>
      <translation>«{kind}» — не вид атрибута.</translation>
    </message>
    <message>
      <source>“{kind}” is not a kind of region.</source>
      <translation>«{kind}» — не вид области.</translation>
    </message>
    <message>
      <source>“{kind}” is not a kind of term.</source>
      <translation>«{kind}» — не вид термина.</translation>
    </message>
    <message>
      <source>“{language}” is not the code of a language.</source>
      <translation>«{language}» — не код языка.</translation>
    </message>
    <message>
      <source>“{method}” is no way to align.</source>
      <translation>«{method}» — не способ выравнивания.</translation>
    </message>
    <message>
      <source>“{name}” cannot be decoded.</source>
      <translation>«{name}» не удаётся декодировать.</translation>
    </message>
    <message>
      <source>“{name}” cannot be unpacked: {why}.</source>
      <translation>«{name}» не удаётся распаковать: {why}.</translation>
    </message>
    <message>
      <source>“{name}” changed while it was being copied.</source>
      <translation>«{name}» изменился во время копирования.</translation>
    </message>
    <message>
      <source>“{name}” has neither pictures nor sound in it.</source>
      <translation>В «{name}» нет ни изображения, ни звука.</translation>
    </message>
    <message>
      <source>“{name}” holds more than it says.</source>
      <translation>В «{name}» содержится больше, чем заявлено.</translation>
    </message>
    <message>
      <source>“{name}” holds pictures of a kind that cannot be decoded here.</source>
      <translation>Изображения в «{name}» такого вида, который здесь не декодируется.</translation>
    </message>
    <message>
      <source>“{name}” is a device or a pipe, not a file.</source>
      <translation>«{name}» — устройство или канал, а не файл.</translation>
    </message>
    <message>
      <source>“{name}” is a folder, not a file.</source>
      <translation>«{name}» — папка, а не файл.</translation>
    </message>
    <message>
      <source>“{name}” is a folder, not a recording.</source>
      <translation>«{name}» — папка, а не запись.</translation>
    </message>
    <message>
      <source>“{name}” is a sound recording, not a picture.</source>
      <translation>«{name}» — звукозапись, а не изображение.</translation>
    </message>
    <message>
      <source>“{name}” is a sound recording; copies are found by their pictures.</source>
      <translation>«{name}» — звукозапись; копии находят по изображению.</translation>
    </message>
    <message>
      <source>“{name}” is a sound recording; it has no pictures.</source>
      <translation>«{name}» — звукозапись; в ней нет изображений.</translation>
    </message>
    <message>
      <source>“{name}” is a sound recording; it has no shots.</source>
      <translation>«{name}» — звукозапись; в ней нет планов.</translation>
    </message>
    <message>
      <source>“{name}” is empty (0 bytes).</source>
      <translation>«{name}» пуст (0 байт).</translation>
    </message>
    <message>
      <source>“{name}” is empty: it has no bytes at all.</source>
      <translation>«{name}» пуст: в нём нет ни одного байта.</translation>
    </message>
    <message>
      <source>“{name}” is no case export of Hunchly.</source>
      <translation>«{name}» — не выгрузка дела из Hunchly.</translation>
    </message>
    <message>
      <source>“{name}” is no name for a picture.</source>
      <translation>«{name}» — не имя для изображения.</translation>
    </message>
    <message>
      <source>“{name}” is no ordinary file (a device or a pipe).</source>
      <translation>«{name}» — не обычный файл (устройство или канал).</translation>
    </message>
    <message>
      <source>“{name}” is no output of auto-archiver and no case export of Hunchly.</source>
      <translation>«{name}» — не результат работы auto-archiver и не выгрузка дела из Hunchly.</translation>
    </message>
    <message>
      <source>“{name}” is no picture that can be read.</source>
      <translation>«{name}» — не читаемое изображение.</translation>
    </message>
    <message>
      <source>“{name}” is not a field that can be erased.</source>
      <translation>«{name}» — не поле, которое можно стереть.</translation>
    </message>
    <message>
      <source>“{name}” is not a file.</source>
      <translation>«{name}» — не файл.</translation>
    </message>
    <message>
      <source>“{name}” is not unpacked: “{member}” {why}.</source>
      <translation>«{name}» не распаковывается: «{member}» {why}.</translation>
    </message>
    <message>
      <source>“{name}” is there already.</source>
      <translation>«{name}» там уже есть.</translation>
    </message>
    <message>
      <source>“{name}” is too large a picture to be shown.</source>
      <translation>«{name}» — слишком большое изображение, показать его нельзя.</translation>
    </message>
    <message>
      <source>“{name}” is too plain to be told from other pictures.</source>
      <translation>«{name}» слишком однообразен, чтобы отличить его от других изображений.</translation>
    </message>
    <message>
      <source>“{outcome}” is no outcome.</source>
      <translation>«{outcome}» — не исход сведения.</translation>
    </message>
    <message>
      <source>“{shown}” has spaces or invisible characters in it.</source>
      <translation>В «{shown}» есть пробелы или невидимые символы.</translation>
    </message>
    <message>
      <source>“{shown}” is not a link that can be read.</source>
      <translation>«{shown}» — не читаемая ссылка.</translation>
    </message>
    <message>
      <source>“{shown}” names no site.</source>
      <translation>В «{shown}» не указан сайт.</translation>
    </message>
    <message>
      <source>“{shown}” {what}; only http and https links are taken.</source>
      <translation>«{shown}» {what}; принимаются только ссылки http и https.</translation>
    </message>
    <message>
      <source>“{source}” is no kind of vocabulary known here.</source>
      <translation>«{source}» — не известный здесь вид словаря.</translation>
    </message>
    <message>
      <source>“{step}” is no step that this program can do.</source>
      <translation>«{step}» — не шаг, который умеет эта программа.</translation>
    </message>
    <message>
      <source>“{tag}” cannot be a tag.</source>
      <translation>«{tag}» не может быть меткой.</translation>
    </message>
    <message>
      <source>“{term}” was looked for in this span of {media} and was not seen or heard. A look says something only with its span, its speed and whether there was sound.</source>
      <translation>«{term}»: искали в этом промежутке записи {media} и не увидели и не услышали. Такой просмотр что-то значит только вместе с промежутком, скоростью и тем, был ли звук.</translation>
    </message>
    <message>
      <source>“{text}” does not say which to pick.</source>
      <translation>«{text}» не говорит, что выбрать.</translation>
    </message>
    <message>
      <source>“{text}” is no checkpoint.</source>
      <translation>«{text}» — не подпись журнала.</translation>
    </message>
    <message>
      <source>“{text}” is no consent.</source>
      <translation>«{text}» — не указание согласия.</translation>
    </message>
    <message>
      <source>“{text}” is no public key.</source>
      <translation>«{text}» — не открытый ключ.</translation>
    </message>
    <message>
      <source>“{text}” is not a number of seconds.</source>
      <translation>«{text}» — не число секунд.</translation>
    </message>
    <message>
      <source>“{text}” lies outside the earth.</source>
      <translation>«{text}» вне пределов Земли.</translation>
    </message>
    <message>
      <source>“{text}” says no value.</source>
      <translation>В «{text}» нет значения.</translation>
    </message>
    <message>
      <source>“{time}” lies outside {label}, which runs from {begin} to {end}.</source>
      <translation>«{time}» вне записи {label}, которая идёт от {begin} до {end}.</translation>
    </message>
    <message>
      <source>“{url}” is not set as a time stamp authority.</source>
      <translation>«{url}» не задана как служба меток времени.</translation>
    </message>
    <message>
      <source>“{url}” is not the address of a time stamp authority.</source>
      <translation>«{url}» — не адрес службы меток времени.</translation>
    </message>
    <message>
      <source>“{value}” does not say in which zone it is.</source>
      <translation>В «{value}» не указан часовой пояс.</translation>
    </message>
    <message>
      <source>“{value}” is no answer to “{field}”.</source>
      <translation>«{value}» — не ответ для поля «{field}».</translation>
    </message>
    <message>
      <source>“{value}” is no number for “{field}”.</source>
      <translation>«{value}» — не число для поля «{field}».</translation>
    </message>
    <message>
      <source>“{value}” is not a date and time.</source>
      <translation>«{value}» — не дата и время.</translation>
    </message>
    <message>
      <source>“{value}” is not a density of keyframes.</source>
      <translation>«{value}» — не плотность ключевых кадров.</translation>
    </message>
    <message>
      <source>“{value}” is not a number of seconds.</source>
      <translation>«{value}» — не число секунд.</translation>
    </message>
    <message>
      <source>“{value}” is not a number, for the setting “{name}”.</source>
      <translation>«{value}» — не число, для настройки «{name}».</translation>
    </message>
    <message>
      <source>“{value}” is not a time.</source>
      <translation>«{value}» — не время.</translation>
    </message>
    <message>
      <source>“{value}” is not a {kind} number.</source>
      <translation>«{value}» — не номер ({kind}).</translation>
    </message>
    <message>
      <source>“{value}” is not {what}.</source>
      <translation>«{value}» — недопустимое значение ({what}).</translation>
    </message>
    <message>
      <source>“{value}” is on no scale of {kind}.</source>
      <translation>«{value}» — нет такого значения на шкале ({kind}).</translation>
    </message>
    <message>
      <source>“{value}” lies outside the calendar.</source>
      <translation>«{value}» лежит вне календаря.</translation>
    </message>
    <message>
      <source>“{value}” lies outside {label}.</source>
      <translation>«{value}» вне записи {label}.</translation>
    </message>
    <message>
      <source>“{verdict}” is no verdict.</source>
      <translation>«{verdict}» — не решение.</translation>
    </message>
    <message>
      <source>“{version}” cannot be a version.</source>
      <translation>«{version}» не может быть версией.</translation>
    </message>
    <message>
      <source>“{wrong}” is not a link that begins with http:// or https://.</source>
      <translation>«{wrong}» — не ссылка, начинающаяся с http:// или https://.</translation>
    </message>
    <message>
      <source>↻ {begin} – {end}, over and over</source>
      <translation>↻ {begin} – {end}, по кругу</translation>
    </message>
    <message>
      <source>−</source>
      <translation>−</translation>
    </message>
    <message>
      <source>−10 ms</source>
      <translation>−10 мс</translation>
    </message>
    <message>
      <source>⚑ earliest known posting</source>
      <translation>⚑ самая ранняя известная публикация</translation>
    </message>
    <message>
      <source>✓ You watched the whole span {how}.</source>
      <translation>✓ Вы просмотрели весь промежуток {how}.</translation>
    </message>
  </context>
</TS>
