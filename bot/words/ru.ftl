## Positions and gauges

side-long = лонг
side-short = шорт
position-name = { $symbol } { $side }
position-line = { $position } { $size } · { $notional } · { $leverage } · ADL { $gauge }
position-open =
    { $positions ->
        [0] нет открытых позиций
        [one] { $positions } открытая позиция
        [few] { $positions } открытые позиции
        [many] { $positions } открытых позиций
       *[other] { $positions } открытой позиции
    }
gauge-level = { $level } из { $of }
gauge-venue = { $level } из { $of } (биржа: { $value })
gauge-own-scale = { $value } ({ $first } закрывают первым)
gauge-not-offered = здесь нет
gauge-absent = в этот раз не прислан
gauge-unrecognised = неизвестное значение ({ $value })
leverage-unknown = плечо ?
leverage-times = { $leverage }×
size-base = { $size }
size-contracts = { $size } контр.
size-usd = { $size } USD
size-in-coins = { $size } ({ $coins } { $base })
notional-unknown = стоимость ?
as-of = На { $at }
account = { $label } ({ $venue })
account-note = Примечание: { $note }
names-more = { $names } и ещё { $count }

## Alerts

first-head = Первый просмотр { $account }: { $count }
first-foot = Отсюда я начинаю; о более ранних событиях не сообщаю. На { $at }
gauge-rose-head = Индикатор ADL вырос до { $gauge }: { $position } · { $account }
gauge-top-head = На очереди к ADL ({ $gauge }): { $position } · { $account }
gauge-fell-head = Индикатор ADL снизился до { $gauge }: { $position } · { $account }
gauge-rose-line = Снизить: меньше размер, фиксация части прибыли, меньше плечо.
score-exact = Почему: { $parts } = { $score }
score-estimate = Почему: { $parts } = { $score } (оценка)
score-bound = Почему: { $parts } = { $score } самое большее (не читается: { $missing })
score-part = { $name } { $value }
ways-line = Вдвое меньше: { $ways }.
ways-or = , или{ " " }
way-reduce = закрыть { $size }
way-add-margin = добавить { $amount } маржи
way-lower-leverage = снизить эффективное плечо до { $leverage }
way-take-profit = зафиксировать { $amount } прибыли и открыть снова
way-take-all-profit = зафиксировать всю прибыль и открыть снова
fact-was = Было
fact-size = Размер
fact-value = Стоимость
fact-profit = Нереализованная прибыль
fact-leverage = Плечо
fact-exchange-says = Биржа сообщает
fact-mark = Цена маркировки
adl-part-head = ADL: закрыто { $percent } вашей позиции { $position } · { $account }
adl-some-head = ADL: закрыто { $size } вашей позиции { $position } · { $account }
adl-closed-head = ADL: ваша позиция { $position } закрыта · { $account }
adl-many-head = ADL затронул ваши позиции: { $count } · { $account }
adl-line = { $position }: закрыто { $taken } по { $price }, осталось { $left }{ $realised }
adl-line-realised = , реализовано { $realised }
adl-more =
    { $count ->
        [one] …и ещё { $count } позиция.
        [few] …и ещё { $count } позиции.
        [many] …и ещё { $count } позиций.
       *[other] …и ещё { $count } позиции.
    }
adl-over =
    Закончено: { $fills ->
        [one] { $fills } исполнение за { $duration }
        [few] { $fills } исполнения за { $duration }
        [many] { $fills } исполнений за { $duration }
       *[other] { $fills } исполнения за { $duration }
    }; { $full ->
        [0] полностью ничего не закрыто
        [one] закрыта { $full } позиция
        [few] закрыты { $full } позиции
        [many] закрыто { $full } позиций
       *[other] закрыто { $full } позиции
    }{ $part ->
        [0] .
       *[other] , частично: { $part }.
    }
sum-taken =
    { $worth }, { $fills ->
        [one] { $fills } исполнение
        [few] { $fills } исполнения
        [many] { $fills } исполнений
       *[other] { $fills } исполнения
    }
fact-against-mark = К цене маркировки
mark-worse = хуже на { $amount }
mark-better = лучше на { $amount }
fact-signs = Признаки
hint-under-way = биржа пометила её как закрываемую по ADL
hint-order-gone = биржа отменила там ордер из-за ADL
hint-system-trade = последнюю сделку по ней провела система биржи
hint-neighbour = ADL затронул другой наблюдаемый здесь аккаунт на том же рынке
hint-market = на этом рынке идёт ADL
hint-top = она стояла первой в очереди ADL
hint-liquidation = возможно, это была ликвидация
fact-taken = Закрыто
fact-taken-of = { $taken } из { $before } по { $price }
fact-taken-at = { $taken } по { $price }
fact-left = Осталось
left-as-expected = { $shown } (как ожидалось)
left-as-expected-own =
    { $shown } (как ожидалось: вы сами { $own ->
        [bought] добавили
       *[other] закрыли
    } { $size })
left-differs = { $shown }, ожидалось { $expected }
mark-seen = { $price } (увидено за { $ago } до того)
mark-about = около { $amount }
left-expected = ожидается { $expected }; ещё не прочитано
left-unknown = ещё не прочитано
fact-realised = Реализовано
fact-realised-about = Реализовано, около
by-entry-price = { $amount } (по цене входа, до комиссий)
realised-of = { $realised }; { $share } от прибыли { $profit }, которая была
fact-fees = Комиссии
fact-fills = Исполнения
fact-proof = Подтверждение
adl-late = Замечено с опозданием на { $late }.
adl-hedge = Если это была одна нога хеджа, вторая теперь открыта.
hedge-open = Хедж { $base }: захеджировано { $hedged }, нетто { $net } { $base }{ $usd }, до этого { $before }.
hedge-state-open = { $base }: захеджировано { $hedged }, нетто { $net } { $base }{ $usd }
hedge-held = Хедж { $base }: по-прежнему сбалансирован, нетто { $net } { $base }{ $usd }.
hedge-mended = Хедж { $base }: снова сбалансирован, нетто { $net } { $base }{ $usd }.
hedge-usd = { " " }({ $usd })
hedge-naked = Без хеджа: { $leg }, { $gap } { $base }.
hedge-closes = Закроет разрыв: { $ways }.
hedge-reduce = { $side } { $size } { $symbol } на { $where }
hedge-rebuild = вернуть: { $side } { $size } { $symbol } на { $where } (свободная маржа: { $margin })
hedge-and = { $one } и { $other }
hedge-or = { $one } или { $other }
hedge-unread = { $where } не читается с { $since }: ноги там могли измениться.
hedge-more = …и ещё хеджи: { $count }, см. /hedges
hedge-drift-head = Хедж { $base } разбалансирован: захеджировано { $hedged }, нетто { $net } { $base }{ $usd }
hedge-back-head = Хедж { $base } снова сбалансирован: нетто { $net } { $base }{ $usd }
hedge-not-one = Сообщаю из-за ваших собственных сделок. Если это не хедж, укажите это в /hedges.
leg-name = { $where } { $symbol } { $side }
leg-spot = { $where } спот
symbol-spot = { $base } спот
margin-unread = не читается
under-way-head = Биржа прямо сейчас закрывает по ADL вашу позицию { $position } · { $account }
under-way-line = Сколько она закроет, ещё не известно. Сообщение изменится, как только это станет ясно.
under-way-over-head = Биржа больше не закрывает по ADL вашу позицию { $position } · { $account }
under-way-over-line = Исполнений не было; сверьте размер на странице биржи.
under-way-told-head = ADL закрыл часть вашей позиции { $position } или всю её · { $account }
under-way-told-line = Об этом сказано вместе с другими вашими позициями, в сообщении об ADL по этому аккаунту.
orders-fact = Ордера
orders-sum = исчезло: { $cancelled }{ $protection }, осталось: { $left }
orders-protection =
    { $count ->
        [0] { "" }
       *[other] { " " }(из них стопов: { $count })
    }
orders-gone-line = Исчез: { $order } ({ $reason })
orders-more = …и ещё { $count }.
cancel-adl = ADL
cancel-liquidation = чтобы избежать ликвидации
cancel-position-gone = позиции больше нет или она слишком мала
cancel-settlement = расчёт
cancel-owner = вами
cancel-other = другая причина
cancel-unstated = причина не указана
cancel-with-proof = { $reason }: { $proof }
neutral-left-head = { $account }: дельта-нейтральный режим больше не действует
neutral-left-line = Где этот режим ставит позиции в конец очереди ADL, там они больше не последние.
neutral-entered-head = { $account }: действует дельта-нейтральный режим
neutral-entered-line = Где биржа это предусматривает, подходящие позиции закрываются по ADL последними.
neutral-unstated-head = { $account }: биржа больше не сообщает, действует ли дельта-нейтральный режим
neutral-unstated-line = Не рассчитывайте на последнее место в очереди ADL.
regime-warning-head = Предупреждение об ADL: { $symbol } · { $account }
regime-cascade-head = Каскад: { $symbol } · { $account }
regime-eased-head = Каскад закончился, опасность ещё близко: { $symbol } · { $account }
regime-recovering-head = Каскад закончился, ещё не спокойно: { $symbol } · { $account }
regime-calm-head = { $symbol }: снова спокойно, спустя { $duration } · { $account }
regime-calm-line = Признаков опасности там не осталось.
regime-why = Почему: { $why }.
regime-danger-line = У вас есть позиция на этом рынке. Меньше размер, фиксация части прибыли или меньше плечо понизят ваше место в очереди.
regime-wait-line = Подождите с новым риском там, пока не станет спокойно.
regime-calm = спокойно
regime-warning = предупреждение
regime-cascade = каскад
regime-recovering = восстановление
regime-unknown = биржа не оценивает; за последний час ADL закрывал ваше
regime-because = { $regime } – { $why }
why-venue-says-adl = биржа сообщает, что идёт ADL
why-venue-mark = ADL близок по собственной мере биржи
why-trigger-near = пройдено { $number } пути до порога ADL биржи
why-trigger-passed = порог ADL биржи достигнут
why-fund-fell-1h = страховой фонд упал на { $number } за 1 ч
why-fund-fell-8h = страховой фонд упал на { $number } за 8 ч
why-fund-fell-24h = страховой фонд упал на { $number } за 24 ч
why-adl-here =
    { $number ->
        [1] 1 исполнение ADL на наблюдаемых здесь аккаунтах за считаные минуты
       *[other] исполнений ADL на наблюдаемых здесь аккаунтах за считаные минуты: { $number }
    }
why-ranks-rise = индикаторы выросли за считаные минуты на наблюдаемых здесь аккаунтах: { $number }
fact-since = С
fact-began = В опасности с
fact-market = Рынок
fact-now = Сейчас
fact-then = До ADL
fact-taken-then = { $taken } из { $before }, { $at }
note-small-fund-head = Подсказка: { $position }, { $number } в контракте с маржой в монете · { $account }
note-small-fund-line = У контрактов с маржой в монете общие страховые фонды меньше: они раньше пустеют.
note-heavy-winner-head = Подсказка: у { $position } прибыль { $number } от стоимости · { $account }
note-heavy-winner-line = Крупные и очень прибыльные позиции закрывают первыми. Фиксация части прибыли понижает место в очереди.
note-full-risk-head = Подсказка: { $position } с { $number } на рынке в опасности · { $account }
note-full-risk-line = Меньше плечо или размер сейчас – это и меньше потерь от ADL.
reload-head = Риск, который закрыл ADL, открыт снова: { $position } · { $account }
reload-now = { $value } · { $leverage }
reload-line = Просто чтобы вы знали: рынок ещё не спокоен, и тот же риск снова стоит в той же очереди. Меньше или позже – безопаснее.
fact-source = Источник
fact-fund = Страховой фонд
fact-fund-daily = { $fund } (обновляется раз в день)
fact-drawdown = Просадка фонда
fact-trigger = ADL начинается при
lost-head = { $venue } больше не присылает: { $source }
lost-line = Нет с { $since }{ $why }. Пока это не вернётся, тишина не значит, что ADL далеко.
lost-why = { " " }({ $why })
lost-all = публичные предупреждения об ADL
lost-field = { $field } в { $source }
back-again-head = { $venue } снова присылает: { $source }
back-again-line = Не было { $duration }.
banned-head = { $venue } закрыла доступ этому серверу на { $duration }
banned-line = Причина: { $why }. До конца срока запросов туда нет; аккаунты там пока не читаются.
clock-head = Часы этого сервера { $direction } часов { $venue } на { $seconds } с
clock-behind = отстают от
clock-ahead = идут впереди
clock-line = Я вношу поправку. Настройте часы (NTP), иначе запросы могут отклоняться.
forced-head = { $cause }: { $position } изменилась на { $size } · { $account }
cause-liquidation = Ликвидация
cause-takeover = Перешла к механизму ликвидации
cause-settlement = Расчёт или делистинг биржей
cause-delivery = Поставка
cause-unrecognised = Изменение с неизвестной пометкой
cause-adl = ADL
cause-own-order = ваш собственный ордер
cause-transfer = Перенос переводом или блочной сделкой
cause-probable-adl = вероятно, ADL
forced-line = Цена { $price }. Не ADL: так говорит пометка самой биржи.
forced-unrecognised-line = Цена { $price }. Мне эта пометка не известна; посмотрите на странице биржи.
reduced-head = { $position } уменьшилась с { $before } до { $after }, причина пока не известна · { $account }
reduced-line = { $missing } – без исполнения. Если это не вы, проверьте биржу сейчас. Сообщение изменится, как только биржа назовёт причину.
reduced-known-head = { $position } уменьшилась с { $before } до { $after }: { $cause } · { $account }
reduced-known-line = Объяснено: пришла пометка самой биржи.
reduced-probable-line = Биржа этого не сообщала; исполнений в списке ещё нет. Сообщение изменится, как только она скажет, что это было.
reduced-named-line = Биржа называет причину; самого исполнения в списке ещё нет. Сообщение изменится, когда оно появится.
blind-head = { $account } не читается с { $since }
blind-line = Причина: { $why }. Ваши позиции там могут меняться незаметно; я продолжаю попытки.
sees-head = { $account } снова читается, спустя { $duration }
sees-line = Что произошло за это время, читается сейчас и помечается как поздно замеченное.
outage-head = { $venue }: аккаунты ({ $count }) не читаются с { $since }
outage-part-head = { $venue }: { $unread } из { $count } аккаунтов не читаются с { $since }
outage-over-head = { $venue }: снова читаются все аккаунты ({ $count }), спустя { $duration }
outage-account = { $label }: с { $since } ({ $why })
outage-account-back = { $label }: снова читается, спустя { $duration }
outage-line = Ваши позиции там могут меняться незаметно; я продолжаю попытки.
refused-head = Ключ { $account } отклонён
refused-line = Причина: { $why }. Запросы прекращены. Создайте новый ключ только для чтения и добавьте его под тем же именем; тогда сообщу, что произошло за это время.
key-expires-head =
    Срок ключа { $account } истекает через { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }
key-expires-line = Он истекает { $at }. С этого момента там ничего не отслеживается.
key-expires-renew = Продлите его на странице API-ключей биржи (на некоторых ключ с привязкой к IP бессрочный) или создайте новый только для чтения и дайте под тем же именем: /connect или adlwatch accounts add.
key-renewed-head = Срок ключа { $account } продлён
key-no-end = Он бессрочный.
key-end = Он истекает { $at }.
key-gained-head = Ключ { $account } теперь может больше: { $rights }
key-too-powerful-head = Ключ { $account } может не только читать
key-named-line = Биржа сообщает: { $named }.
key-stopped-line = Я его больше не использую: там ничего не отслеживается. Снимите право на странице API-ключей биржи, затем adlwatch accounts prove (или подождите день), либо дайте новый ключ только для чтения под тем же именем.
key-goes-on-line = Администратор допускает ключи с правом торговли, поэтому я продолжаю читать с ним.
key-somebody-line = Если это не вы, в вашем аккаунте кто-то есть: удалите ключ сейчас и проверьте ордера, переводы и выводы.
key-bound-head = Ключ { $account } теперь привязан к IP-адресам
key-unbound-head = Ключ { $account } больше не привязан к IP-адресу
key-unbound-line = Любой, у кого он есть, может читать ваш аккаунт откуда угодно. Привяжите его к адресу этого сервера.
key-unbound-stopped = Такие ключи здесь не используются: там ничего не отслеживается, пока он снова не будет привязан.
key-harmless-head = Ключ { $account } снова может только читать
key-used-again = Я снова его использую. Чтения не было { $duration }; что произошло за это время – далее.
key-lost-head = Ключ { $account } больше не может читать: { $what }
key-lost-line = Я пропускаю это и продолжаю с остальным. Позиции там не отслеживаются; они не считаются ни открытыми, ни закрытыми.
key-lost-mend = Верните ключу это право или создайте новый: я проверяю раз в день, adlwatch accounts prove проверяет сразу.
key-found-head = Ключ { $account } теперь может читать больше: { $what }
key-found-line = Новое для него: { $what }.
key-unjudged-head = Больше неоткуда узнать, что может ключ { $account }
key-unjudged-line = По последней проверке он мог только читать, поэтому я продолжаю. Посмотрите его права на странице API-ключей биржи.
right-trade = торговать
right-transfer = переводить средства
right-withdraw = выводить
right-other = что-то мне не известное
key-can = может не только читать ({ $rights })
key-ends =
    истекает через { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    } ({ $at })
key-ended = истёк
key-is-bound = привязан к IP-адресам
key-is-unbound = не привязан к IP: лучше привязать
past-head = Часть истории { $account } не читается
oddity-head = Необычные данные: { $account }
oddity-line = { $what }. Сохранено как пришло; ничего не останавливается.
back-head = Я не работал { $duration }
back-line = С { $since }. Сейчас все аккаунты читаются заново; далее – что произошло за это время, с пометкой об опоздании.
unreached-head = { $name }: нет связи через { $app }
unreached-line = { $why }. Сообщения для этого человека там ждут, пока он снова мне не напишет.
trial-head = Тестовое оповещение
trial-line = По запросу: { $name }. Если вы читаете это здесь, оповещения сюда доходят.
repeat-mark = Возможен повтор: не видно, дошло ли это раньше.

## Checklists

skip-reason-key = Эта причина похожа на ключ, а причины хранятся и показываются. Напишите другую.
checklist-none = Делать нечего: у вас нет чек-листа.
checklist-foot =
    { $open ->
        [0] Всё сделано
        [one] Остался { $open } шаг
        [few] Осталось { $open } шага
        [many] Осталось { $open } шагов
       *[other] Осталось { $open } шага
    }
button-step = { $number }
button-got-it = Принято
got-it = Отмечено. Больше не напоминаю.
got-it-steps = Отмечено. Вернусь только к открытым шагам, если долго никто ничего не делает.
got-it-already = Уже отмечено: { $name }, { $at }.
got-it-by = Принято: { $name }, { $at }
got-it-not-yours = Это оповещение чужое, или его уже нет. Нажать может только владелец аккаунта или тот, кому передано оповещение; администратор не исключение.
reminder-line =
    { $count ->
        [1] Напоминание: никто ещё не нажал «Принято».
       *[other] Напоминание { $count }: никто ещё не нажал «Принято».
    }
ignored-line =
    { $count ->
        [1] Напоминание: есть открытые шаги, и никто за них ещё не брался.
       *[other] Напоминание { $count }: есть открытые шаги, и никто за них ещё не брался.
    }
button-old = Эта кнопка больше не действует.
passed-whose = Это оповещение для { $name }.
passed-why = Это оповещение для { $name }; «Принято» там не нажато уже { $duration }. Поэтому его получаете и вы.
passed-on = Передано дальше, так как никто не нажал «Принято»: { $names }.
passed-name = { $name } в { $at }
unheard-head = ADL, { $name }: никто не нажал «Принято» уже { $duration }
unheard-passed = Передано: { $names }; ответа нет.
unheard-nobody = Больше никто не указан, кому об этом сообщать (people.NAME.escalation в конфигурации).
unheard-line = Свяжитесь с { $name } другим способом. Сообщение изменится, когда кто-нибудь нажмёт «Принято».
unheard-noted-head = ADL, { $name }: «Принято» теперь нажато
ack-none = Ничто не ждёт вашего «Принято».
ack-done = Отмечено: { $head }
ack-many = Отмечено оповещений: { $count }.
ack-left = Ещё ждут:
ack-line = { $number }: { $head }
ack-how = /ack НОМЕР – для одного из них, /ack all – для всех.
argument-ack = номер оповещения или all

## Commands

start-head = Я слежу за автоделевереджингом (ADL) на ваших деривативных аккаунтах.
start-known = Здравствуйте, { $name }. Я буду писать вам сюда.
start-next = Сначала подключите аккаунт, только для чтения. Это займёт две минуты.
start-watched = Все команды: /help
start-viewer = Вы видите то, что показывают владельцы аккаунтов, и получаете их оповещения. Все команды: /help
kind-begin = Начало
kind-accounts = Ваши аккаунты
kind-risk = Ваш риск
kind-alerts = Ваши оповещения
kind-more = Ещё
kind-host = Для администратора
which-head = /{ $name }: { $what }?
button-connect = Подключить аккаунт
button-another = Подключить ещё
button-positions = Позиции
button-test = Тест оповещения
button-help = Справка
button-fill-in = Заполнить
button-again = Ещё раз
button-sure = Он только читает: принять
button-cancel = Отмена
stranger-head = Я вас не знаю.
stranger-line = Ваш id здесь: { $user }. Попросите администратора этого бота внести его или отправьте /start с приглашением.
invite-bad = Это приглашение использовано, устарело или неверно. Попросите у администратора новое.
group-head = Напишите мне в личные сообщения; ваши аккаунты больше никого не касаются.
unknown-near = Я не знаю /{ $name }. Вы имели в виду /{ $near }?
unknown-head = Я не знаю /{ $name }. /help – список того, что я умею.
failed-head = Не получилось: ошибка моя, записана для администратора. Ничего вашего не потеряно.
takes-nothing = Команда /{ $name } пишется одна, без слов после неё.
help-head = Что я умею
help-start = кто я и знаю ли я вас
help-help = этот список
help-learn = что такое ADL, кого выбирают, как снизить риск и правила каждой биржи
help-join = использовать приглашение, как и /start
help-connect = добавить аккаунт по ключу только для чтения или по адресу
help-accounts = ваши аккаунты и когда каждый читался последний раз
help-positions = ваши позиции и их индикаторы ADL
help-position = где ваша позиция стоит в очереди ADL и почему
help-whatif = что уменьшило бы вдвое балл, который решает
help-risk = ваш риск по всем биржам: объём, верх очереди ADL, хеджи, рынки
help-market = один рынок: страховой фонд, предупреждение биржи об ADL, расстояние до порога
help-rename = другое имя для аккаунта
help-pause = не следить за аккаунтом до возобновления: оповещений по нему нет
help-resume = снова следить за аккаунтом на паузе
help-forget = стереть аккаунт с ключом и данными или всё, что о вас хранится
help-hedges = ваши хеджи: что против чего стоит и сколько открыто
help-ack = принято: остановить напоминания по последнему оповещению или по всем
help-alerts = ваши последние оповещения; /alerts settings: как вам сообщать
help-silence = о чём вы какое-то время не хотите слышать
help-quiet = часы, когда приходят только тревоги; остальное – потом одной сводкой
help-timezone = ваш часовой пояс
help-digest = ежедневный отбой, недельная сводка или как всё обстоит сейчас
help-checklist = ваш открытый чек-лист или список всех
help-incidents = что ADL закрыл на ваших аккаунтах, с номером каждого инцидента
help-export = доказательства по инциденту файлом
help-drill = учения: вымышленный ADL на все ваши адреса, с чек-листом и «Принято»
help-test = отправить тестовое оповещение на все ваши адреса
help-invite = одноразовое приглашение (только администратор)
help-line = /{ $name } – { $help }
invite-name-key = Это имя похоже на ключ. Выберите другое.
invite-none = Приглашения для { $name }, которое можно отозвать, нет.
invite-revoked = { $name } больше не может пользоваться этим ботом.
host-only = Это может только администратор этого бота.
account-which = Какой аккаунт? Назовите один из ваших: { $labels }.
accounts-none = У вас здесь ещё нет аккаунта. Добавьте его через /connect.
accounts-head = Ваши аккаунты
accounts-never = ещё не читался
accounts-well = прочитан { $ago } назад
accounts-failing = прочитан { $ago } назад, идут попытки ({ $why })
accounts-blind = не читается с { $since } ({ $why })
accounts-paused = на паузе, не отслеживается ({ $last }); /resume
accounts-refused = ключ отклонён; добавьте новый
accounts-barred = не читается: ключ может слишком много; исправьте его или добавьте новый
accounts-key = { $account }: ключ { $facts }
positions-head = { $account }: { $count }
position-beyond = { $position }: ключ не может её прочитать с { $since }; она не считается ни открытой, ни закрытой
positions-none = Нет аккаунта, значит, нет и позиций. Добавьте аккаунт через /connect.
positions-unread = { $account }: ещё не читался
positions-none-held = У вас нет ни одной прочитанной позиции.
positions-which = Ничего с таким именем у вас нет. Назовите аккаунт или символ, который держите: { $names }.
position-which = Какая позиция? Назовите символ, который держите: { $symbols }.
position-title = Место в очереди ADL
position-where = { $position } { $size } · { $account }
position-age = Прочитано { $position } назад; маржа ещё ни разу не читалась.
position-age-margin = Прочитано { $position } назад, маржа – { $margin } назад.
score-none = Почему: не известно; биржа не публикует правило ранжирования, или удалось прочитать слишком мало.
score-agreement = Балл и индикатор совпали в { $agreed } из { $compared } сравнений на этом рынке.
what-if-title = Что уменьшило бы балл вдвое
what-if-note = Меньше балл – дальше место, только если баллы других не падают тоже. Я не торгую и ничего из этого не делаю. Эффективное плечо – стоимость, делённая на капитал под ней: в кросс-марже сама настройка плеча ничего не меняет.
what-if-nothing-needed = Прибыли нет: балл уже 0.
what-if-unknown = Что уменьшит его вдвое, сказать нельзя: маржа под позицией не прочитана.
way-line = • { $way }: тогда { $score }
hedges-none = Ни одну монету вы сейчас не держите в обе стороны, поэтому хеджа нет.
hedges-head = Ваши хеджи
hedges-line = { $base }: захеджировано { $hedged }, нетто { $net } { $base }{ $usd } · { $pairing }
hedges-leg = • { $leg }: { $size } ({ $coins } { $base })
pairing-suggested = считаю хеджем
pairing-confirmed = хедж, с ваших слов
pairing-overruled = не хедж, с ваших слов
pairing-uneven = слишком неровно, чтобы считать хеджем, если вы не скажете иначе
button-hedge = { $base } – хедж
button-no-hedge = { $base } – не хедж
hedge-judged = { $base } – хедж: я сообщу, если он потеряет баланс.
hedge-overruled = { $base } – не хедж: больше о нём не сообщаю.
alerts-none = Оповещений ещё нет.
alerts-head = Ваши последние оповещения
test-head = Отправляется на все ваши адреса.
invite-head = Одноразовое приглашение для { $name }
invite-line = Пусть этот человек отправит мне: /start { $code } (в течение 7 дней)
invite-way = { $app }: { $way }
invite-usage = Укажите имя: /invite ИМЯ, или /invite ИМЯ viewer для того, кто только смотрит
invite-viewer = Этот человек только смотрит и ничего не видит, пока владелец аккаунта не напишет: /share АККАУНТ with и его имя.

## Learning about ADL

argument-topic = тема или биржа
learn-adl = Что такое ADL?
learn-adl-1 = Автоделевереджинг (ADL): биржа закрывает вашу прибыльную позицию, целиком или частично, против проигравшего, у которого ничего не осталось. Вас не спрашивают.
learn-adl-2 = Это последний шаг каскада: сначала рынок забирает позицию проигравшего (ликвидация), затем платит страховой фонд, и только потом – трейдеры другой стороны.
learn-adl-3 = Полученная до этого прибыль остаётся у вас. Вы теряете позицию, цену дня, открытые ордера там и одну ногу, если это был хедж.
learn-fund = Страховой фонд
learn-fund-1 = Он покрывает то, что обанкротившаяся позиция потеряла сверх своей маржи. Пополняется ликвидациями, которые закончились лучше цены банкротства.
learn-fund-2 = Фонды – это пулы: одни рынки делят общий, у других (новых, малых, с маржой в монете) есть свой небольшой, который пустеет раньше.
learn-fund-3 = Быстро падающий фонд – лучший ранний признак. Я слежу за ним там, где биржа его публикует: /market.
learn-who = Кого выбирают?
learn-who-1 = Все на выигрывающей стороне стоят в очереди, по рынку и стороне. Первыми – те, у кого много прибыли и большое эффективное плечо.
learn-who-2 = Эффективное плечо – стоимость, делённая на капитал под ней. В кросс-марже сама настройка плеча ничего не меняет.
learn-who-3 = Индикатор показывает ваше место в этой очереди ступенями. Он движется и из-за чужих позиций. /position объясняет, почему вы стоите именно там.
learn-liquidation = Это ликвидация?
learn-liquidation-1 = Нет. Ликвидация закрывает проигравшего, у которого кончилась маржа. ADL закрывает выигравшего, у которого с маржой всё в порядке.
learn-liquidation-2 = В списке сделок они похожи. Я называю ADL только по пометке самой биржи или пишу «вероятно, ADL» и указываю признаки.
learn-liquidation-3 = После ADL у вас нет долга, и ваши средства не изъяты: вы просто держите меньше, чем планировали.
learn-avoid = Можно ли избежать?
learn-avoid-1 = Наверняка – нет. Место понижают: меньше размер, прибыль, частично зафиксированная и открытая снова, больше маржи, меньше эффективное плечо. Числа даёт /whatif.
learn-avoid-2 = Делите крупную позицию между биржами и предпочитайте рынки с большими фондами рынкам с маржой в монете и новым.
learn-avoid-3 = Некоторые биржи ставят аккаунты в дельта-нейтральном режиме в конец очереди.
learn-avoid-4 = Одно лишь низкое плечо не спасает: в одном крупном каскаде у большинства затронутых оно было малым, а прибыль большой (не ясно, насколько это верно в других случаях).
learn-venue = { $title }: её правила ADL
learn-indicator = Индикатор
learn-mark = Исполнение ADL узнаётся по
learn-warnings = Публичные предупреждения
learn-neutral = Дельта-нейтральный режим
learn-offered = есть
learn-not-known = насколько известно, нет такого, что понижает место
learn-none = нет
learn-page = { $title }, официальная страница
learn-which = Такой страницы у меня нет. Есть: { $known }.

## Another name, a pause, forgetting

argument-account = какой аккаунт
argument-new-name = его новое имя
rename-title = Переименовать { $label }
rename-label = Новое имя
rename-hint = например main; ГРУППА/main показывает аккаунты вместе
renamed-head = { $old } теперь называется { $new }.
button-resume = Возобновить
paused-head = { $account } больше не отслеживается
paused-line = Оповещений по нему, включая ADL, не будет, пока вы не возобновите: /resume. Что произойдёт за это время, будет прочитано тогда и отмечено как позднее.
resumed-head = { $account } снова отслеживается
resumed-line = Что произошло за это время, читается сейчас и помечается как поздно замеченное.
pause-refused = { $label } и так не отслеживается: ключ отклонён. Подключите его снова с новым ключом под тем же именем.
pause-barred = { $label } и так не отслеживается: ключ может слишком много. Исправьте ключ или подключите новый под тем же именем.
pause-paused = { $label } уже на паузе.
resume-none = Ни один ваш аккаунт не на паузе.
resume-on = { $label } уже отслеживается.
resume-refused = { $label } нельзя отслеживать: ключ отклонён. Подключите его снова с новым ключом под тем же именем.
resume-barred = { $label } нельзя отслеживать: ключ может слишком много. Исправьте ключ или подключите новый под тем же именем.
erase-all-mine = Всё моё
erase-everything = всё, что о вас хранится
erase-head = Стереть: { $what }?
erase-for-good = Это нельзя отменить.
erase-keys =
    • { $count ->
        [one] { $count } аккаунт с ключом и последними известными позициями
        [few] { $count } аккаунта с ключами и последними известными позициями
        [many] { $count } аккаунтов с ключами и последними известными позициями
       *[other] { $count } аккаунта с ключами и последними известными позициями
    }
erase-alerts =
    • { $count ->
        [one] { $count } оповещение
        [few] { $count } оповещения
        [many] { $count } оповещений
       *[other] { $count } оповещения
    }
erase-executions =
    • { $count ->
        [one] { $count } исполнение
        [few] { $count } исполнения
        [many] { $count } исполнений
       *[other] { $count } исполнения
    }
erase-records =
    • { $count ->
        [one] { $count } исходная строка биржи
        [few] { $count } исходные строки биржи
        [many] { $count } исходных строк биржи
       *[other] { $count } исходной строки биржи
    }
erase-checklists =
    • { $count ->
        [one] { $count } чек-лист
        [few] { $count } чек-листа
        [many] { $count } чек-листов
       *[other] { $count } чек-листа
    }
erase-addresses =
    • { $count ->
        [one] { $count } адрес
        [few] { $count } адреса
        [many] { $count } адресов
       *[other] { $count } адреса
    }
erase-listed = Ваше имя и адреса записаны в конфигурации администратора: убрать их может только он.
erase-leaves = Ваше имя и адреса тоже стираются: после этого я вас не знаю. Новое приглашение снова вас впустит.
button-erase = Стереть навсегда
button-keep = Оставить
erased-head = Стёрто: { $what }
erase-elsewhere = Это не затрагивает сообщения в этом чате, копии базы, сделанные администратором, и экспортированные файлы.
erase-not-yours = Этот аккаунт не ваш или уже стёрт.

## Connecting an account

connect-head = Какая биржа?
connect-usage = Принимаются только ключи для чтения. Адресу ключ не нужен вовсе.
connect-venue = { $title }: { $reads }
connect-safest = Безопаснее всего командная строка на сервере: adlwatch accounts add { $venue } --label ИМЯ --owner ВЫ
dialogue-ask = Шаг { $step } из { $steps }. Отправьте мне: { $name } ({ $ask })
dialogue-at-once = Или всё сразу одним сообщением, в этом порядке.
dialogue-secret = Я сразу удалю ваше сообщение и скажу, если не получилось.
dialogue-too-much = Это больше, чем нужно. Ничего из этого не сохранено; отправьте ещё раз.
dialogue-cancelled = Отменено. Отправленное вами забыто.
dialogue-old = Вопрос слишком давний, или это уже сделано. Начните заново: /connect
connect-sure-line = Ещё не сохранено. О том, что может ключ, известно только с ваших слов; я указываю это везде, где показан аккаунт.
connect-erased = Ваше сообщение с ключом здесь удалено.
connect-not-erased = Удалить ваше сообщение с ключом не получилось. Удалите его сами, а лучше создайте новый ключ.
connect-done = { $account } подключён
connect-proof-read-only = Биржа сообщает: ключ читает позиции и исполнения; торговать и выводить не может.
connect-proof-address = Адрес можно только читать.
connect-ip-unbound = Ключ не привязан к IP-адресу: лучше привязать к адресу этого сервера.
connect-ip-bound = Ключ привязан к IP-адресам.
connect-expires = Ключ { $when }.
connect-reads = Читает: { $what }.
connect-unread = Не может читать: { $what }.
connect-first-look = Далее – первый просмотр.
connect-label-taken = У вас уже есть аккаунт с именем { $label }. Выберите другое.
connect-label-key = Это имя похоже на часть ключа, а имена видны в каждом сообщении. Выберите другое.
connect-label-bad = Выберите имя из 1–30 букв, цифр, пробелов или знаков - _ . ; ГРУППА/ИМЯ показывает аккаунты вместе.
connect-field-missing = Нет поля { $name }: { $ask }.
connect-field-bad = Поле { $name } выглядит неверно: { $ask }.
connect-field-unknown = У { $title } нет поля { $name }. Поля: { $fields }.
connect-too-powerful = Отклонено: этот ключ может не только читать ({ $rights }). { $help }
connect-unbound = Отклонено: ключ не привязан к IP-адресу, а здесь принимаются только привязанные. Привяжите его к адресу этого сервера.
connect-cannot-tell = Биржа не сообщает, что может этот ключ. Принимайте его, только если уверены, что он лишь читает (в одном сообщении: accept={ $label }).
connect-form-title = Подключить { $title }
connect-form-label = Имя
connect-form-label-hint = имя для него, например main; пусто – имя биржи
note-unproven = не удалось доказать, что этот ключ только для чтения; принят его владельцем
note-trading = этот ключ может торговать (разрешено администратором: по сообщениям, бирже это нужно для чтения)
connect-failed = { $title } не дала подтверждения: { $why }. Ничего не сохранено; исправьте и попробуйте снова.
connect-venue-unknown = Я не знаю биржу { $name }. Я знаю: { $known }.
invite-taken = { $name } уже есть. Выберите другое имя.
button-not-yours = Эта кнопка из чужого списка, или списка уже нет.
positions-title = Ваши позиции
argument-symbol = символ, который вы держите, или его начало
argument-positions = аккаунт или символ, который держите; без него – все
argument-fields = имя и поля ключа, как объясняет /connect БИРЖА
argument-code = приглашение, если оно есть
argument-incident = номер из /incidents; без него – самый новый
argument-name = имя человека; затем viewer для того, кто только смотрит
button-failed = Не получилось: ошибка моя, записана для администратора.

## Checklists: their pages

as-of-never = Ещё не прочитано
button-front = Назад
button-back = Назад
button-look = Проверить
button-tick = Шаг сделан
button-untick = Шаг не сделан
button-all = Всё сделано
button-skip = Пропустить…
button-snooze = Отложить…
button-hand = Передать…
button-line = ✓ { $number }
button-line-open = ↺ { $number }
button-list = { $number }
page-of = Часть { $part } из { $parts }
findings-open =
    { $open ->
        [0] всё сделано: { $all }
       *[other] осталось { $open } из { $all }
    }
findings-held = все { $all } ждут рынка
skip-why = Почему этот шаг не нужен?
skip-not-needed = Не нужен
skip-elsewhere = Сделано иначе
skip-accepted = Принимаю риск
snooze-how-long = На сколько отложить этот шаг? Напоминаний о нём пока не будет.
hand-to-whom = Кто берёт этот шаг? Ему сообщат, и он увидит этот чек-лист.
hand-to-nobody = Больше здесь никто не указан.
deed-ticked = { $name }, { $at }
deed-reopened = снова открыт: { $name }, { $at }
deed-skipped = пропущен: { $name }, { $at }: { $reason }
deed-snoozed = отложен до { $until } ({ $name })
deed-handed = передан: { $to }, от { $name }, { $at }
toast-ticked = Шаг { $step } сделан.
toast-reopened = Шаг { $step } снова открыт.
toast-skipped = Шаг { $step } пропущен.
toast-snoozed = Шаг { $step } отложен до { $until }.
toast-handed = Сообщаю: { $to }.
toast-line = Отмечено.
toast-same = Уже сделано: { $name }, { $at }.
toast-nothing = Там уже нечего было делать.
toast-looking = Смотрю. Сейчас это появится в этом сообщении.
toast-looked = Проверено только что или сейчас не отслеживается. Повторите через несколько секунд.
checklists-head = Ваши чек-листы
checklists-line = { $number }. { $head } · { $age } назад · { $left }
checklists-left =
    { $open ->
        [0] сделано
        [one] остался { $open } шаг
        [few] осталось { $open } шага
        [many] осталось { $open } шагов
       *[other] осталось { $open } шага
    }
skip-usage = Напишите /checklist skip НОМЕР ПРИЧИНА, например: /checklist skip 4 закрыто насовсем.
checklist-usage = Напишите /checklist, /checklist list или /checklist skip НОМЕР ПРИЧИНА.
done-head = Чек-лист выполнен: шагов { $steps }, через { $duration } после события · { $account }
done-line = Из них по данным биржи сделано { $shown }, отмечено вручную { $hand }, пропущено { $skipped }.
rebuild-opened-head = Больше не в опасности: { $symbols } · { $account }
rebuild-opened-line = Шаг восстановления в вашем чек-листе открыт: меньше размер, ниже плечо.
handed-head = { $name } передаёт вам шаг: { $step }
handed-line = Что вы отмечаете здесь, видит и { $name }.

## Checklists: what the exchange shows

finding-equal = { $position }: осталось { $shown }, как и должно быть
finding-off = { $position }: осталось { $shown }, ожидалось { $expected }: расхождение { $off }
finding-not-read = { $position }: ожидается { $expected }, размер ещё не прочитан
finding-unknown-before = { $position }: закрыто { $taken }; размер до этого не известен, сверьте сами
finding-brought = { $position }: { $brought }
finding-fact = { $name }: { $value }
finding-rule = Правило биржи: { $text } ({ $page })
finding-margin = Маржа { $name }: капитал { $equity }, свободно { $free }, { $ratio } нужно для удержания позиций
finding-unread-number = не показано
finding-order-lost = { $order } – исчез ({ $reason })
finding-order-back = { $order } – заменён: { $back }
finding-order-pointless = { $order } – исчез, и его позиция тоже
finding-bare = У { $position } { $size } больше нет стопа
finding-covered = У { $position } есть стоп: { $order }
finding-misfit-too-large = { $order } – больше, чем осталось ({ $left })
finding-misfit-would-open = { $order } – не «только сокращение»: при остатке { $left } он откроет обратную сторону
finding-misfit-orphan = { $order } – его позиции больше нет
finding-misfit-gone = { $order } – больше не стоит или подходит
finding-other-leg = На другой ноге, { $where }: { $order }
finding-alone = Тогда без пары: { $leg }, { $coins } { $base }
finding-market = { $symbol }: { $regime }
regime-unjudged = биржа не оценивает
finding-place = { $position }: ADL { $gauge }; сообщено при { $told }
finding-closed = { $position }: закрыта
finding-size = Размер { $now }, был { $was }
finding-leverage = Плечо { $now }, было { $was }
finding-blind = { $account }: не читается с { $since } ({ $why })
finding-sees = { $account }: снова прочитан, { $at }
finding-key-refused = Биржа отклоняет ключ ({ $why })
finding-key-taken = Биржа принимает ключ
finding-key-ends = Ключ истекает { $at }
finding-key-lasts = Срок ключа продлён
finding-key-unbound = Ключ не привязан к IP-адресу
finding-not-yet = ещё не прочитано
finding-no-execution = биржа ещё не показала исполнения
finding-unread = аккаунт не читается
finding-not-offered = этому ключу не показано: посмотрите на странице биржи
finding-nothing = здесь делать нечего
finding-rebuild = { $position }: самое большее { $size } с { $leverage }×
finding-rebuild-waits = { $position }: ждёт, пока рынок успокоится ({ $why })
finding-rebuild-blind = { $position }: ждёт, пока аккаунт снова не будет читаться
finding-was = Было: { $parts }
finding-choice = Или: { $parts }
finding-part-size = { $size } с { $leverage }×
finding-part-margin = маржа { $margin }
finding-part-distance = { $distance } до ликвидации
finding-part-distance-most = самое большее { $distance } до ликвидации
finding-part-score = балл в очереди – { $share } от прежнего, при той же прибыли
finding-instead = Ещё можно: { $ways }.
finding-instead-take-profit = зафиксировать часть прибыли
finding-instead-split = разделить между биржами
finding-instead-neutral-mode = включить дельта-нейтральный режим биржи
argument-checklist = list или skip НОМЕР ПРИЧИНА

## The evidence of an incident

export-none = Инцидента { $number } здесь нет. Номера есть в списке инцидентов.
export-usage = Напишите /export и номер из /incidents.
export-head = Доказательства по инциденту { $number }
export-holds = В архиве: { $files }.
export-hashes = SHA256SUMS содержит хеш каждого файла. Строки самой биржи лежат там как пришли.
export-instead = На машине, где работает adlwatch: adlwatch export { $number }
incidents-head = Что ADL закрыл на ваших аккаунтах
incidents-line =
    { $number } · { $at } · { $position }{ $more ->
        [0] { "" }
       *[other] { " " }и ещё { $more }
    } · { $account } · закрыто { $taken } · { $state } · { $steps }
incidents-over = закончен
incidents-running = ещё идёт
incidents-export = /export и номер – прислать доказательства файлом.
size-of = { $part } из { $whole }

## The program itself

part-chat-name = Связь с { $app }
part-chat-head = Нет вестей от { $app } уже { $value }
part-chat-ill = от { $app } нет вестей { $value }
part-chat-cure = Команды и кнопки оттуда до меня не доходят. Всё остальное работает.
part-sweep-name = Просмотр аккаунтов
part-sweep-head = Аккаунты не просматривались { $value }
part-sweep-ill = просмотры не начинались и не завершались { $value }
part-pace-name = Темп просмотра
part-pace-head = Аккаунты просматриваются с опозданием до { $value }
part-pace-ill = просмотры опаздывают до { $value }
part-pace-cure = Просматривать нужно больше, чем хватает времени: уменьшите число аккаунтов на этом сервере или смотрите реже (calm_seconds).
part-courier-name = Отправка в { $app }
part-courier-head = Сообщения в { $app } не уходят уже { $value }
part-courier-ill = сообщения в { $app } не уходят { $value }
part-database-name = База данных
part-database-head = Запись в базу данных заняла { $value }
part-database-ill = запись заняла { $value }
part-disk-name = Диск
part-disk-head = Диск почти заполнен: осталось { $value }
part-disk-ill = осталось { $value }
part-disk-cure = Освободите место: ниже { $limit } оповещения скоро может быть некуда записывать.
part-room = { $mega } МБ
part-moment = { $seconds } с
part-why = Причина: { $why }.
part-ill-why = { $said } ({ $why })
part-since = С { $at }
part-cure-restart = Перезапускаю эту часть. Всё остальное работает.
part-cure-wait = Продолжаю попытки. Всё остальное работает.
part-well-head = { $part }: снова в порядке, спустя { $duration }
part-well-restarts =
    { $count ->
        [one] Перезапуск: { $count } раз.
        [few] Перезапуск: { $count } раза.
        [many] Перезапуск: { $count } раз.
       *[other] Перезапуск: { $count } раза.
    }
poll-rival = сообщения этого бота читает другая программа (409)
poll-rival-advice = Остановите её; если она вам не известна, получите новый токен через /revoke у @BotFather и задайте его здесь. До этого команды и кнопки могут теряться; оповещения уходят.
poll-refused-advice = Возьмите токен у @BotFather снова (/token показывает его), задайте его здесь и перезапустите меня.
program-accounts =
    { $count ->
        [one] { $count } аккаунт
        [few] { $count } аккаунта
        [many] { $count } аккаунтов
       *[other] { $count } аккаунта
    }
program-started-head = adlwatch { $version } работает: { $count }
program-away = Меня не было { $duration }, с { $since }.
program-unclean = Остановить меня никто не просил: процесс был убит, или сервер отключился.
program-missed = Сейчас все аккаунты читаются заново; далее – что произошло за это время, с пометкой об опоздании.
program-stopping-head = adlwatch { $version }: получена команда остановки, { $at }
program-stopping-line = Ничего не отслеживается до нового запуска.

## The health page, and who is told from outside

ready-starting = запускается
ready-looks = с запуска просмотрено аккаунтов: { $fresh } из { $count }
ready-down = { $app } не подключён
health-stuck = сторожевые проверки не срабатывали { $seconds } с
health-taken = health.address: { $address } занять нельзя ({ $why }); задайте другой HOST:PORT или "", чтобы не было страницы.
heartbeat-url = ADLWATCH_HEARTBEAT_URL: укажите полный адрес проверки, https://…
heartbeat-start = adlwatch { $version } запускается
heartbeat-stop = adlwatch получил команду остановки
heartbeat-ended = adlwatch завершается: { $why }
heartbeat-renewed = { $part }: перезапущено
heartbeat-stuck = сторожевые проверки не срабатывают
heartbeat-well = всё в порядке
heartbeat-ill = не в порядке: { $how }
heartbeat-status =
    { $count ->
        [one] { $count } аккаунт
        [few] { $count } аккаунта
        [many] { $count } аккаунтов
       *[other] { $count } аккаунта
    }; { $how }

## The board of risk, and one market

button-risk = Риск
button-hedges = Хеджи
argument-market = символ или его начало
position-market = Рынок: { $regime }
price-entry = вход { $price }
price-mark = маркировка { $price }
price-liquidation = ликвидация { $price }
price-profit = нереализованная прибыль { $profit }
risk-head =
    Ваш риск: { $usd } на { $venues ->
        [one] { $venues } бирже
        [few] { $venues } биржах
        [many] { $venues } биржах
       *[other] { $venues } биржах
    }
risk-venue =
    { $venue }: { $usd }, нетто { $net } · { $positions ->
        [one] { $positions } позиция
        [few] { $positions } позиции
        [many] { $positions } позиций
       *[other] { $positions } позиции
    } на { $accounts ->
        [one] { $accounts } аккаунте
        [few] { $accounts } аккаунтах
        [many] { $accounts } аккаунтах
       *[other] { $accounts } аккаунтах
    } · { $read }
risk-top =
    • Первыми в очереди ADL: { $usd } ({ $count ->
        [one] { $count } позиция
        [few] { $count } позиции
        [many] { $count } позиций
       *[other] { $count } позиции
    })
risk-below =
    • Ступенью ниже: { $usd } ({ $count ->
        [one] { $count } позиция
        [few] { $count } позиции
        [many] { $count } позиций
       *[other] { $count } позиции
    })
risk-unrated =
    • Без индикатора: { $usd } ({ $count ->
        [one] { $count } позиция
        [few] { $count } позиции
        [many] { $count } позиций
       *[other] { $count } позиции
    })
risk-uncounted =
    • Не входит в эти суммы: { $count ->
        [one] { $count } позиция, стоимость которой в USD не известна
        [few] { $count } позиции, стоимость которых в USD не известна
        [many] { $count } позиций, стоимость которых в USD не известна
       *[other] { $count } позиции, стоимость которых в USD не известна
    }
risk-unread = • { $label } сейчас не читается: позиции там могли измениться
risk-hedge = • { $base }: захеджировано { $hedged }, нетто { $net } { $base }{ $usd }
risk-markets = Ваши рынки: спокойных { $calm }, без оценки { $unjudged }
risk-danger = • { $symbol } ({ $venue }): { $regime }
market-head = Рынок { $symbol }
market-venue = { $venue } { $symbol }: { $regime }
market-unjudged = сейчас без оценки; это не значит, что спокойно
market-since = В этом состоянии с { $since }.
market-fund = • Страховой фонд ({ $source }): { $fund }, { $fell } · { $age }
market-fund-holds = за 24 ч не упал
market-fund-fell = упал на { $hour } за 1 ч, { $eight } за 8 ч, { $day } за 24 ч
market-fund-fell-day = упал на { $day } за 24 ч
market-said = • Биржа сообщает ({ $source }): { $said } · { $age }
market-drawdown = • Просадка фонда { $drawdown }; { $trigger }
market-trigger = ADL начинается при { $starts }, пройдено { $way } пути
market-no-trigger = биржа не публикует здесь порог
market-age = { $ago } назад
market-old = { $ago } назад: устарело
market-silent = • Об этом рынке ещё ничего не сообщалось: данные начнут поступать, когда кто-то здесь откроет на нём позицию.
market-not-offered = • Эта биржа не публикует по рынкам ни фонд, ни предупреждения.
market-lost = • Сейчас не сообщается: { $what }
market-held = • Ваше: { $position }
market-which = Об этом рынке мне ничего не известно. Назовите какой-нибудь, например: { $symbols }.
market-none = Мне пока не известен ни один рынок: подключите аккаунт, на котором есть позиции.

## The master key


## Orders, and what is kept

proven-head = Что биржа сообщает о { $account }
proven-rights = Этот ключ может не только читать: { $rights }.
proven-unknown = Биржа не сообщает, что может этот ключ.
orders-head =
    { $count ->
        [0] Нет открытых ордеров на { $account }
        [one] { $count } открытый ордер на { $account }
        [few] { $count } открытых ордера на { $account }
        [many] { $count } открытых ордеров на { $account }
       *[other] { $count } открытого ордера на { $account }
    }

## The door

slow-down = Это быстрее, чем я успеваю отвечать. Подождите полминуты; до этого я молчу. Оповещения всё равно приходят.
one-at-a-time = Я ещё занят вашими вопросами ({ $most }). Дождитесь ответов.
too-long = Это слишком длинно для меня: не больше { $most } знаков.
broken-text = Я не могу прочитать этот текст: в нём повреждённые символы.
knocking-head = Попыток от людей без доступа к этому боту: { $count } за { $duration }
knocking-who =
    { $senders ->
        [1] Все { $most } – от id { $address } в { $app }.
       *[other] Людей: { $senders }; { $most } из попыток – от id { $address } в { $app }.
    }
knocking-line = Все отклонены; ничего не показано. Сообщаю об этом не чаще раза в час.
command-edited = Я выполняю команду так, как она отправлена впервые; правка ничего не меняет. Отправьте её заново.
command-forwarded = Пересланное я не выполняю. Если вы этого хотите, наберите сами.

## Told together: what was held back, and how everything stands

held-head =
    { $count ->
        [one] Придержано для вас с { $since }: { $count } оповещение
        [few] Придержано для вас с { $since }: { $count } оповещения
        [many] Придержано для вас с { $since }: { $count } оповещений
       *[other] Придержано для вас с { $since }: { $count } оповещения
    }
held-foot = Из-за ваших тихих часов или заглушения. Изменить: /alerts settings.
digest-clear-head =
    Всё спокойно: { $accounts ->
        [1] 1 аккаунт, прочитан { $oldest } назад
        [one] { $accounts } аккаунт, все прочитаны за последние { $oldest }
        [few] { $accounts } аккаунта, все прочитаны за последние { $oldest }
        [many] { $accounts } аккаунтов, все прочитаны за последние { $oldest }
       *[other] { $accounts } аккаунта, все прочитаны за последние { $oldest }
    }, { $positions }
digest-week-clear-head =
    Ваша неделя, всё спокойно: { $accounts ->
        [1] 1 аккаунт, прочитан { $oldest } назад
        [one] { $accounts } аккаунт, все прочитаны за последние { $oldest }
        [few] { $accounts } аккаунта, все прочитаны за последние { $oldest }
        [many] { $accounts } аккаунтов, все прочитаны за последние { $oldest }
       *[other] { $accounts } аккаунта, все прочитаны за последние { $oldest }
    }, { $positions }
digest-head = Нужно взглянуть: { $what }
digest-week-head = Ваша неделя: { $what }
digest-unread =
    { $count ->
        [one] { $count } аккаунт не читается
        [few] { $count } аккаунта не читаются
        [many] { $count } аккаунтов не читаются
       *[other] { $count } аккаунта не читаются
    }
digest-incidents =
    { $count ->
        [one] { $count } инцидент ADL
        [few] { $count } инцидента ADL
        [many] { $count } инцидентов ADL
       *[other] { $count } инцидента ADL
    }
digest-markets =
    { $count ->
        [one] { $count } рынок неспокоен
        [few] { $count } рынка неспокойны
        [many] { $count } рынков неспокойны
       *[other] { $count } рынка неспокойны
    }
digest-account = • { $account }: { $what }
digest-highest = наибольший ADL { $gauge }
digest-market = • { $symbol } ({ $venue }): { $regime }, с { $since }
digest-hedge = • { $state }
digest-told =
    { $told ->
        [0] С { $since } оповещений не было.
        [one] { $told } оповещение с { $since }.
        [few] { $told } оповещения с { $since }.
        [many] { $told } оповещений с { $since }.
       *[other] { $told } оповещения с { $since }.
    }{ $lists ->
        [0] { "" }
        [one] { " " }Открыт { $lists } чек-лист.
        [few] { " " }Открыты { $lists } чек-листа.
        [many] { " " }Открыто { $lists } чек-листов.
       *[other] { " " }Открыто { $lists } чек-листа.
    }

## How a person is told

argument-alerts = settings
argument-silence = СИМВОЛ, АККАУНТ, БИРЖА или all, на сколько, почему; либо: end НОМЕР
argument-quiet = 23:00-07:00 или off
argument-zone = например Europe/Madrid
button-settings = Настройки
button-thresholds = Пороги
button-silences = Заглушения
button-chosen = ✓ { $what }
button-as-for-all = Как для всех
button-as-set = Как у админа
button-rung = От ступени { $level }
button-no-rung = Без ступени
button-least = ≥ { $least }
button-end = Снять { $number }
settings-head = Как вам сообщать
settings-foot =
    { $count ->
        [0] Заглушений нет.
        [one] Задано { $count } заглушение.
        [few] Задано { $count } заглушения.
        [many] Задано { $count } заглушений.
       *[other] Задано { $count } заглушения.
    }
settings-all-accounts = Все аккаунты
settings-now = { $where }: { $volume }
settings-exceptions =
    { $volume }, { $count ->
        [one] { $count } аккаунт иначе
        [few] { $count } аккаунта иначе
        [many] { $count } аккаунтов иначе
       *[other] { $count } аккаунта иначе
    }
settings-gauge = О росте индикатора ADL сообщаю { $what }.
volume-loud = со звуком
volume-silent = без звука
volume-off = выключено
volume-never-off = { $kind }: выключить нельзя, только сделать без звука; иначе вы примете тишину за безопасность.
volume-warning-adl = О том, что биржа у вас закрывает, сообщение приходит всегда; без звука оно вас не разбудит.
volume-warning-blind = Пока это выключено, тишина не значит, что всё в порядке: вам не сообщат, если аккаунт не читается.
kind-head = { $kind }: насколько громко?
kind-adl = ADL
kind-adl-line = ADL закрыл позицию или её часть либо закрывает сейчас.
kind-forced = Другие сокращения
kind-forced-line = Ликвидация, расчёт или позиция, уменьшившаяся без известной причины.
kind-blind = Аккаунты не читаются
kind-blind-line = Аккаунт не читается, и когда это закончилось.
kind-key = Ключи
kind-key-line = Ключ отклонён, скоро истекает или может не то, что раньше.
kind-gauge = Индикатор
kind-gauge-line = Индикатор ADL позиции растёт или снижается.
kind-market = Рынки
kind-market-line = Рынок с вашей позицией в опасности или снова спокоен.
kind-hedge = Хеджи
kind-hedge-line = Хедж потерял баланс из-за ваших сделок, или изменился дельта-нейтральный режим.
kind-hint = Подсказки
kind-hint-line = Тихие подсказки о том, чем рискует позиция.
kind-checklist = Чек-листы
kind-checklist-line = Чек-лист выполнен, можно восстанавливать позицию, вам передан шаг.
kind-program = Этот бот
kind-program-line = Его собственные проблемы: не работает, нет связи с людьми, биржа больше не присылает предупреждения.
thresholds-head = С какого уровня сообщать о росте индикатора?
thresholds-share = от { $share } шкалы биржи, для позиций стоимостью от { $least }
thresholds-both = от ступени { $level } или { $share } шкалы биржи, что наступит раньше, для позиций стоимостью от { $least }
thresholds-given = В настройках администратора: { $what }.
thresholds-line = Ряды: ступень, часть шкалы, наименьшая стоимость позиции в её валюте.
quiet-none = Тихих часов у вас нет. Ваши часы: { $clock } ({ $zone }).
quiet-set = Тихие часы: { $hours }. Ваши часы: { $clock } ({ $zone }).
quiet-line = ADL, другие сокращения, нечитаемые аккаунты и каскад на рынке с вашей позицией приходят всё равно. Остальное – одной сводкой, когда тихие часы закончатся.
quiet-usage = Напишите /quiet 23:00-07:00 или /quiet off. Часовой пояс задаёт /timezone.
zone-usage = Напишите /timezone и ваш пояс, например /timezone Europe/Madrid.
zone-which = Какой пояс? { $names }
zone-unknown = Я не знаю такого пояса. Напишите континент и город, например Europe/Madrid.
silences-head =
    { $count ->
        [0] Вы ничего не заглушили
        [one] { $count } заглушение
        [few] { $count } заглушения
        [many] { $count } заглушений
       *[other] { $count } заглушения
    }
silence-line = { $number }. { $what } до { $until } ({ $by })
silence-because = { $number }. { $what } до { $until } ({ $by }: { $reason })
silence-usage = Напишите /silence, затем СИМВОЛ, АККАУНТ, БИРЖА или all, на сколько (30m, 2h, 1d) и почему. /silence end НОМЕР снимает заглушение.
silence-grave = ADL и другие сокращения, а для хоста – и мои собственные неполадки, не придерживаются никогда: они приходят без звука. Остальное – одной сводкой, когда заглушение закончится.
silence-ended = Больше не заглушено: { $what }
silence-held-follow = Придержанное придёт одной сводкой.
silence-none = У вас нет заглушения { $number }.
silence-long = Выберите время от 1m до { $days }d.
silence-enough = Заглушений у вас: { $count }. Сначала снимите одно.
silence-which = Что заглушить? Назовите аккаунт, биржу, all или один символ, который держите: { $symbols }.
silence-all = всё
argument-digest = 09:00, weekly Mon 09:00, off или now
digest-hint = Пока всё хорошо, сообщений нет. Нужен ежедневный отбой? /digest 09:00
digest-usage = Напишите /digest 09:00, /digest weekly Mon 09:00, /digest off или /digest now.
digest-nobody = В этом процессе наблюдение не ведётся, поэтому сказать нечего.
digest-none = Ни ежедневного отбоя, ни недельной сводки. Задать: /digest 09:00.
digest-set = Отбой и сводка: { $when }.
digest-daily = ежедневно в { $at }
digest-weekly = еженедельно ({ $day }) в { $at }
weekday-0 = понедельник
weekday-1 = вторник
weekday-2 = среда
weekday-3 = четверг
weekday-4 = пятница
weekday-5 = суббота
weekday-6 = воскресенье
drill-mark = УЧЕНИЯ · ничего не произошло · { $head }
drill-account = вымышленный аккаунт
drill-coming = Вымышленный ADL отправляется на все ваши адреса
drill-script = Всё идёт как при настоящем. Нажмите «Принято», откройте чек-лист: его шаги отмечаются сами, пока вымышленный аккаунт за две минуты приводят в порядок. Я сообщу, как быстро его приняло каждое приложение.
drill-alone = Больше никому не сообщается. /drill escalate сообщает и тем, кто был бы следующим; /drill stop завершает учения.
drill-others = Не нажимайте «Принято», и через минуту оповещение уйдёт следующему человеку из вашего списка. /drill stop завершает учения.
drill-stopping = Завершаю
drill-usage = Напишите /drill, /drill escalate или /drill stop.
drill-running = Ваши учения идут. Нажмите «Принято» и посмотрите чек-лист или завершите их через /drill stop.
drill-none = Ваши учения не идут. Начать: /drill.
drill-report = Как быстро приняло каждое приложение, с момента обнаружения
drill-report-over = Учения закончены
drill-passed = { $name } ({ $app }), после передачи
drill-accepted = принято через { $after }
drill-not-accepted = не принято: { $why }
drill-no-answer = ответа пока нет
drill-acked = Принято: { $name }, через { $after }.
drill-steps = Чек-лист: сделано шагов { $done } из { $steps }.
drill-ended-done = Всё от них стёрто; кнопки больше не действуют.
drill-ended-time = Полчаса истекли. Всё от учений стёрто; кнопки больше не действуют.
drill-ended-stopped = Вы их завершили. Всё от учений стёрто; кнопки больше не действуют.
drill-ended-restart = Меня перезапустили, и это завершило учения. Всё от них стёрто; кнопки больше не действуют.
argument-drill = escalate (сообщить и другим) или stop
drill-asked = Бот проводит учения для { $name }.
drill-not-running = На этой базе бот сейчас не запущен; запустите его: `adlwatch run`.
order-line = { $symbol } { $side } { $size } · { $kind }{ $price }{ $trigger }{ $reduce }
order-buy = купить
order-sell = продать
order-whole = вся позиция
order-at = { " " }по { $price }
order-trigger = { " " }при достижении { $price }
order-reduce-only = { " · " }только сокращение
copy-failed-head = Не удалось сделать ежедневную копию моей базы данных
copy-failed-line = Причина: { $why } Я продолжаю работу и повторяю попытку каждый час. Прежние копии на месте.
seconds = { $count } с
minutes = { $count } мин
hours = { $hours } ч { $minutes } мин
days = { $days } д { $hours } ч
lines-left-out =
    { $count ->
        [one] … ещё { $count } строка не поместилась.
        [few] … ещё { $count } строки не поместились.
        [many] … ещё { $count } строк не поместилось.
       *[other] … ещё { $count } строки не поместилось.
    }
language-name = Русский
language-which = Какой язык?
language-note = Слова самой биржи остаются такими, как она их пишет.
language-set = Теперь я пишу вам по-русски.
language-unknown = На этом языке я не говорю. Я знаю: { $known }.
argument-language = код языка, например es
help-language = язык, на котором я вам пишу

## Steps of the checklists in config/checklists, word for word as they stand there

step-adl_fill-verify = Проверьте сокращение
step-adl_fill-margin = Проверьте оставшуюся маржу
step-adl_fill-orders = Просмотрите отменённые ордера
step-adl_fill-hedge = Восстановите хедж
step-adl_fill-rebuild = Восстановите позицию позже, меньше и с меньшим плечом
step-blind-look = Посмотрите аккаунт на странице биржи: позиции, ордера, уведомления
step-blind-sight = Верните чтение аккаунта
step-gauge_high-reduce = Понизьте своё место в очереди
step-gauge_high-hedge = Продумайте вторую ногу на случай, если эту закроют
step-gauge_high-stops = Решите, что делать с ордерами: ADL их отменяет
step-key-look = Посмотрите аккаунт на странице биржи: без ключа ничего не отслеживается
step-key-key = Дайте новый ключ только для чтения, с привязкой к IP этого сервера: /connect или accounts add
unreached-elsewhere = { $why }. Всё для этого человека идёт в { $elsewhere }, пока он снова не напишет мне там.
refuses-head = { $app } отклоняет сообщение для { $name }
refuses-line = { $why }. Это моя ошибка, сообщите о ней. Сообщение из оповещения { $number }.
silent-head = { $app } ничего не принимает уже { $duration }
silent-fact = Для
silent-line = { $why }Я продолжаю пробовать; то, что там ждёт, не потеряно.
silent-why = { $why }.{ " " }
silent-elsewhere = Пока читайте { $app }.
silent-over-head = { $app } снова принимает сообщения через { $duration }
silent-over-line = То, что ждало, уже в пути, сначала самое срочное.
silent-expired = { $count ->
    [one] { $count } оповещение об очереди ADL устарело и не отправляется: /alerts
    [few] { $count } оповещения об очереди ADL устарели и не отправляются: /alerts
    [many] { $count } оповещений об очереди ADL устарели и не отправляются: /alerts
   *[other] { $count } оповещения об очереди ADL устарели и не отправляются: /alerts
}
elsewhere-late = { $app } не принимает это уже { $duration }{ $why }, поэтому оно пришло сюда.
elsewhere-gone = { $app } этого не принимает{ $why }, поэтому оно пришло сюда.
help-alert = как дошло одно из ваших оповещений, шаг за шагом
help-people = кто пользуется ботом и когда писал; заглушить или убрать (только хост)
help-host = состояние бота: аккаунты, лимиты, база, версия (только хост)
alerts-line = { $number } · { $at } { $head }
held-line = { $at } { $head }
alerts-state = { $line } ({ $state })
alerts-more = Как дошло одно из них: /alert НОМЕР
alerts-usage = Напишите /alerts или /alerts settings. Одно из них: /alert НОМЕР
alert-unknown = У вас нет оповещения с таким номером. Ваши: /alerts
alert-usage = Укажите оповещение: /alert НОМЕР. Номера показывает /alerts
argument-alert = номер, как его показывает /alerts
journey-head = Оповещение { $number }: { $head }
journey-nowhere = У него нет копий: когда его записали, у вас не было адреса.
journey-step = { $at } { $app } { $state }: { $why }{ $detail }{ $times }
fact-told = Записано
state-queued = ждёт
state-sending = отправляется
state-sent = доставлено
state-unsure = неясно
state-retry = пробуется снова
state-moved = чат переехал
state-gone = адреса больше нет
state-rejected = отклонено
state-expired = устарело, снято
state-held = отложено, как вы хотели
state-summed = в сводке
state-off = выключено, как вы хотели
state-superseded = снято ради более новых данных
state-until = { $state } до { $at }
state-next = { $state } в { $at }
step-written = записано до отправки
step-news = оповещение изменилось
step-claimed = отправка началась
step-accepted = приложение приняло
step-pause-asked = приложение попросило паузу
step-not-taken = приложение не взяло
step-in-doubt = ответ неясен; отправлено снова
step-no-answer = ответа вовремя нет; отправлено снова
step-cut-short = я остановился при отправке; отправлено снова
step-chat-moved = у чата другой адрес
step-edit-refused = правка отклонена; отправлено новым сообщением
step-message-refused = приложение отклоняет это сообщение
step-address-gone = адрес не принимает сообщений
step-wrote-again = вы снова написали оттуда
step-readdressed = хост указал вам другой адрес
step-another-copy = у того адреса своя копия
step-newer-news = ждут более новые данные о той же позиции
step-out-of-date = слишком старо, чтобы быть полезным
step-judged-anew = то, что его задерживало, закончилось, или вы решили иначе
step-summed-up = сказано в сводке
step-fell-over = другое приложение не взяло
step-detail = { " " }({ $detail })
step-times = , { $count } раз до { $at }
owed-head = { $count ->
    [one] До вас не дошло { $count } оповещение:
    [few] До вас не дошли { $count } оповещения:
    [many] До вас не дошли { $count } оповещений:
   *[other] До вас не дошли { $count } оповещения:
}
owed-line = { $number } · { $at } { $head }
people-head = { $count ->
    [one] { $count } человек
    [few] { $count } человека
    [many] { $count } человек
   *[other] { $count } человека
}
people-line = { $name } ({ $role }) · { $apps } · { $accounts ->
    [one] { $accounts } аккаунт
    [few] { $accounts } аккаунта
    [many] { $accounts } аккаунтов
   *[other] { $accounts } аккаунта
} · { $seen }{ $muted }
people-never = ещё не появлялся
people-seen = был { $ago } назад
people-nowhere = без адреса
people-muted = { " · " }заглушен
people-invited = Открытое приглашение для { $name }, до { $until }
people-mute-line = Заглушённый не получает оповещений и напоминаний; на его команды я отвечаю.
people-gone = Этого человека здесь больше нет.
people-listed = { $name } указан в вашей конфигурации: уберите его там.
people-remove = Убрать { $name }?
people-remove-line = Ответов больше не будет, аккаунты не отслеживаются. Стирание удаляет и ключи с данными, отменить его нельзя.
role-host = хост
role-member = участник
role-viewer = наблюдатель
button-mute = Заглушить
button-unmute = Вернуть звук
button-remove = Убрать
button-remove-erase = Убрать и стереть
house-head = Состояние бота
house-version = Версия
house-since = Работает с
house-people = Люди
house-unsent = Ждут отправки
house-size = База данных
house-megabytes = { $size } МБ
house-accounts = { $venue }: аккаунтов под наблюдением { $watched }, без него { $resting }
house-budget = { $venue }, { $name }: { $used } из { $allowed } за { $seconds } с
help-status = как я: насколько свежи аккаунты, что ждёт отправки, что не в порядке
status-head = adlwatch { $version }, работает { $duration }: { $state }
status-well = всё в порядке
status-ill = { $count ->
    [one] не в порядке { $count } часть
    [few] не в порядке { $count } части
    [many] не в порядке { $count } частей
   *[other] не в порядке { $count } части
}
status-owner = { $account } ({ $name })
status-part = Не в порядке { $duration }: { $how }. { $restarts }
status-app = { $app }: { $how }
status-heard = на связи { $ago } назад
status-accepted = последнее сообщение принято { $ago } назад
status-waiting = { $count ->
    [0] ничего не ждёт
    [one] ждёт { $count } сообщение
    [few] ждут { $count } сообщения
    [many] ждут { $count } сообщений
   *[other] ждут { $count } сообщения
}
status-monitor = Внешний монитор: последний сигнал принят { $ago } назад.
status-monitor-new = Внешний монитор: время первого сигнала ещё не пришло.
status-monitor-down = Внешний монитор: не принимает сигнал ({ $why }).
picture-adl-title = ADL забрал { $taken } · { $position }
picture-taken-of = { $size } из { $whole }
picture-history-title = Очередь ADL · { $position }
picture-below = { $account } · { $day }
picture-price = Цена маркировки
picture-price-adl = Цена маркировки, исполнения ADL красным
picture-average = среднее исполнение { $price }
picture-size-base = Размер в монетах
picture-size-contracts = Размер в контрактах
picture-size-usd = Размер в USD
picture-gauge = Индикатор ADL, { $of } идёт первым
picture-fund-title = Страховой фонд · { $symbol }
picture-fund = Баланс в { $asset }
picture-fund-fell = на { $fall } ниже максимума
picture-foot = adlwatch · время UTC
picture-size-change = { $was } → { $now }
picture-none = Картинку нарисовать не удалось. /export пришлёт то, что на ней было бы.
picture-instead = Картинка в доказательствах: adlwatch export
pictured-head = Как это было: { $position } · { $account }
pictured-line = { $fills ->
    [one] { $fills } исполнение
    [few] { $fills } исполнения за { $duration }
    [many] { $fills } исполнений за { $duration }
   *[other] { $fills } исполнения за { $duration }
}. Инцидент завершён.
pictured-more = { $count ->
    [one] Задета ещё { $count } позиция;
    [few] Задеты ещё { $count } позиции;
    [many] Задеты ещё { $count } позиций;
   *[other] Задеты ещё { $count } позиции;
} эта самая большая.
pictured-export = /export пришлёт доказательства файлом.
help-share = показать аккаунт другим: в группе его оповещения, в личке с именем наблюдателя
help-unshare = больше не показывать: этой группе, наблюдателю или, в личке, никому
argument-share = метка вашего аккаунта; затем hide для оповещений без размеров или with и имя наблюдателя
share-usage = Напишите в группе, которая должна видеть оповещения: /share АККАУНТ, или /share АККАУНТ hide без размеров. /unshare АККАУНТ отменяет.
share-usage-viewer = Чтобы показать аккаунт наблюдателю, напишите мне в личку: /share АККАУНТ with ИМЯ. /unshare АККАУНТ with ИМЯ отменяет.
share-shown = { $name } теперь видит { $label }: оповещения, позиции и инциденты, с размерами. Менять ничего не может.
share-hidden = { $name } больше не видит { $label }.
share-viewers = { $label }: видит { $names }
group-nameless = группа
group-closed-head = { $name } ({ $app }) больше не видит { $accounts }
group-closed-line = { $why }. Когда это исправлено, снова напишите там /share.
topic-closed-head = То, что { $name } ({ $app }) видит о { $accounts }, приходит теперь в саму группу, а не в тему
topic-closed-line = { $why }. Напишите /share в другой теме, чтобы получать там.
share-no-viewer = Наблюдателя с таким именем нет. Наблюдатели: { $names }. Приглашает администратор: /invite ИМЯ viewer
viewer-head = Вы здесь наблюдатель: видите то, что показывают владельцы аккаунтов, и ничего не меняете.
viewer-none = Вам пока не показан ни один аккаунт. Это делает владелец: /share АККАУНТ with ВАШЕ ИМЯ
share-not-yours = У вас нет аккаунта с такой меткой. Показать аккаунт группе может только его владелец.
share-done = Теперь эта группа видит оповещения { $label } с размерами. Читают все, нажимать кнопку может только владелец.
share-done-hidden = Теперь эта группа видит оповещения { $label } без размеров. Читают все, нажимать кнопку может только владелец.
share-listed = { $label }: видит { $titles }
share-ended = { $label } больше никому не показан: { $count ->
    [0] его не видела ни одна группа
    [one] его видела { $count } группа
    [few] его видели { $count } группы
    [many] его видели { $count } групп
   *[other] его видели { $count } группы
}. Отправленное там остаётся.
shares-head = { $count ->
    [0] Никто другой не видит ваших аккаунтов
    [one] Другие видят { $count } ваш аккаунт
    [few] Другие видят { $count } ваших аккаунта
    [many] Другие видят { $count } ваших аккаунтов
   *[other] Другие видят { $count } ваших аккаунта
}
shared-adl = ADL забрал часть { $symbols } · { $account }
shared-reduced = { $symbols }: позиция уменьшилась · { $account }
shared-forced = { $cause }: { $symbols } · { $account }
shared-other = Новости: { $account }
shared-foot = Размеры здесь скрыты.
