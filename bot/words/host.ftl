### What the command line says. Its reader is the host, so it is in English alone, as the log and the settings are.

## The command line

run-started = Watching. Stop with Ctrl-C.
run-stands-by = Watching a share of the accounts. Another worker has the chat apps and the rest; if that one is gone, this one has them.
rehearse-intro =
    Rehearsal: four accounts on a scripted market, played { $rate } times as fast. Nothing leaves this machine.
    Marks: !! alarm, ! warning, + good news.
    {""}
rehearse-end = The end: every alert was delivered.
rehearse-unsent = The end, but { $unsent ->
    [one] 1 alert was
   *[other] { $unsent } alerts were
} not delivered.
rehearse-keep = Staying up. Stop with Ctrl-C.
fields-unreadable = { $source } is not a JSON object of texts with { $names }.
fields-no-terminal = { $name } was not given: run this on a terminal, or use --fields-from FILE or - .
account-removed = { $label } ({ $venue }) is erased: its key and everything kept about it.
account-unclear = { $count ->
    [0] There is no account called { $label }; `adlwatch accounts list` shows all.
   *[other] { $count } people have an account called { $label }; add --owner NAME.
}
accounts-nobody = There is no account yet. Add one with `adlwatch accounts add`.
alert-nobody = There is no alert { $number }; `adlwatch alerts` lists the latest.
person-unknown = There is nobody called { $name }; list people under [people] in the configuration.
migrated = { $path } is at this version.
moved-table = { $table }: { $rows }
moved = { $rows ->
    [one] 1 row is
   *[other] { $rows } rows are
} in { $place }, each compared with the one in { $path }, which stays as it was. Now set database to that address and start the bot; never run one on each.
check-config = configuration: every key is known
check-database = database: { $path } opens, and so does all that is sealed in it; the master key is in { $place }
check-copies = copies: none are made here of a database on a server; use pg_dump
check-master-keys = { $place } holds { $count } master keys: a change was cut off, or the old one was not taken away. Run adlwatch vault rotate
check-no-host = people: nobody has role = "host"; list yourself under [people]
check-person = { $name } is reached on { $apps }
check-no-owner = { $label } is not watched: its owner is not listed any more
check-no-address = { $name } has no address; add one under [people.{ $name }.addresses]
check-viewer = { $name } is a viewer and owns the account { $label }: they hear of it and can act on nothing. Make them a member again (role).
check-app-needed = { $title } is off, but { $name } has an address there; set { $variables }
check-app-off = { $title } is off; to use it set { $variables }
check-read-only = this key can only read
check-too-powerful = this key can do more than read ({ $rights }); make a read-only one and add the account again
watch-no-arguments = { $title } needs a key; keys are never arguments. Leave it out and type the key when asked.
replay-fills = Fills read: { $count } ({ $causes }).
replay-end = The end of the recording: { $count ->
    [one] 1 reply
   *[other] { $count } replies
} played.
replay-nothing = Nothing here that a look reads (it holds: { $what }).

## The keep of the database

backup-done = { $path }: a checked copy of { $accounts ->
    [one] 1 account
   *[other] { $accounts } accounts
} and { $alerts ->
    [one] 1 alert
   *[other] { $alerts } alerts
}.
backup-key = The keys in it are sealed. Keep the master key ({ $place }) too, but elsewhere: without it they cannot be opened.
restore-done = { $path } is now the copy: { $accounts ->
    [one] 1 account
   *[other] { $accounts } accounts
}, { $alerts ->
    [one] 1 alert
   *[other] { $alerts } alerts
}, at this version.
restore-aside = The database that was there is kept as { $path }.
restore-waiting = { $count ->
    [one] 1 delivery was
   *[other] { $count } deliveries were
} still to be sent when the copy was made; sent again, it says "possible repeat".
restore-no-accounts = It holds no keys.
restore-key-fits = The master key opens { $count ->
    [one] the sealed key
   *[other] all { $count } sealed keys
}.
restore-key-missing = The keys in it are sealed, and there is no master key in { $place }. Put the old one there before you start: without it no account can be read.
restore-key-wrong = The keys in it are sealed with another master key. Put the old one in place before you start. ({ $why })

## The master key

vault-rotated = { $count ->
    [0] There is a new master key, and no account yet.
    [one] The key of 1 account is sealed with the newest master key alone.
   *[other] The keys of { $count } accounts are sealed with the newest master key alone.
}
vault-place = It is in { $place }. Copies of the database made before need the old one: make a new copy.
vault-take-away = Now take the old one away from { $place }.

workers-file = The database is a file: the one process that runs on it does everything.
workers-none = No worker runs.
workers-idle = nothing yet
workers-line = worker { $number }: { $pieces }; process { $process } on { $host }, since { $since } UTC, heard { $silent } s ago
alive-never = No bot has ever run on { $path }.
alive-at = The bot last showed that it runs { $seconds } s ago.
export-written = { $count } files written to { $folder }
export-unwritable = { $folder } cannot be written ({ $why }). Name another folder with --to.
export-nothing = No ADL has been seen yet.
