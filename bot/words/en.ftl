### Every sentence a person reads. Short, with numbers, plain words.
### Values arrive as finished text; figures.py writes numbers, prices and times.

## Positions and gauges

side-long = long
side-short = short
position-name = { $symbol } { $side }
position-line = { $position } { $size } · { $notional } · { $leverage } · ADL { $gauge }
position-open = { $positions ->
    [0] no open positions
    [one] 1 position
   *[other] { $positions } positions
}
gauge-level = { $level } of { $of }
gauge-venue = { $level } of { $of } (exchange: { $value })
gauge-own-scale = { $value } ({ $first } is taken first)
gauge-not-offered = not offered here
gauge-absent = not sent this time
gauge-unrecognised = unknown value ({ $value })
leverage-unknown = leverage ?
leverage-times = { $leverage }×
size-base = { $size }
size-contracts = { $size } contracts
size-usd = { $size } USD
size-in-coins = { $size } ({ $coins } { $base })
notional-unknown = value ?
as-of = As of { $at }
account = { $label } ({ $venue })
account-note = Note: { $note }
names-more = { $names } and { $count } more

## Alerts

first-head = First look at { $account }: { $count }
first-foot = This is where I start; older events are not told. As of { $at }
gauge-rose-head = ADL indicator up to { $gauge }: { $position } · { $account }
gauge-top-head = Next in line for ADL ({ $gauge }): { $position } · { $account }
gauge-fell-head = ADL indicator down to { $gauge }: { $position } · { $account }
gauge-rose-line = What lowers it: less size, some profit taken, less leverage.
score-exact = Why: { $parts } = { $score }
score-estimate = Why: { $parts } = { $score } (estimate)
score-bound = Why: { $parts } = { $score } at most ({ $missing } not readable)
score-part = { $name } { $value }
ways-line = Half of it: { $ways }.
ways-or = , or{" "}
way-reduce = close { $size }
way-add-margin = add { $amount } of margin
way-lower-leverage = bring the effective leverage down to { $leverage }
way-take-profit = take { $amount } of profit and open again
way-take-all-profit = take all profit and open again
fact-was = Was
fact-size = Size
fact-value = Value
fact-profit = Open profit
fact-leverage = Leverage
fact-exchange-says = Exchange says
fact-mark = Mark price
adl-part-head = ADL took { $percent } of your { $position } · { $account }
adl-some-head = ADL took { $size } of your { $position } · { $account }
adl-closed-head = ADL closed your { $position } · { $account }
adl-many-head = ADL hit { $count } of your positions · { $account }
adl-line = { $position }: { $taken } taken at { $price }, { $left } left{ $realised }
adl-line-realised = , { $realised } realised
adl-more = { $count ->
    [one] …and 1 more position.
   *[other] …and { $count } more positions.
}
adl-over = Over: { $fills ->
    [one] 1 fill
   *[other] { $fills } fills within { $duration }
}; { $full ->
    [0] nothing was closed
    [one] 1 position closed
   *[other] { $full } positions closed
}{ $part ->
    [0] .
   *[other] , { $part } taken in part.
}
sum-taken = { $worth } in { $fills ->
    [one] 1 fill
   *[other] { $fills } fills
}
fact-against-mark = Against the mark price
mark-worse = { $amount } worse
mark-better = { $amount } better
fact-signs = Signs
hint-under-way = the exchange marked it as being deleveraged
hint-order-gone = the exchange cancelled an order there for ADL
hint-system-trade = its last trade was one of the exchange's own system
hint-neighbour = ADL took from another account watched here, in the same market
hint-market = ADL takes place in this market
hint-top = it stood first in the ADL queue
hint-liquidation = it may have been a liquidation
fact-taken = Taken
fact-taken-of = { $taken } of { $before } at { $price }
fact-taken-at = { $taken } at { $price }
fact-left = Left
left-as-expected = { $shown } (as expected)
left-as-expected-own = { $shown } (as expected: you { $own ->
    [bought] added
   *[other] closed
 } { $size } yourself)
left-differs = { $shown }, expected { $expected }
mark-seen = { $price } (seen { $ago } before)
mark-about = about { $amount }
left-expected = { $expected } expected; not yet read
left-unknown = not yet read
fact-realised = Realised
fact-realised-about = Realised, about
by-entry-price = { $amount } (by the entry price, before fees)
realised-of = { $realised }; { $share } of the { $profit } it was ahead
fact-fees = Fees
fact-fills = Fills
fact-proof = Proof
adl-late = Seen { $late } after it happened.
adl-hedge = If this was one leg of a hedge, the other leg is open now.
hedge-open = Hedge { $base }: { $hedged } hedged, net { $net } { $base }{ $usd }, before { $before }.
hedge-state-open = { $base }: { $hedged } hedged, net { $net } { $base }{ $usd }
hedge-held = Hedge { $base }: still balanced, net { $net } { $base }{ $usd }.
hedge-mended = Hedge { $base }: balanced again, net { $net } { $base }{ $usd }.
hedge-usd = { " " }({ $usd })
hedge-naked = Naked: { $leg }, { $gap } { $base }.
hedge-closes = Closes it: { $ways }.
hedge-reduce = { $side } { $size } of { $symbol } on { $where }
hedge-rebuild = put the leg back: { $side } { $size } of { $symbol } on { $where } (margin free there: { $margin })
hedge-and = { $one } and { $other }
hedge-or = { $one }, or { $other }
hedge-unread = { $where } is not read since { $since }: its legs may be others by now.
hedge-more = …and { $count ->
    [one] 1 more hedge
   *[other] { $count } more hedges
}: /hedges
hedge-drift-head = Hedge { $base } is out of balance: { $hedged } hedged, net { $net } { $base }{ $usd }
hedge-back-head = Hedge { $base } is balanced again: net { $net } { $base }{ $usd }
hedge-not-one = Told because of your own trades. If it is no hedge, say so under /hedges.
leg-name = { $where } { $symbol } { $side }
leg-spot = { $where } spot
symbol-spot = { $base } spot
margin-unread = not readable
under-way-head = The exchange is deleveraging your { $position } right now · { $account }
under-way-line = How much it takes is not known yet. This message changes as soon as it is.
under-way-over-head = The exchange no longer deleverages your { $position } · { $account }
under-way-over-line = No execution has come; compare the size with the exchange's own page.
under-way-told-head = ADL took from your { $position } · { $account }
under-way-told-line = It is told with your other positions, in the ADL message of this account.
orders-fact = Orders
orders-sum = { $cancelled } went away{ $protection }, { $left } left
orders-protection = { $count ->
    [0] {""}
   *[other] { " " }({ $count } of them stops)
}
orders-gone-line = Gone: { $order } ({ $reason })
orders-more = …and { $count } more.
cancel-adl = ADL
cancel-liquidation = to avert a liquidation
cancel-position-gone = its position is gone or too small
cancel-settlement = settlement
cancel-owner = by you
cancel-other = another reason
cancel-unstated = no reason given
cancel-with-proof = { $reason }: { $proof }
neutral-left-head = { $account } has left the delta-neutral mode
neutral-left-line = Where this mode puts positions last in the ADL queue, they no longer are.
neutral-entered-head = { $account } is in the delta-neutral mode
neutral-entered-line = Where the exchange offers that, positions that qualify are taken last by ADL.
neutral-unstated-head = { $account }: the exchange no longer says whether it is in the delta-neutral mode
neutral-unstated-line = Do not count on being last in the ADL queue.
regime-warning-head = ADL warning in { $symbol } · { $account }
regime-cascade-head = Cascade in { $symbol } · { $account }
regime-eased-head = Cascade in { $symbol } is over, danger is still near · { $account }
regime-recovering-head = Cascade in { $symbol } is over, not yet calm · { $account }
regime-calm-head = { $symbol } is calm again after { $duration } · { $account }
regime-calm-line = No sign of danger is left there.
regime-why = Why: { $why }.
regime-danger-line = You hold this market. Less size, some profit taken or less leverage lowers your place in the queue.
regime-wait-line = Wait with new risk there until it is calm.
regime-calm = calm
regime-warning = warning
regime-cascade = cascade
regime-recovering = recovering
regime-unknown = not judged by the exchange; ADL took from you within the hour
regime-because = { $regime } – { $why }
why-venue-says-adl = the exchange says that ADL takes place
why-venue-mark = ADL is near by the exchange's own measure
why-trigger-near = { $number } of the way to the exchange's ADL trigger
why-trigger-passed = the exchange's ADL trigger is reached
why-fund-fell-1h = the insurance fund fell { $number } in 1 h
why-fund-fell-8h = the insurance fund fell { $number } in 8 h
why-fund-fell-24h = the insurance fund fell { $number } in 24 h
why-adl-here = { $number ->
    [1] 1 ADL fill at accounts watched here within minutes
   *[other] { $number } ADL fills at accounts watched here within minutes
}
why-ranks-rise = indicators of { $number } accounts watched here rose within minutes
fact-since = Since
fact-began = In danger since
fact-market = Market
fact-now = Now
fact-then = Before ADL
fact-taken-then = { $taken } of { $before } on { $at }
note-small-fund-head = Hint: { $position }, { $number } in a coin-margined contract · { $account }
note-small-fund-line = Coin-margined contracts share smaller insurance funds: they are empty sooner.
note-heavy-winner-head = Hint: { $position } carries { $number } profit on its value · { $account }
note-heavy-winner-line = Large and highly profitable positions are taken first. Some profit taken lowers the place in the queue.
note-full-risk-head = Hint: { $position } at { $number } in a market in danger · { $account }
note-full-risk-line = Less leverage or less size now also means less to lose to ADL.
reload-head = The risk that ADL took is on again: { $position } · { $account }
reload-now = { $value } · { $leverage }
reload-line = Just so that you know: the market is not calm yet, and the same risk stands in the same queue again. Smaller, or later, is safer.
fact-source = Source
fact-fund = Insurance fund
fact-fund-daily = { $fund } (refreshed once a day)
fact-drawdown = Fund drawdown
fact-trigger = ADL starts at
lost-head = { $venue } no longer sends { $source }
lost-line = Missing since { $since }{ $why }. Until it is back, silence does not mean that ADL is far.
lost-why = { " " }({ $why })
lost-all = its public ADL warnings
lost-field = { $field } in { $source }
back-again-head = { $venue } sends { $source } again
back-again-line = It was gone for { $duration }.
banned-head = { $venue } has shut this host out for { $duration }
banned-line = Reason: { $why }. Nothing is asked there until it is over; accounts there cannot be read meanwhile.
clock-head = This host's clock is { $seconds } s { $direction } the clock of { $venue }
clock-behind = behind
clock-ahead = ahead of
clock-line = I correct for it. Set the clock (NTP), or requests may be refused.
forced-head = { $cause }: { $position } changed by { $size } · { $account }
cause-liquidation = Liquidation
cause-takeover = Taken over by the liquidation engine
cause-settlement = Settled or delisted by the exchange
cause-delivery = Delivery
cause-unrecognised = Change with an unknown mark
cause-adl = ADL
cause-own-order = your own order
cause-transfer = Moved by transfer or block trade
cause-probable-adl = probably ADL
forced-line = Price { $price }. Not ADL: the exchange's own mark says so.
forced-unrecognised-line = Price { $price }. I do not know this mark; look at the exchange's own page.
reduced-head = { $position } shrank from { $before } to { $after }, cause not known yet · { $account }
reduced-line = { $missing } are without a fill. If it was not you, look at the exchange now. This message changes as soon as the exchange says why.
reduced-known-head = { $position } shrank from { $before } to { $after }: { $cause } · { $account }
reduced-known-line = Explained: the exchange's own mark has arrived.
reduced-probable-line = The exchange has not said so; no execution is listed yet. This message changes as soon as it says what it was.
reduced-named-line = The exchange names the cause; the execution itself is not listed yet. This message changes when it is.
blind-head = Cannot read { $account } since { $since }
blind-line = Reason: { $why }. Your positions there may change unseen; I keep trying.
sees-head = Reading { $account } again after { $duration }
sees-line = What happened meanwhile is read now and marked late.
outage-head = Cannot read { $count } accounts at { $venue } since { $since }
outage-part-head = Cannot read { $unread } of { $count } accounts at { $venue } since { $since }
outage-over-head = Reading all { $count } accounts at { $venue } again after { $duration }
outage-account = { $label }: since { $since } ({ $why })
outage-account-back = { $label }: read again after { $duration }
outage-line = Your positions there may change unseen; I keep trying.
refused-head = The key of { $account } was refused
refused-line = Reason: { $why }. I have stopped asking. Make a new read-only key and add it under the same label; what happened meanwhile is told then.
key-expires-head = The key of { $account } ends in { $days ->
    [one] 1 day
   *[other] { $days } days
}
key-expires-line = It ends on { $at }. From then on nothing is watched there.
key-expires-renew = Extend it on the exchange's page for API keys (on some exchanges a key that is bound to an IP address has no end), or make a new read-only key and give it under the same label: /connect, or adlwatch accounts add.
key-renewed-head = The key of { $account } lasts longer now
key-no-end = It has no end.
key-end = It ends on { $at }.
key-gained-head = The key of { $account } can do more now: { $rights }
key-too-powerful-head = The key of { $account } can do more than read
key-named-line = The exchange says: { $named }.
key-stopped-line = I do not use it any more: nothing is watched there until it can only read again. Take the right away on the exchange's page for API keys, then adlwatch accounts prove (or wait a day), or give a new read-only key under the same label.
key-goes-on-line = The host lets in keys that may trade, so I go on reading with it.
key-somebody-line = If that was not you, somebody is in your account there: delete the key now, and look at your orders, transfers and withdrawals.
key-bound-head = The key of { $account } is bound to IP addresses now
key-unbound-head = The key of { $account } is bound to no IP address any more
key-unbound-line = Whoever has it can read your account from anywhere. Bind it to this host's address.
key-unbound-stopped = The host uses no such key: nothing is watched there until it is bound again.
key-harmless-head = The key of { $account } can only read again
key-used-again = I use it again. It was not read for { $duration }; what happened meanwhile follows.
key-lost-head = The key of { $account } cannot read any more: { $what }
key-lost-line = I leave that out and go on with the rest. Positions there are not watched; they count as neither open nor closed.
key-lost-mend = Give the key that right again, or make a new one: I look once a day, adlwatch accounts prove looks at once.
key-found-head = The key of { $account } can read more now: { $what }
key-found-line = New to it: { $what }.
key-unjudged-head = Nobody says any more what the key of { $account } may do
key-unjudged-line = It could only read when it was last proven, so I go on. Look at its rights on the exchange's page for API keys.
right-trade = trade
right-transfer = move money
right-withdraw = withdraw
right-other = something I do not know
key-can = can do more than read ({ $rights })
key-ends = expires in { $days ->
    [one] 1 day
   *[other] { $days } days
} ({ $at })
key-ended = has expired
key-is-bound = is bound to IP addresses
key-is-unbound = is bound to no IP: better bind it
past-head = A part of the past of { $account } cannot be read
oddity-head = Something unusual from { $account }
oddity-line = { $what }. It is kept as it came; nothing stops.
back-head = I was not running for { $duration }
back-line = Since { $since }. Every account is read again now; what happened meanwhile follows, marked late.
unreached-head = { $name } cannot be reached on { $app }
unreached-line = { $why }. What is for them there waits until they write to me again.
unreached-elsewhere = { $why }. What is for them goes to { $elsewhere } until they write to me there again.
refuses-head = { $app } refuses a message for { $name }
refuses-line = { $why }. A fault of mine, please report it. The message is that of alert { $number }.
silent-head = { $app } has accepted nothing for { $duration }
silent-fact = For
silent-line = { $why }I keep trying; what waits there is not lost.
silent-why = { $why }.{" "}
silent-elsewhere = Read { $app } meanwhile.
silent-over-head = { $app } accepts messages again after { $duration }
silent-over-line = What waited is on its way, the most urgent first.
silent-expired = { $count ->
    [one] 1 alert on the ADL queue was out of date by then and is not sent: /alerts
   *[other] { $count } alerts on the ADL queue were out of date by then and are not sent: /alerts
}
elsewhere-late = { $app } has not accepted this for { $duration }{ $why }, so it comes here.
elsewhere-gone = { $app } does not take this{ $why }, so it comes here.
trial-head = Test alert
trial-line = Asked for by { $name }. If you read this here, alerts reach you here.
repeat-mark = Possible repeat: I could not see whether this arrived before.

## Checklists

skip-reason-key = This reason looks like a key, and reasons are kept and shown. Write another.
checklist-none = Nothing to do: you have no checklist.
checklist-foot = { $open ->
    [0] All done
    [one] 1 step left
   *[other] { $open } steps left
}
button-step = { $number }
button-got-it = Got it
got-it = Noted. I stop reminding you.
got-it-steps = Noted. I only come back to the open steps, if nobody does anything for long.
got-it-already = { $name } noted it already, at { $at }.
got-it-by = Got it: { $name }, { $at }
got-it-not-yours = This alert is somebody else's, or it is gone. Only the owner of the account may press this, or whom its alert was passed on to; a host no more than others.
reminder-line = { $count ->
    [one] Reminder: nobody has pressed Got it yet.
   *[other] Reminder { $count }: nobody has pressed Got it yet.
}
ignored-line = { $count ->
    [one] Reminder: steps are open, and nobody has touched them yet.
   *[other] Reminder { $count }: steps are open, and nobody has touched them yet.
}
button-old = This button is not one of mine any more.
passed-whose = This is an alert of { $name }.
passed-why = This is an alert of { $name }, who has not pressed Got it for { $duration }. So you get it too.
passed-on = Passed on, since nobody pressed Got it: { $names }.
passed-name = { $name } at { $at }
unheard-head = ADL of { $name }: nobody has pressed Got it for { $duration }
unheard-passed = Passed on to { $names }, without an answer.
unheard-nobody = Nobody else is listed to hear of it (people.NAME.escalation in the configuration).
unheard-line = Reach { $name } another way. This message changes when somebody presses Got it.
unheard-noted-head = ADL of { $name }: somebody has pressed Got it now
ack-none = Nothing waits for your Got it.
ack-done = Noted: { $head }
ack-many = Noted: { $count } alerts.
ack-left = Still waiting:
ack-line = { $number }: { $head }
ack-how = /ack NUMBER for one of them, /ack all for all.
argument-ack = the number of an alert, or all

## Commands

start-head = I watch your derivatives accounts for auto-deleveraging (ADL).
start-known = Hello { $name }. You will hear from me here.
start-next = First connect an account, read-only. It takes two minutes.
start-watched = All commands: /help
start-viewer = You see what the owners of accounts show you, and hear of it. All commands: /help
kind-begin = To begin
kind-accounts = Your accounts
kind-risk = Your risk
kind-alerts = Your alerts
kind-more = More
kind-host = For the host
which-head = /{ $name }: { $what }?
button-connect = Connect an account
button-another = Connect another
button-positions = Positions
button-test = Test alert
button-help = Help
button-fill-in = Fill in
button-again = Try again
button-sure = It can only read: take it
button-cancel = Cancel
stranger-head = I do not know you.
stranger-line = Your id here is { $user }. Ask the host of this bot to list it, or send /start with an invite.
invite-bad = This invite is used, too old, or wrong. Ask the host for a new one.
group-head = Please write to me in private; your accounts are nobody else's business.
unknown-near = I do not know /{ $name }. Did you mean /{ $near }?
unknown-head = I do not know /{ $name }. /help lists what I can do.
failed-head = That did not work: a fault of mine, noted for the host. Nothing of yours was lost.
takes-nothing = /{ $name } takes nothing behind it: send it alone.
help-head = What I can do
help-start = who I am and whether I know you
help-help = this list
help-learn = what ADL is, who is chosen, how to lower the risk, and each exchange's rules
help-join = use an invite, as /start does
help-connect = add an account by read-only key, or by address
help-accounts = your accounts and when each was last read
help-positions = your positions and their ADL indicators
help-position = where one of your positions stands in the ADL queue, and why
help-whatif = what would halve the score that decides about it
help-risk = your risk over all exchanges: exposure, what stands high in the queue, hedges, markets
help-market = one market: its insurance fund, the exchange's own ADL warning, the distance to the trigger
help-rename = another name for an account
help-pause = leave an account alone until you resume it: no alert comes for it
help-resume = watch a paused account again
help-forget = erase an account with its key and data, or all that is kept of you
help-hedges = your hedges: what stands against what, and how much is open
help-ack = got it: stop the reminders of your newest alert, or of all
help-alerts = your latest alerts; /alerts settings: how you are told
help-silence = what you do not want to hear of for a while
help-quiet = hours in which only alarms come; the rest follows in one summary
help-share = let others see an account: in a group its alerts, in private with the name of a viewer
help-unshare = show it no more: to that group, to a viewer, or in private to nobody
help-timezone = your time zone
help-digest = a daily all-clear, a weekly digest, or how all stands now
help-alert = how one of your alerts travelled, step by step
help-checklist = your open checklist, or a list of all
help-incidents = what ADL took from your accounts, with the number of each incident
help-export = the evidence of an incident as a file
help-drill = a rehearsal: a made-up ADL to all your addresses, with checklist and Got it
help-test = send a test alert to all your addresses
help-people = who may use this bot, when each last wrote; mute or remove them (host only)
help-host = the state of the house: accounts, limits, database, version (host only)
help-invite = a one-time invite (host only)
help-line = /{ $name } – { $help }
invite-name-key = This name looks like a key. Choose another.
invite-none = There is no invite for { $name } to take back.
invite-revoked = { $name } may not use this bot any more.
host-only = Only the host of this bot may do that.
account-which = Which account? Name one of yours: { $labels }.
accounts-none = You have no account here yet. Add one with /connect.
accounts-head = Your accounts
accounts-never = not read yet
accounts-well = read { $ago } ago
accounts-failing = last read { $ago } ago, trying ({ $why })
accounts-blind = cannot be read since { $since } ({ $why })
accounts-paused = paused, not watched ({ $last }); /resume
accounts-refused = key refused; add a new one
accounts-barred = not read: the key may do too much; mend it, or add a new one
accounts-key = { $account }: the key { $facts }
positions-head = { $account }: { $count }
position-beyond = { $position }: the key cannot read it since { $since }; it counts as neither open nor closed
positions-none = No account, so no positions. Add one with /connect.
positions-unread = { $account }: not read yet
positions-none-held = You hold no position that I have read.
positions-which = You have nothing of that name. Name an account, or a symbol that you hold: { $names }.
position-which = Which position? Name a symbol that you hold: { $symbols }.
position-title = Place in the ADL queue
position-where = { $position } { $size } · { $account }
position-age = Read { $position } ago; its margin was never read.
position-age-margin = Read { $position } ago, its margin { $margin } ago.
score-none = Why: not known; the exchange publishes no ranking, or too little could be read.
score-agreement = Score and indicator agreed in { $agreed } of { $compared } comparisons in this market.
what-if-title = What would halve the score
what-if-note = A lower score is a later place only if the others' do not fall as well. I do not trade: nothing of this is done by me. Effective leverage is value over the equity behind it: in cross margin the setting alone changes nothing.
what-if-nothing-needed = No profit: the score is 0 already.
what-if-unknown = What would halve it cannot be said: the margin behind it was not read.
way-line = • { $way }: then { $score }
hedges-none = No coin of yours is held both ways now, so there is no hedge.
hedges-head = Your hedges
hedges-line = { $base }: { $hedged } hedged, net { $net } { $base }{ $usd } · { $pairing }
hedges-leg = • { $leg }: { $size } ({ $coins } { $base })
pairing-suggested = taken for a hedge
pairing-confirmed = a hedge, as you said
pairing-overruled = not a hedge, as you said
pairing-uneven = too uneven to be taken for a hedge, unless you say so
button-hedge = { $base } is a hedge
button-no-hedge = { $base } is not
hedge-judged = { $base } is a hedge: I tell you when it loses its balance.
hedge-overruled = { $base } is not a hedge: I say no more of it.
alerts-none = No alerts yet.
alerts-head = Your latest alerts
alerts-line = { $number } · { $at } { $head }
held-line = { $at } { $head }
alerts-state = { $line } ({ $state })
alerts-more = How one of them travelled: /alert NUMBER
alerts-usage = Write /alerts, or /alerts settings. One of them: /alert NUMBER
alert-unknown = You have no alert of that number. Yours are under /alerts
alert-usage = Say which alert: /alert NUMBER. The numbers are under /alerts
argument-alert = the number, as /alerts shows it
journey-head = Alert { $number }: { $head }
journey-nowhere = It has no copy: you had no address when it was written.
journey-step = { $at } { $app } { $state }: { $why }{ $detail }{ $times }
fact-told = Written
state-queued = waits
state-sending = being sent
state-sent = delivered
state-unsure = unsure
state-retry = is tried again
state-moved = chat moved
state-gone = address gone
state-rejected = refused
state-expired = out of date, dropped
state-held = held, as you wished
state-summed = in a summary
state-off = off, as you wished
state-superseded = dropped for newer news
state-until = { $state } until { $at }
state-next = { $state } at { $at }
step-written = written before anything was sent
step-news = the alert changed
step-claimed = the send began
step-accepted = the app accepted it
step-pause-asked = the app asked for a pause
step-not-taken = the app did not take it
step-in-doubt = no clear answer; sent again
step-no-answer = no answer in time; sent again
step-cut-short = I stopped while sending; sent again
step-chat-moved = the chat has another address
step-edit-refused = the edit was refused; sent as a new message
step-message-refused = the app refuses this message
step-address-gone = the address takes no messages
step-wrote-again = you wrote from there again
step-readdressed = the host gave you another address
step-another-copy = that address has a copy of its own
step-newer-news = newer news of the same position wait
step-out-of-date = too old to be of use
step-judged-anew = what held it is over, or you wish otherwise
step-summed-up = a summary tells it
step-fell-over = another app did not take it
step-detail = { " " }({ $detail })
step-times = , { $count } times until { $at }
owed-head = { $count ->
    [one] One alert had not reached you:
   *[other] { $count } alerts had not reached you:
}
owed-line = { $number } · { $at } { $head }
test-head = On its way to all your addresses.
invite-head = One-time invite for { $name }
invite-line = Let them send me: /start { $code } (within 7 days)
invite-way = { $app }: { $way }
invite-usage = Give a name: /invite NAME, or /invite NAME viewer for somebody who only looks on
invite-viewer = They only look on, and see nothing until the owner of an account writes: /share ACCOUNT with their name.

## Learning about ADL

argument-topic = a topic, or an exchange
learn-adl = What is ADL?
learn-adl-1 = Auto-deleveraging (ADL): an exchange closes your winning position, in whole or in part, against a loser who has nothing left. Nobody asks you.
learn-adl-2 = It is the last step of a cascade: first the market takes the loser's position (liquidation), then the insurance fund, and only then traders on the other side.
learn-adl-3 = You keep the profit made so far. You lose the position, the price of the day, your open orders there, and one leg where it was a hedge.
learn-fund = The insurance fund
learn-fund-1 = It pays what a bankrupt position lost beyond its margin. It is fed by liquidations that ended better than bankruptcy.
learn-fund-2 = Funds are pools: some markets share one, others (new, small, coin-margined) have a small one of their own that is empty sooner.
learn-fund-3 = A fund that falls fast is the best early sign. I follow it where the exchange publishes it: /market.
learn-who = Who is chosen?
learn-who-1 = Everybody on the winning side stands in a queue, per market and side. First come those with much profit and much effective leverage.
learn-who-2 = Effective leverage is value over the equity behind it. In cross margin the leverage setting alone changes nothing.
learn-who-3 = The indicator shows your place in that queue, in rungs. It moves with others' positions too. /position says why you stand where you do.
learn-liquidation = Is it a liquidation?
learn-liquidation-1 = No. A liquidation takes a loser whose margin is gone. ADL takes a winner whose margin is fine.
learn-liquidation-2 = Both look alike in a trade list. I name ADL only by the exchange's own mark, or call it "probably ADL" with the signs named.
learn-liquidation-3 = After ADL you are not in debt, and no fund of yours is seized: you hold less than you planned.
learn-avoid = Can it be avoided?
learn-avoid-1 = Not for certain. What lowers your place: less size, some profit taken and opened again, more margin, less effective leverage. /whatif gives numbers.
learn-avoid-2 = Split a large position over exchanges, and prefer markets with large funds over coin-margined and new ones.
learn-avoid-3 = Some exchanges put accounts in their delta-neutral mode last in the queue.
learn-avoid-4 = Low leverage alone is no cure: in one large cascade most of those hit had little of it, and much profit (unsure how far that holds elsewhere).
learn-venue = { $title }: its rules of ADL
learn-indicator = Indicator
learn-mark = An ADL fill is known by
learn-warnings = Public warnings
learn-neutral = Delta-neutral mode
learn-offered = offered
learn-not-known = none that lowers the place, as far as is known
learn-none = none offered
learn-page = { $title }, official page
learn-which = I have no page on that. I have: { $known }.

## For the host: people and the house

people-head = { $count ->
    [one] 1 person
   *[other] { $count } people
}
people-line = { $name } ({ $role }) · { $apps } · { $accounts ->
    [one] 1 account
   *[other] { $accounts } accounts
} · { $seen }{ $muted }
people-never = not seen yet
people-seen = seen { $ago } ago
people-nowhere = no address
people-muted = { " · " }muted
people-invited = Open invite for { $name }, until { $until }
people-mute-line = Whoever is muted gets no alert and no reminder; their commands are answered all the same.
people-gone = This person is not here any more.
people-listed = { $name } is listed in your configuration: take them out there.
people-remove = Remove { $name }?
people-remove-line = They get no answer any more, and their accounts are not watched. Erasing takes their keys and data, too, and cannot be undone.
role-host = host
role-member = member
role-viewer = viewer
button-mute = Mute
button-unmute = Unmute
button-remove = Remove
button-remove-erase = Remove and erase
house-head = The house
house-version = Version
house-since = Running since
house-people = People
house-unsent = Messages waiting
house-size = Database
house-megabytes = { $size } MB
house-accounts = { $venue }: { $watched ->
    [one] 1 account watched
   *[other] { $watched } accounts watched
}, { $resting } not
house-budget = { $venue }, { $name }: { $used } of { $allowed } used in { $seconds } s

## Another name, a pause, forgetting

argument-account = which account
argument-new-name = its new name
rename-title = Rename { $label }
rename-label = New name
rename-hint = for example main; GROUP/main shows accounts together
renamed-head = { $old } is called { $new } from now on.
button-resume = Resume
paused-head = { $account } is not watched any more
paused-line = No alert comes for it, ADL included, until you resume it: /resume. What happens meanwhile is read then, and told as late.
resumed-head = { $account } is watched again
resumed-line = What happened meanwhile is read now and marked late.
pause-refused = { $label } is not watched already: its key was refused. Connect it again with a new key under that name.
pause-barred = { $label } is not watched already: its key may do too much. Mend the key, or connect a new one under that name.
pause-paused = { $label } is paused already.
resume-none = None of your accounts is paused.
resume-on = { $label } is watched already.
resume-refused = { $label } cannot be watched: its key was refused. Connect it again with a new key under that name.
resume-barred = { $label } cannot be watched: its key may do too much. Mend the key, or connect a new one under that name.
erase-all-mine = Everything of mine
erase-everything = all that is kept of you
erase-head = Erase { $what }?
erase-for-good = It cannot be undone.
erase-keys = • { $count ->
    [one] 1 account with its key and last known positions
   *[other] { $count } accounts with their keys and last known positions
}
erase-alerts = • { $count ->
    [one] 1 alert
   *[other] { $count } alerts
}
erase-executions = • { $count ->
    [one] 1 execution
   *[other] { $count } executions
}
erase-records = • { $count ->
    [one] 1 raw row of the exchange
   *[other] { $count } raw rows of the exchange
}
erase-checklists = • { $count ->
    [one] 1 checklist
   *[other] { $count } checklists
}
erase-addresses = • { $count ->
    [one] 1 address
   *[other] { $count } addresses
}
erase-listed = Your name and your addresses stand in the host's configuration: only the host can take them out.
erase-leaves = Your name and addresses go too: I do not know you any more then. A new invite lets you in again.
button-erase = Erase for good
button-keep = Keep it
erased-head = Erased: { $what }
erase-elsewhere = Messages in this chat, copies that the host made of the database, and exported files are not touched by this.
erase-not-yours = This account is not yours, or it is erased already.

## Connecting an account

connect-head = Which exchange?
connect-usage = Only keys that can read are taken. An address needs no key at all.
connect-venue = { $title }: { $reads }
connect-safest = Safest is the command line on the host: adlwatch accounts add { $venue } --label NAME --owner YOU
dialogue-ask = Step { $step } of { $steps }. Send me: { $name } ({ $ask })
dialogue-at-once = Or all of them in one message, in this order.
dialogue-secret = I erase your message at once, and tell you if I could not.
dialogue-too-much = That is more than I asked for. Nothing of it is kept; send it again.
dialogue-cancelled = Cancelled. What you sent is forgotten.
dialogue-old = I asked too long ago, or this is done already. Begin again: /connect
connect-sure-line = It was not saved yet. What it can do is your word alone; I say so wherever the account is shown.
connect-erased = Your message with the key is erased here.
connect-not-erased = I could not erase your message with the key. Erase it yourself, or better: make a new key.
connect-done = { $account } is connected
connect-proof-read-only = The exchange says: it reads positions and fills; it cannot trade, cannot withdraw.
connect-proof-address = An address can only be read.
connect-ip-unbound = It is bound to no IP address: better bind it to this host's.
connect-ip-bound = It is bound to IP addresses.
connect-expires = It { $when }.
connect-reads = It reads { $what }.
connect-unread = It cannot read { $what }.
connect-first-look = The first look follows.
connect-label-taken = You have an account called { $label } already. Choose another label.
connect-label-key = This label looks like a piece of a key, and labels are shown in every message. Choose another.
connect-label-bad = Choose a label of 1 to 30 letters, digits, spaces or - _ . characters; GROUP/LABEL shows accounts together.
connect-field-missing = { $name } is missing: { $ask }.
connect-field-bad = { $name } does not look right: { $ask }.
connect-field-unknown = { $name } is not a field of { $title }. Fields: { $fields }.
connect-too-powerful = Refused: this key can do more than read ({ $rights }). { $help }
connect-unbound = Refused: this key is bound to no IP address, and the host of this bot takes bound keys alone. Bind it to the address of this host.
connect-cannot-tell = The exchange does not say what this key may do. Take it only if you are sure that it can only read (in one message: accept={ $label }).
connect-form-title = Connect { $title }
connect-form-label = Label
connect-form-label-hint = a name for it, e.g. main; empty: that of the exchange
note-unproven = nobody could prove that this key is read-only; accepted by its owner
note-trading = this key may trade (allowed by the host, because the exchange is reported to need it for reading)
connect-failed = { $title } gave no proof: { $why }. Nothing was saved; mend it and try again.
connect-venue-unknown = I do not know the exchange { $name }. I know: { $known }.
invite-taken = There is somebody called { $name } already. Choose another name.
button-not-yours = This button belongs to somebody else's list, or the list is gone.
positions-title = Your positions
argument-symbol = a symbol that you hold, or how it begins
argument-positions = an account, or a symbol that you hold; all without one
argument-fields = label and key fields, as /connect EXCHANGE explains
argument-code = an invite, if you have one
argument-incident = the number that /incidents shows; the newest without one
argument-name = their name; then viewer for somebody who only looks on
button-failed = That did not work: a fault of mine, noted for the host.

## Checklists: their pages

as-of-never = Not read yet
button-front = Back
button-back = Back
button-look = Re-check now
button-tick = Step done
button-untick = Step not done
button-all = All handled
button-skip = Skip…
button-snooze = Snooze…
button-hand = Hand to…
button-line = ✓ { $number }
button-line-open = ↺ { $number }
button-list = { $number }
page-of = Part { $part } of { $parts }
findings-open = { $open ->
    [0] all { $all } done
   *[other] { $open } of { $all } to do
 }
findings-held = all { $all } wait for the market
skip-why = Why is this step not needed?
skip-not-needed = Not needed
skip-elsewhere = Done elsewhere
skip-accepted = I accept the risk
snooze-how-long = How long may this step rest? No reminder comes for it meanwhile.
hand-to-whom = Who takes this step? They are told, and see this checklist.
hand-to-nobody = Nobody else is listed here.
deed-ticked = { $name }, { $at }
deed-reopened = open again: { $name }, { $at }
deed-skipped = skipped by { $name }, { $at }: { $reason }
deed-snoozed = rests until { $until } ({ $name })
deed-handed = handed to { $to } by { $name }, { $at }
toast-ticked = Step { $step } is done.
toast-reopened = Step { $step } is open again.
toast-skipped = Step { $step } is skipped.
toast-snoozed = Step { $step } rests until { $until }.
toast-handed = { $to } is told.
toast-line = Noted.
toast-same = { $name } did that already, at { $at }.
toast-nothing = Nothing was left to do there.
toast-looking = Looking. This message shows it in a moment.
toast-looked = Looked a moment ago, or not watched now. Try again in some seconds.
checklists-head = Your checklists
checklists-line = { $number }. { $head } · { $age } ago · { $left }
checklists-left = { $open ->
    [0] done
    [one] 1 step left
   *[other] { $open } steps left
 }
skip-usage = Write /checklist skip NUMBER REASON, for example: /checklist skip 4 closed for good.
checklist-usage = Write /checklist, /checklist list, or /checklist skip NUMBER REASON.
done-head = Checklist done: { $steps ->
    [one] 1 step
   *[other] { $steps } steps
}, { $duration } after it happened · { $account }
done-line = The exchange shows { $shown } of them done, { $hand } ticked by hand, { $skipped } skipped.
rebuild-opened-head = No longer in danger: { $symbols } · { $account }
rebuild-opened-line = The rebuild step of your checklist is open: smaller, with lower leverage.
handed-head = { $name } hands you a step: { $step }
handed-line = What you tick here { $name } sees too.

## Checklists: what the exchange shows

finding-equal = { $position }: { $shown } left, as it should be
finding-off = { $position }: { $shown } left, { $expected } expected: off by { $off }
finding-not-read = { $position }: { $expected } expected, size not read yet
finding-unknown-before = { $position }: { $taken } taken; the size before is not known, compare it yourself
finding-brought = { $position }: { $brought }
finding-fact = { $name }: { $value }
finding-rule = The exchange's rule: { $text } ({ $page })
finding-margin = { $name } margin: equity { $equity }, free { $free }, { $ratio } of it needed to hold the positions
finding-unread-number = not shown
finding-order-lost = { $order } – gone ({ $reason })
finding-order-back = { $order } – replaced by { $back }
finding-order-pointless = { $order } – gone, and its position too
finding-bare = { $position } { $size } has no stop any more
finding-covered = { $position } has a stop: { $order }
finding-misfit-too-large = { $order } – larger than the { $left } that is left
finding-misfit-would-open = { $order } – not reduce-only: with { $left } left it would open the other way
finding-misfit-orphan = { $order } – its position is gone
finding-misfit-gone = { $order } – rests no more, or fits
finding-other-leg = On the other leg, { $where }: { $order }
finding-alone = Then alone: { $leg }, { $coins } { $base }
finding-market = { $symbol }: { $regime }
regime-unjudged = not judged by the exchange
finding-place = { $position }: ADL { $gauge }; told at { $told }
finding-closed = { $position }: closed
finding-size = Size { $now }, was { $was }
finding-leverage = Leverage { $now }, was { $was }
finding-blind = { $account }: not read since { $since } ({ $why })
finding-sees = { $account }: read again at { $at }
finding-key-refused = The exchange refuses the key ({ $why })
finding-key-taken = The exchange takes the key
finding-key-ends = The key ends on { $at }
finding-key-lasts = The key lasts longer
finding-key-unbound = The key is bound to no IP address
finding-not-yet = not read yet
finding-no-execution = the exchange has listed no execution yet
finding-unread = the account cannot be read
finding-not-offered = not shown to this key: look at the exchange's own page
finding-nothing = nothing to do here
finding-rebuild = { $position }: at most { $size } at { $leverage }×
finding-rebuild-waits = { $position }: waits until the market is calm ({ $why })
finding-rebuild-blind = { $position }: waits until the account is read again
finding-was = Was: { $parts }
finding-choice = Or: { $parts }
finding-part-size = { $size } at { $leverage }×
finding-part-margin = margin { $margin }
finding-part-distance = { $distance } to liquidation
finding-part-distance-most = at most { $distance } to liquidation
finding-part-score = queue score { $share } of what it was, at the same profit
finding-instead = Also: { $ways }.
finding-instead-take-profit = take some profit
finding-instead-split = split it over exchanges
finding-instead-neutral-mode = turn on the exchange's delta-neutral mode
argument-checklist = list, or skip NUMBER REASON

## The evidence of an incident

export-none = There is no incident { $number } here. The list of incidents names them.
export-usage = Write /export and the number that /incidents shows.
export-head = Evidence of incident { $number }
export-holds = In the archive: { $files }.
export-hashes = SHA256SUMS lists the hash of every file. The exchange's own rows are in it as they came.
export-instead = On the machine that runs adlwatch: adlwatch export { $number }
incidents-head = What ADL took from your accounts
incidents-line = { $number } · { $at } · { $position }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
 } · { $account } · taken { $taken } · { $state } · { $steps }
incidents-over = over
incidents-running = still open
incidents-export = /export and a number sends the evidence of one as a file.
size-of = { $part } of { $whole }

## The program itself

part-chat-name = The connection to { $app }
part-chat-head = I have heard nothing from { $app } for { $value }
part-chat-ill = { $app } was not heard for { $value }
part-chat-cure = Commands and buttons there do not reach me. Everything else goes on.
part-sweep-name = Looking at accounts
part-sweep-head = Accounts have not been looked at for { $value }
part-sweep-ill = no look began or ended for { $value }
part-pace-name = The pace of looking
part-pace-head = Accounts are looked at up to { $value } late
part-pace-ill = looks are up to { $value } late
part-pace-cure = There is more to look at than time for it: watch fewer accounts from this host, or look less often (calm_seconds).
part-courier-name = Sending to { $app }
part-courier-head = Messages to { $app } have been stuck for { $value }
part-courier-ill = messages to { $app } have been stuck for { $value }
part-database-name = The database
part-database-head = The database took { $value } to write
part-database-ill = a write took { $value }
part-disk-name = The disk
part-disk-head = The disk is nearly full: { $value } left
part-disk-ill = { $value } left
part-disk-cure = Make room: below { $limit } alerts may soon not be written down any more.
part-room = { $mega } MB
part-moment = { $seconds } s
part-why = Reason: { $why }.
part-ill-why = { $said } ({ $why })
part-since = Since { $at }
part-cure-restart = I am starting that part anew. Everything else goes on.
part-cure-wait = I keep trying. Everything else goes on.
part-well-head = { $part }: well again after { $duration }
part-well-restarts = { $count ->
    [one] Started anew once.
   *[other] Started anew { $count } times.
}
poll-rival = another program reads this bot's messages (409)
poll-rival-advice = Stop the other one; if you do not know it, take a new token with /revoke at @BotFather and set it here. Until then commands and buttons may get lost; alerts go out.
poll-refused-advice = Take the token again from @BotFather (/token shows it), set it here, and start me again.
program-accounts = { $count ->
    [one] 1 account
   *[other] { $count } accounts
}
program-started-head = adlwatch { $version } is running: { $count }
program-away = I was away for { $duration }, since { $since }.
program-unclean = Nobody told me to stop: the process was killed, or the host went down.
program-missed = Every account is read again now; what happened meanwhile follows, marked late.
program-stopping-head = adlwatch { $version } was told to stop at { $at }
program-stopping-line = Nothing is watched until it runs again.

## The health page, and who is told from outside

ready-starting = it is starting
ready-looks = { $fresh } of { $count ->
    [one] 1 account was
   *[other] { $count } accounts were
} looked at since the start
ready-down = { $app } is not connected
health-stuck = the watchdogs have not taken a turn for { $seconds } s
health-taken = health.address: { $address } cannot be used ({ $why }); set another HOST:PORT, or "" for no page.
heartbeat-url = ADLWATCH_HEARTBEAT_URL: write the whole address of the check, https://…
heartbeat-start = adlwatch { $version } starts
heartbeat-stop = adlwatch was told to stop
heartbeat-ended = adlwatch ends: { $why }
heartbeat-renewed = { $part } was started anew
heartbeat-stuck = the watchdogs do not take their turns
heartbeat-well = all is well
heartbeat-ill = not well: { $how }
heartbeat-status = { $count ->
    [one] 1 account
   *[other] { $count } accounts
}; { $how }

## The board of risk, and one market

button-risk = Risk
button-hedges = Hedges
argument-market = a symbol, or how it begins
position-market = Market: { $regime }
price-entry = entry { $price }
price-mark = mark { $price }
price-liquidation = liquidation { $price }
price-profit = open profit { $profit }
risk-head = Your risk: { $usd } on { $venues ->
    [one] 1 exchange
   *[other] { $venues } exchanges
}
risk-venue = { $venue }: { $usd }, net { $net } · { $positions ->
    [one] 1 position
   *[other] { $positions } positions
} in { $accounts ->
    [one] 1 account
   *[other] { $accounts } accounts
} · { $read }
risk-top = • First in the ADL queue: { $usd } ({ $count ->
    [one] 1 position
   *[other] { $count } positions
})
risk-below = • One rung below: { $usd } ({ $count ->
    [one] 1 position
   *[other] { $count } positions
})
risk-unrated = • Without an indicator: { $usd } ({ $count ->
    [one] 1 position
   *[other] { $count } positions
})
risk-uncounted = • Not in these sums: { $count ->
    [one] 1 position whose value in USD is not known
   *[other] { $count } positions whose value in USD is not known
}
risk-unread = • { $label } is not read now: its positions may be others
risk-hedge = • { $base }: { $hedged } hedged, net { $net } { $base }{ $usd }
risk-markets = Your markets: { $calm } calm, { $unjudged } not judged
risk-danger = • { $symbol } ({ $venue }): { $regime }
market-head = Market { $symbol }
market-venue = { $venue } { $symbol }: { $regime }
market-unjudged = not judged now; that does not mean calm
market-since = In this state since { $since }.
market-fund = • Insurance fund ({ $source }): { $fund }, { $fell } · { $age }
market-fund-holds = no fall in 24 h
market-fund-fell = fell { $hour } in 1 h, { $eight } in 8 h, { $day } in 24 h
market-fund-fell-day = fell { $day } in 24 h
market-said = • The exchange says ({ $source }): { $said } · { $age }
market-drawdown = • Fund drawdown { $drawdown }; { $trigger }
market-trigger = ADL starts at { $starts }, { $way } of the way
market-no-trigger = the exchange publishes no trigger here
market-age = { $ago } ago
market-old = { $ago } ago: old
market-silent = • Nothing has been told of this market yet: readings begin once somebody here holds it.
market-not-offered = • This exchange publishes neither fund nor warning per market.
market-lost = • Not told now: { $what }
market-held = • Yours: { $position }
market-which = I know nothing of that market. Name one, for example: { $symbols }.
market-none = I know of no market yet: connect an account that holds something.

## The master key

## Orders, and what is kept

proven-head = What the exchange says of { $account }
proven-rights = This key can do more than read: { $rights }.
proven-unknown = The exchange does not say what this key may do.
orders-head = { $count ->
    [0] No open orders on { $account }
    [one] 1 open order on { $account }
   *[other] { $count } open orders on { $account }
}

## The door

slow-down = That is faster than I can answer. Wait half a minute; until then I am silent. Alerts reach you all the same.
one-at-a-time = I am still busy with { $most } of your questions. Wait for their answers.
too-long = That is too long for me: { $most } characters at most.
broken-text = I cannot read that text: it holds broken characters.
knocking-head = { $count } tries within { $duration } by people who may not use this bot
knocking-who = { $senders ->
    [one] All { $most } by the id { $address } in { $app }.
   *[other] By { $senders } people, { $most } of them by the id { $address } in { $app }.
}
knocking-line = All were refused; nothing was shown. I tell you this at most once an hour.
command-edited = I act on a command as it was first sent; an edit changes nothing. Send it again.
command-forwarded = I act on nothing that is forwarded. If you mean it, type it yourself.
## Told together: what was held back, and how everything stands

held-head = { $count ->
    [one] Held back for you since { $since }: 1 alert
   *[other] Held back for you since { $since }: { $count } alerts
}
held-foot = Because of your quiet hours or a silence of yours. /alerts settings changes them.
digest-clear-head = All clear: { $accounts ->
    [one] 1 account read { $oldest } ago
   *[other] { $accounts } accounts, each read within { $oldest }
}, { $positions }
digest-week-clear-head = Your week, all clear: { $accounts ->
    [one] 1 account read { $oldest } ago
   *[other] { $accounts } accounts, each read within { $oldest }
}, { $positions }
digest-head = Needs a look: { $what }
digest-week-head = Your week: { $what }
digest-unread = { $count ->
    [one] 1 account is not read
   *[other] { $count } accounts are not read
}
digest-incidents = { $count ->
    [one] 1 ADL incident
   *[other] { $count } ADL incidents
}
digest-markets = { $count ->
    [one] 1 market is not calm
   *[other] { $count } markets are not calm
}
digest-account = • { $account }: { $what }
digest-highest = highest ADL { $gauge }
digest-market = • { $symbol } ({ $venue }): { $regime }, since { $since }
digest-hedge = • { $state }
digest-told = { $told ->
    [0] Nothing was told since { $since }.
    [one] 1 alert since { $since }.
   *[other] { $told } alerts since { $since }.
}{ $lists ->
    [0] {""}
    [one] { " " }1 checklist is open.
   *[other] { " " }{ $lists } checklists are open.
}

## How a person is told

argument-alerts = settings
argument-silence = SYMBOL, ACCOUNT, EXCHANGE or all, how long, why; or: end NUMBER
argument-quiet = 23:00-07:00, or off
argument-zone = for example Europe/Madrid
button-settings = Settings
button-thresholds = Thresholds
button-silences = Silences
button-chosen = ✓ { $what }
button-as-for-all = As for all
button-as-set = As the host set
button-rung = From rung { $level }
button-no-rung = No rung
button-least = ≥ { $least }
button-end = End { $number }
settings-head = How you are told
settings-foot = { $count ->
    [0] No silence is set.
    [one] 1 silence is set.
   *[other] { $count } silences are set.
}
settings-all-accounts = All accounts
settings-now = { $where }: { $volume }
settings-exceptions = { $volume }, { $count ->
    [one] 1 account otherwise
   *[other] { $count } accounts otherwise
}
settings-gauge = A rising ADL indicator is told { $what }.
volume-loud = with sound
volume-silent = silent
volume-off = off
volume-never-off = { $kind } cannot be turned off, only made silent: you would take silence for safety.
volume-warning-adl = What the exchange takes from you always comes; made silent, it does not wake you.
volume-warning-blind = While this is off, silence does not mean that all is well: you are not told when an account cannot be read.
kind-head = { $kind }: how loud?
kind-adl = ADL
kind-adl-line = ADL took from a position, or is doing so.
kind-forced = Other reductions
kind-forced-line = Liquidation, settlement, or a position that shrank without a known cause.
kind-blind = Accounts not read
kind-blind-line = An account that cannot be read, and its end.
kind-key = Keys
kind-key-line = A key that is refused, ends soon, or may do other things than before.
kind-gauge = Indicator
kind-gauge-line = The ADL indicator of a position rises or falls.
kind-market = Markets
kind-market-line = A market you hold is in danger, or calm again.
kind-hedge = Hedges
kind-hedge-line = A hedge lost its balance by your own trades, or the delta-neutral mode changed.
kind-hint = Hints
kind-hint-line = Quiet hints on how a position is exposed.
kind-checklist = Checklists
kind-checklist-line = A checklist is done, a rebuild may begin, a step was handed to you.
kind-program = This bot
kind-program-line = Its own troubles: not running, people that it cannot reach, warnings that an exchange no longer sends.
thresholds-head = From where on is a rising indicator told?
thresholds-share = from { $share } of the exchange's scale on, for positions worth { $least } or more
thresholds-both = from rung { $level } or { $share } of the exchange's scale on, whatever comes first, for positions worth { $least } or more
thresholds-given = The host's settings say: { $what }.
thresholds-line = Rows: rung, part of the scale, smallest value of the position in its own currency.
quiet-none = You have no quiet hours. Your clock: { $clock } ({ $zone }).
quiet-set = Quiet from { $hours }. Your clock: { $clock } ({ $zone }).
quiet-line = ADL, other reductions, accounts that cannot be read and a cascade in a market you hold come all the same. The rest follows in one summary when the hours are over.
quiet-usage = Write /quiet 23:00-07:00, or /quiet off. /timezone sets your clock.
zone-usage = Write /timezone and your zone, for example /timezone Europe/Madrid.
zone-which = Which zone? { $names }
zone-unknown = I do not know that zone. Write continent and city, for example Europe/Madrid.
silences-head = { $count ->
    [0] You have silenced nothing
    [one] 1 silence
   *[other] { $count } silences
}
silence-line = { $number }. { $what } until { $until } ({ $by })
silence-because = { $number }. { $what } until { $until } ({ $by }: { $reason })
silence-usage = Write /silence, then SYMBOL, ACCOUNT, EXCHANGE or all, how long (30m, 2h, 1d) and why. /silence end NUMBER ends one.
silence-grave = ADL and other reductions, and to a host what is wrong with me, are never held back: they come without a sound. The rest follows in one summary when the silence ends.
silence-ended = No longer silenced: { $what }
silence-held-follow = What it held back follows in one summary.
silence-none = You have no silence { $number }.
silence-long = Choose a time from 1m to { $days }d.
silence-enough = You have { $count } silences. End one first.
silence-which = Silence what? Name an account, an exchange, all, or one symbol that you hold: { $symbols }.
silence-all = everything
argument-digest = 09:00, weekly Mon 09:00, off, or now
digest-hint = Nothing is told while all is well. Wish for a daily all-clear? /digest 09:00
digest-usage = Write /digest 09:00, /digest weekly Mon 09:00, /digest off, or /digest now.
digest-nobody = Nobody is watching in this process, so nothing can be said.
digest-none = No daily all-clear and no weekly digest. /digest 09:00 sets one.
digest-set = All-clear and digest: { $when }.
digest-daily = daily at { $at }
digest-weekly = { $day }s at { $at }
weekday-0 = Monday
weekday-1 = Tuesday
weekday-2 = Wednesday
weekday-3 = Thursday
weekday-4 = Friday
weekday-5 = Saturday
weekday-6 = Sunday

## Drills

drill-mark = DRILL · nothing happened · { $head }
drill-account = a made-up account
drill-coming = A made-up ADL is on its way to all your addresses
drill-script = It goes the whole way of a real one. Press Got it, open the checklist: its steps tick by themselves as the made-up account is put right within two minutes. I report how fast each app took it.
drill-alone = Nobody else is told. /drill escalate tells the people who would be next, too; /drill stop ends it.
drill-others = Do not press Got it, and after a minute it goes on to the next person listed for you. /drill stop ends it.
drill-stopping = It ends now
drill-usage = Write /drill, /drill escalate, or /drill stop.
drill-running = A drill of yours is running. Press Got it and look at its checklist, or end it with /drill stop.
drill-none = No drill of yours is running. Start one with /drill.
drill-report = How fast each app took it, from detection on
drill-report-over = The drill is over
drill-passed = { $name } ({ $app }), once passed on
drill-accepted = taken after { $after }
drill-not-accepted = not taken: { $why }
drill-no-answer = no answer yet
drill-acked = Got it: { $name }, after { $after }.
drill-steps = Checklist: { $done } of { $steps } steps done.
drill-ended-done = Everything of it is erased; its buttons work no more.
drill-ended-time = Half an hour is over. Everything of it is erased; its buttons work no more.
drill-ended-stopped = You ended it. Everything of it is erased; its buttons work no more.
drill-ended-restart = I was started anew, which ended it. Everything of it is erased; its buttons work no more.
argument-drill = escalate (others are told, too) or stop
drill-asked = The bot plays a drill to { $name } now.
drill-not-running = No bot runs on this database now; start it with `adlwatch run`.
order-line = { $symbol } { $side } { $size } · { $kind }{ $price }{ $trigger }{ $reduce }
order-buy = buy
order-sell = sell
order-whole = the whole position
order-at = { " " }at { $price }
order-trigger = { " " }when { $price } is reached
order-reduce-only = { " · " }reduce-only
copy-failed-head = The daily copy of my database could not be made
copy-failed-line = Reason: { $why } I go on, and try again every hour. The older copies are still there.
seconds = { $count } s
minutes = { $count } min
hours = { $hours } h { $minutes } min
days = { $days } d { $hours } h
lines-left-out = { $count ->
    [one] … 1 more line did not fit.
   *[other] … { $count } more lines did not fit.
 }
language-name = English
language-which = Which language?
language-note = What an exchange says itself stays as it says it.
language-set = I write to you in English from now on.
language-unknown = I do not speak that. I know: { $known }.
argument-language = the code of a language, like es
help-language = the language I write to you in

## Steps of the checklists in config/checklists, word for word as they stand there

step-adl_fill-verify = Verify the reduction
step-adl_fill-margin = Check the margin that is left
step-adl_fill-orders = Review the cancelled orders
step-adl_fill-hedge = Mend the hedge
step-adl_fill-rebuild = Rebuild later, smaller, with lower leverage
step-blind-look = Look at the account on the exchange's own page: positions, orders, notifications
step-blind-sight = Read the account again
step-gauge_high-reduce = Lower your place in the queue
step-gauge_high-hedge = Plan for the other leg, if this one is taken
step-gauge_high-stops = Decide what you do with your orders: ADL cancels them
step-key-look = Look at the account on the exchange's own page: nothing is watched without a key
step-key-key = Give a new read-only key, bound to this host's IP address: /connect, or accounts add

## /status

help-status = how I am: how fresh each account is, what waits to be sent, what is not well
status-head = adlwatch { $version }, running for { $duration }: { $state }
status-well = all is well
status-ill = { $count ->
    [one] 1 part is not well
   *[other] { $count } parts are not well
}
status-owner = { $account } of { $name }
status-part = Not well for { $duration }: { $how }. { $restarts }
status-app = { $app }: { $how }
status-heard = heard { $ago } ago
status-accepted = last message accepted { $ago } ago
status-waiting = { $count ->
    [0] nothing waits
    [one] 1 message waits
   *[other] { $count } messages wait
}
status-monitor = Outside monitor: took the last heartbeat { $ago } ago.
status-monitor-new = Outside monitor: no heartbeat was due yet.
status-monitor-down = Outside monitor: it does not take the heartbeat ({ $why }).

## Pictures

picture-adl-title = ADL took { $taken } · { $position }
picture-taken-of = { $size } of { $whole }
picture-history-title = ADL queue · { $position }
picture-below = { $account } · { $day }
picture-price = Mark price
picture-price-adl = Mark price, and ADL fills in red
picture-average = average fill { $price }
picture-size-base = Size in coins
picture-size-contracts = Size in contracts
picture-size-usd = Size in USD
picture-gauge = ADL indicator, { $of } goes first
picture-fund-title = Insurance fund · { $symbol }
picture-fund = Balance in { $asset }
picture-fund-fell = { $fall } below its highest
picture-foot = adlwatch · times in UTC
picture-size-change = { $was } → { $now }
picture-none = The picture could not be drawn. /export sends what it would have shown.
picture-instead = The picture is in the evidence: adlwatch export
pictured-head = How it went: { $position } · { $account }
pictured-line = { $fills ->
    [one] 1 fill
   *[other] { $fills } fills within { $duration }
 }. The incident is over.
pictured-more = { $count ->
    [one] 1 more position was hit;
   *[other] { $count } more positions were hit;
 } this is the largest.
pictured-export = /export sends the evidence as a file.
## Groups that see an account

argument-share = the label of your account; then hide for alerts without sizes, or with and a viewer's name
share-usage = Type it in the group that is to see the alerts: /share ACCOUNT, or /share ACCOUNT hide for no sizes. /unshare ACCOUNT ends it.
share-usage-viewer = To show an account to a viewer, write to me in private: /share ACCOUNT with NAME. /unshare ACCOUNT with NAME ends it.
share-shown = { $name } sees { $label } from now on: its alerts, positions and incidents, with sizes. They can change nothing.
share-hidden = { $name } does not see { $label } any more.
share-viewers = { $label }: seen by { $names }
group-nameless = a group
group-closed-head = { $name } ({ $app }) does not see { $accounts } any more
group-closed-line = { $why }. Once that is mended, type /share there again.
topic-closed-head = What { $name } ({ $app }) sees of { $accounts } comes to the group itself now, not to its topic
topic-closed-line = { $why }. Type /share in another topic to have it there.
share-no-viewer = There is no viewer of that name. Viewers: { $names }. The host invites one: /invite NAME viewer
viewer-head = You are a viewer here: you see what the owners of accounts show you, and change nothing.
viewer-none = No account is shown to you yet. Its owner does that: /share ACCOUNT with YOUR NAME
share-not-yours = You have no account of that label. Only its owner can share it.
share-done = This group sees the alerts of { $label } from now on, with sizes. Everybody here reads them; only their owner can press the button.
share-done-hidden = This group sees the alerts of { $label } from now on, without sizes. Everybody here reads them; only their owner can press the button.
share-listed = { $label }: seen in { $titles }
share-ended = { $label } is shared no more: { $count ->
    [0] no group saw it
    [one] 1 group saw it
   *[other] { $count } groups saw it
}. What was sent there stays as it is.
shares-head = { $count ->
    [0] Nobody else sees an account of yours
    [one] Others see 1 account of yours
   *[other] Others see { $count } accounts of yours
}
shared-adl = ADL took from { $symbols } · { $account }
shared-reduced = { $symbols } shrank · { $account }
shared-forced = { $cause }: { $symbols } · { $account }
shared-other = News of { $account }
shared-foot = Sizes are hidden here.
