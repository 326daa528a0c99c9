### Every sentence a person reads. Short, with numbers, plain words.
### Values arrive as finished text; figures.py writes numbers, prices and times.
### A particle after a value would have to fit its last sound: sentences are built so that none is needed.

## Positions and gauges

side-long = 롱
side-short = 숏
position-name = { $symbol } { $side }
position-line = { $position } { $size } · { $notional } · { $leverage } · ADL { $gauge }
position-open =
    { $positions ->
        [0] 보유 포지션 없음
       *[other] 포지션 { $positions }개
    }
gauge-level = { $level }/{ $of }
gauge-venue = { $level }/{ $of } (거래소: { $value })
gauge-own-scale = { $value } ({ $first }부터 먼저 디레버리징)
gauge-not-offered = 제공되지 않음
gauge-absent = 이번에는 오지 않음
gauge-unrecognised = 알 수 없는 값 ({ $value })
leverage-unknown = 레버리지 ?
leverage-times = { $leverage }×
size-base = { $size }
size-contracts = { $size }계약
size-usd = { $size } USD
size-in-coins = { $size } ({ $coins } { $base })
notional-unknown = 가치 ?
as-of = { $at } 기준
account = { $label } ({ $venue })
account-note = 참고: { $note }
names-more = { $names } 외 { $count }개

## Alerts

first-head = { $account } 첫 확인: { $count }
first-foot = 여기서부터 시작하며, 그 전의 일은 알리지 않습니다. { $at } 기준
gauge-rose-head = ADL 지표 상승 { $gauge }: { $position } · { $account }
gauge-top-head = 다음 ADL 대상입니다 ({ $gauge }): { $position } · { $account }
gauge-fell-head = ADL 지표 하락 { $gauge }: { $position } · { $account }
gauge-rose-line = 낮추려면: 수량 축소, 일부 이익 실현, 레버리지 인하.
score-exact = 이유: { $parts } = { $score }
score-estimate = 이유: { $parts } = { $score } (추정)
score-bound = 이유: { $parts } = 최대 { $score } ({ $missing }: 읽을 수 없음)
score-part = { $name } { $value }
ways-line = 절반으로 낮추려면: { $ways }.
ways-or = , 또는{ " " }
way-reduce = { $size } 종료
way-add-margin = 증거금 { $amount } 추가
way-lower-leverage = 실효 레버리지를 { $leverage } 수준으로 인하
way-take-profit = 이익 { $amount } 실현 후 다시 진입
way-take-all-profit = 이익 전부 실현 후 다시 진입
fact-was = 이전
fact-size = 수량
fact-value = 가치
fact-profit = 미실현 손익
fact-leverage = 레버리지
fact-exchange-says = 거래소 표시
fact-mark = 마크 가격
adl-part-head = ADL로 { $position }의 { $percent } 감소 · { $account }
adl-some-head = ADL로 { $position } { $size } 감소 · { $account }
adl-closed-head = ADL로 { $position } 전량 종료 · { $account }
adl-many-head = ADL이 포지션 { $count }개에 적용됨 · { $account }
adl-line = { $position }: { $price }에 { $taken } 감소, { $left } 남음{ $realised }
adl-line-realised = , 실현 손익 { $realised }
adl-more = …그 밖에 포지션 { $count }개.
adl-over =
    합계: { $fills ->
        [1] 체결 1건
       *[other] { $duration } 동안 체결 { $fills }건
    }, { $full ->
        [0] 전량 종료 없음
       *[other] 포지션 { $full }개 전량 종료
    }{ $part ->
        [0] .
       *[other] , { $part }개 일부 감소.
    }
sum-taken = { $worth }, 체결 { $fills }건
fact-against-mark = 마크 가격 대비
mark-worse = { $amount } 불리
mark-better = { $amount } 유리
fact-signs = 징후
hint-under-way = 거래소가 ADL 진행 중으로 표시함
hint-order-gone = 거래소가 ADL을 이유로 이곳의 주문을 취소함
hint-system-trade = 마지막 체결이 거래소 시스템 거래였음
hint-neighbour = 여기서 감시하는 다른 계정이 같은 시장에서 ADL을 당함
hint-market = 이 시장에서 ADL 진행 중
hint-top = ADL 대기열 맨 앞이었음
hint-liquidation = 청산이었을 수도 있음
fact-taken = 감소량
fact-taken-of = { $before } 중 { $taken }, 가격 { $price }
fact-taken-at = { $taken }, 가격 { $price }
fact-left = 남은 수량
left-as-expected = { $shown } (예상대로)
left-as-expected-own =
    { $shown } (예상대로: 직접 { $size } { $own ->
        [bought] 추가
       *[other] 종료
    })
left-differs = { $shown }, 예상은 { $expected }
mark-seen = { $price } ({ $ago } 전에 확인)
mark-about = 약 { $amount }
left-expected = 예상 { $expected }; 아직 읽지 못함
left-unknown = 아직 읽지 못함
fact-realised = 실현 손익
fact-realised-about = 실현 손익(대략)
by-entry-price = { $amount } (진입가 기준, 수수료 전)
realised-of = { $realised }; 미실현 이익 { $profit }의 { $share }
fact-fees = 수수료
fact-fills = 체결
fact-proof = 근거
adl-late = 발생 { $late } 뒤에 확인했습니다.
adl-hedge = 헤지의 한쪽이었다면 지금 다른 쪽이 노출되어 있습니다.
hedge-open = 헤지 { $base }: { $hedged } 헤지됨, 순노출 { $net } { $base }{ $usd }, 이전 { $before }.
hedge-state-open = { $base }: { $hedged } 헤지됨, 순노출 { $net } { $base }{ $usd }
hedge-held = 헤지 { $base }: 균형 유지, 순노출 { $net } { $base }{ $usd }.
hedge-mended = 헤지 { $base }: 균형 회복, 순노출 { $net } { $base }{ $usd }.
hedge-usd = { " " }({ $usd })
hedge-naked = 노출: { $leg }, { $gap } { $base }.
hedge-closes = 메우려면: { $ways }.
hedge-reduce = { $where }에서 { $symbol } { $size } { $side }
hedge-rebuild = { $where }에서 { $symbol } { $size } 다시 { $side } (사용 가능 증거금: { $margin })
hedge-and = { $one } 그리고 { $other }
hedge-or = { $one }, 또는 { $other }
hedge-unread = { $where }: { $since }부터 읽지 못했습니다. 그쪽 포지션은 달라졌을 수 있습니다.
hedge-more = …그 밖에 헤지 { $count }개: /hedges
hedge-drift-head = 헤지 { $base } 균형 깨짐: { $hedged } 헤지됨, 순노출 { $net } { $base }{ $usd }
hedge-back-head = 헤지 { $base } 균형 회복: 순노출 { $net } { $base }{ $usd }
hedge-not-one = 직접 하신 거래 때문에 알려 드립니다. 헤지가 아니라면 /hedges에서 알려 주세요.
leg-name = { $where } { $symbol } { $side }
leg-spot = { $where } 현물
symbol-spot = { $base } 현물
margin-unread = 읽을 수 없음
under-way-head = 거래소가 지금 { $position } 디레버리징 중입니다 · { $account }
under-way-line = 얼마나 줄어들지는 아직 모릅니다. 알게 되는 대로 이 메시지를 고칩니다.
under-way-over-head = { $position } 디레버리징이 끝났습니다 · { $account }
under-way-over-line = 체결은 오지 않았습니다. 거래소 페이지에서 수량을 확인하세요.
under-way-told-head = ADL로 { $position } 감소 · { $account }
under-way-told-line = 다른 포지션과 함께 이 계정의 ADL 메시지에 나와 있습니다.
orders-fact = 주문
orders-sum = { $cancelled }건 사라짐{ $protection }, { $left }건 남음
orders-protection =
    { $count ->
        [0] { "" }
       *[other] { " " }(그중 손절·스톱 { $count }건)
    }
orders-gone-line = 사라짐: { $order } ({ $reason })
orders-more = …그 밖에 { $count }건.
cancel-adl = ADL
cancel-liquidation = 청산을 막기 위해
cancel-position-gone = 포지션이 없거나 너무 작음
cancel-settlement = 정산
cancel-owner = 본인이 취소
cancel-other = 다른 이유
cancel-unstated = 이유 없음
cancel-with-proof = { $reason }: { $proof }
neutral-left-head = { $account }: 델타 중립 모드가 해제되었습니다
neutral-left-line = 이 모드로 ADL 대기열 맨 뒤에 있던 포지션은 이제 그렇지 않습니다.
neutral-entered-head = { $account }: 델타 중립 모드입니다
neutral-entered-line = 이를 제공하는 거래소에서는 조건을 갖춘 포지션이 ADL에서 맨 마지막입니다.
neutral-unstated-head = { $account }: 거래소가 델타 중립 모드인지 더 이상 알려 주지 않습니다
neutral-unstated-line = ADL 대기열 맨 뒤라고 기대하지 마세요.
regime-warning-head = { $symbol } ADL 경고 · { $account }
regime-cascade-head = { $symbol } 연쇄 청산 · { $account }
regime-eased-head = { $symbol } 연쇄 청산 종료, 아직 위험 · { $account }
regime-recovering-head = { $symbol } 연쇄 청산 종료, 아직 평온하지 않음 · { $account }
regime-calm-head = { $symbol }: { $duration } 만에 다시 평온 · { $account }
regime-calm-line = 남은 위험 징후가 없습니다.
regime-why = 이유: { $why }.
regime-danger-line = 이 시장에 포지션이 있습니다. 수량 축소, 일부 이익 실현, 레버리지 인하로 대기열 순위를 낮출 수 있습니다.
regime-wait-line = 평온해질 때까지 이 시장에서 새로 위험을 지지 마세요.
regime-calm = 평온
regime-warning = 경고
regime-cascade = 연쇄 청산
regime-recovering = 회복 중
regime-unknown = 거래소 판단 없음; 한 시간 안에 ADL을 당했습니다
regime-because = { $regime } – { $why }
why-venue-says-adl = 거래소가 ADL 진행을 알림
why-venue-mark = 거래소 자체 지표로 ADL 임박
why-trigger-near = 거래소 ADL 발동점까지 { $number } 도달
why-trigger-passed = 거래소 ADL 발동점 도달
why-fund-fell-1h = 보험기금 1시간에 { $number } 감소
why-fund-fell-8h = 보험기금 8시간에 { $number } 감소
why-fund-fell-24h = 보험기금 24시간에 { $number } 감소
why-adl-here =
    { $number ->
        [1] 여기서 감시하는 계정에서 몇 분 사이 ADL 체결 1건
       *[other] 여기서 감시하는 계정에서 몇 분 사이 ADL 체결 { $number }건
    }
why-ranks-rise = 여기서 감시하는 계정 { $number }개의 지표가 몇 분 사이 상승
fact-since = 시작
fact-began = 위험 시작
fact-market = 시장
fact-now = 현재
fact-then = ADL 전
fact-taken-then = { $at }에 { $before } 중 { $taken }
note-small-fund-head = 참고: { $position }, 코인 증거금 계약에 { $number } · { $account }
note-small-fund-line = 코인 증거금 계약은 더 작은 보험기금을 나눠 씁니다. 더 빨리 바닥납니다.
note-heavy-winner-head = 참고: { $position }, 가치 대비 이익 { $number } · { $account }
note-heavy-winner-line = 크고 수익률이 높은 포지션이 먼저 대상이 됩니다. 일부 이익을 실현하면 대기열 순위가 낮아집니다.
note-full-risk-head = 참고: { $position } { $number }, 시장은 위험 · { $account }
note-full-risk-line = 지금 레버리지나 수량을 줄이면 ADL로 잃을 것도 줄어듭니다.
reload-head = ADL로 줄었던 위험이 다시 올라갔습니다: { $position } · { $account }
reload-now = { $value } · { $leverage }
reload-line = 참고로: 시장은 아직 평온하지 않고, 같은 위험이 같은 대기열에 다시 섰습니다. 더 작게, 또는 나중에 하는 편이 안전합니다.
fact-source = 출처
fact-fund = 보험기금
fact-fund-daily = { $fund } (하루 한 번 갱신)
fact-drawdown = 기금 감소율
fact-trigger = ADL 시작 기준
lost-head = { $venue }에서 더 이상 오지 않음: { $source }
lost-line = { $since }부터 없음{ $why }. 돌아올 때까지는 조용하다고 ADL이 먼 것은 아닙니다.
lost-why = { " " }({ $why })
lost-all = 공개 ADL 경고
lost-field = { $source }의 { $field }
back-again-head = { $venue }에서 다시 옴: { $source }
back-again-line = { $duration } 동안 없었습니다.
banned-head = { $venue }: 이 호스트를 { $duration } 동안 차단했습니다
banned-line = 이유: { $why }. 끝날 때까지 아무것도 요청하지 않습니다. 그동안 그곳 계정은 읽을 수 없습니다.
clock-head = 이 호스트의 시계가 { $venue } 시계보다 { $seconds }초 { $direction }
clock-behind = 느립니다
clock-ahead = 빠릅니다
clock-line = 보정하고 있습니다. 시계를 맞추세요(NTP). 요청이 거절될 수 있습니다.
forced-head = { $cause }: { $position } { $size } 변동 · { $account }
cause-liquidation = 청산
cause-takeover = 청산 엔진 인수
cause-settlement = 거래소 정산 또는 상장 폐지
cause-delivery = 만기 인도
cause-unrecognised = 알 수 없는 표시의 변동
cause-adl = ADL
cause-own-order = 본인 주문
cause-transfer = 이체 또는 블록 거래로 이동
cause-probable-adl = 아마도 ADL
forced-line = 가격 { $price }. ADL이 아닙니다: 거래소 자체 표시로 확인했습니다.
forced-unrecognised-line = 가격 { $price }. 알 수 없는 표시입니다. 거래소 페이지를 확인하세요.
reduced-head = { $position } 감소 { $before } → { $after }, 원인 아직 모름 · { $account }
reduced-line = { $missing }에 해당하는 체결이 없습니다. 본인이 한 일이 아니면 지금 거래소를 확인하세요. 거래소가 이유를 알리는 대로 이 메시지를 고칩니다.
reduced-known-head = { $position } 감소 { $before } → { $after }: { $cause } · { $account }
reduced-known-line = 확인됨: 거래소 자체 표시가 도착했습니다.
reduced-probable-line = 거래소는 아직 그렇게 말하지 않았고 체결도 올라오지 않았습니다. 무엇이었는지 알려지는 대로 이 메시지를 고칩니다.
reduced-named-line = 거래소가 원인을 밝혔습니다. 체결은 아직 올라오지 않았으며, 올라오면 이 메시지를 고칩니다.
blind-head = { $since }부터 읽을 수 없음: { $account }
blind-line = 이유: { $why }. 그곳 포지션이 보이지 않는 사이 바뀔 수 있습니다. 계속 시도합니다.
sees-head = { $duration } 만에 다시 읽음: { $account }
sees-line = 그동안의 일을 지금 읽으며, 늦음으로 표시합니다.
outage-head = { $since }부터 { $venue } 계정 { $count }개를 읽을 수 없음
outage-part-head = { $since }부터 { $venue } 계정 { $count }개 중 { $unread }개를 읽을 수 없음
outage-over-head = { $duration } 만에 { $venue } 계정 { $count }개를 모두 다시 읽음
outage-account = { $label }: { $since }부터 ({ $why })
outage-account-back = { $label }: { $duration } 만에 다시 읽음
outage-line = 그곳 포지션이 보이지 않는 사이 바뀔 수 있습니다. 계속 시도합니다.
refused-head = { $account }의 키가 거절되었습니다
refused-line = 이유: { $why }. 요청을 멈췄습니다. 읽기 전용 키를 새로 만들어 같은 라벨로 추가하세요. 그동안의 일은 그때 알려 드립니다.
key-expires-head = { $account }의 키가 { $days }일 뒤 만료됩니다
key-expires-line = { $at }에 끝납니다. 그 뒤로는 그곳을 감시하지 못합니다.
key-expires-renew = 거래소의 API 키 페이지에서 연장하거나(일부 거래소는 IP 주소에 고정한 키에 기한이 없습니다), 읽기 전용 키를 새로 만들어 같은 라벨로 등록하세요: /connect 또는 adlwatch accounts add.
key-renewed-head = { $account }의 키 기한이 늘었습니다
key-no-end = 기한이 없습니다.
key-end = { $at }에 끝납니다.
key-gained-head = { $account }의 키 권한이 늘었습니다: { $rights }
key-too-powerful-head = { $account }의 키가 읽기 이상을 할 수 있습니다
key-named-line = 거래소 표시: { $named }.
key-stopped-line = 이 키를 더 쓰지 않습니다. 다시 읽기 전용이 될 때까지 그곳을 감시하지 않습니다. 거래소의 API 키 페이지에서 권한을 빼고 adlwatch accounts prove를 실행하거나(또는 하루 기다리거나), 같은 라벨로 새 읽기 전용 키를 등록하세요.
key-goes-on-line = 관리자가 거래 권한이 있는 키를 허용하므로 계속 읽습니다.
key-somebody-line = 본인이 한 일이 아니라면 누군가 그 계정에 들어와 있습니다. 지금 키를 지우고 주문, 이체, 출금을 확인하세요.
key-bound-head = { $account }의 키가 이제 IP 주소에 고정되었습니다
key-unbound-head = { $account }의 키가 더 이상 IP 주소에 고정되어 있지 않습니다
key-unbound-line = 키를 가진 사람은 어디서든 계정을 읽을 수 있습니다. 이 호스트의 주소에 고정하세요.
key-unbound-stopped = 관리자가 이런 키를 쓰지 않습니다. 다시 고정할 때까지 그곳을 감시하지 않습니다.
key-harmless-head = { $account }의 키가 다시 읽기 전용입니다
key-used-again = 다시 사용합니다. { $duration } 동안 읽지 않았으며, 그동안의 일을 이어서 알립니다.
key-lost-head = { $account }의 키로 더 이상 읽을 수 없음: { $what }
key-lost-line = 그 부분을 빼고 나머지를 계속합니다. 그곳 포지션은 감시하지 않으며 보유로도 종료로도 세지 않습니다.
key-lost-mend = 키에 그 권한을 다시 주거나 새로 만드세요. 하루 한 번 확인하며, adlwatch accounts prove는 바로 확인합니다.
key-found-head = { $account }의 키로 더 읽을 수 있음: { $what }
key-found-line = 새로 읽는 것: { $what }.
key-unjudged-head = { $account }의 키 권한을 더 이상 알 수 없습니다
key-unjudged-line = 마지막 확인 때는 읽기 전용이었으므로 계속합니다. 거래소의 API 키 페이지에서 권한을 확인하세요.
right-trade = 거래
right-transfer = 자금 이체
right-withdraw = 출금
right-other = 알 수 없는 권한
key-can = 읽기 이상을 할 수 있음 ({ $rights })
key-ends = { $days }일 뒤 만료 ({ $at })
key-ended = 만료됨
key-is-bound = IP 주소에 고정됨
key-is-unbound = IP에 고정되지 않음: 고정하는 편이 좋습니다
past-head = { $account }의 과거 일부를 읽을 수 없습니다
oddity-head = { $account }에서 이상한 점이 있습니다
oddity-line = { $what }. 온 그대로 보관하며, 멈추는 것은 없습니다.
back-head = { $duration } 동안 실행되지 않았습니다
back-line = { $since }부터입니다. 지금 모든 계정을 다시 읽으며, 그동안의 일은 늦음으로 표시해 이어서 알립니다.
unreached-head = { $app }에서 { $name } 님에게 닿지 않습니다
unreached-line = { $why }. 그곳으로 갈 내용은 다시 글을 쓸 때까지 기다립니다.
unreached-elsewhere = { $why }. 그곳에서 다시 글을 쓸 때까지 { $elsewhere } 쪽으로 보냅니다.
refuses-head = { $app }: { $name } 님에게 가는 메시지를 거절했습니다
refuses-line = { $why }. 저의 오류이니 알려 주세요. 알림 { $number }의 메시지입니다.
silent-head = { $app }: { $duration } 동안 아무것도 받지 않습니다
silent-fact = 대상
silent-line = { $why }계속 시도합니다. 기다리는 것은 사라지지 않습니다.
silent-why = { $why }.{ " " }
silent-elsewhere = 그동안 { $app }에서 보세요.
silent-over-head = { $app }: { $duration } 만에 다시 메시지를 받습니다
silent-over-line = 기다리던 것을 급한 것부터 보내고 있습니다.
silent-expired = ADL 대기열 알림 { $count }건은 이미 오래되어 보내지 않습니다: /alerts
elsewhere-late = { $app }에서 { $duration } 동안 받지 않아{ $why } 여기로 보냅니다.
elsewhere-gone = { $app }에서 받지 않아{ $why } 여기로 보냅니다.
trial-head = 테스트 알림
trial-line = 요청한 사람: { $name }. 여기서 이 글이 보이면 알림도 여기로 옵니다.
repeat-mark = 중복일 수 있음: 앞서 도착했는지 확인하지 못했습니다.

## Checklists

skip-reason-key = 이 이유는 키처럼 보입니다. 이유는 저장되고 표시되니 다른 말로 써 주세요.
checklist-none = 할 일이 없습니다. 체크리스트가 없습니다.
checklist-foot =
    { $open ->
        [0] 모두 완료
       *[other] 남은 단계 { $open }개
    }
button-step = { $number }
button-got-it = 확인했어요
got-it = 기록했습니다. 다시 알리지 않습니다.
got-it-steps = 기록했습니다. 남은 단계를 오래 아무도 하지 않을 때만 다시 알립니다.
got-it-already = { $name } 님이 { $at }에 이미 확인했습니다.
got-it-by = 확인: { $name }, { $at }
got-it-not-yours = 다른 사람의 알림이거나 이미 없어졌습니다. 계정 소유자나 알림을 넘겨받은 사람만 누를 수 있으며 관리자도 예외가 아닙니다.
reminder-line =
    { $count ->
        [1] 다시 알림: 아직 아무도 '확인했어요'를 누르지 않았습니다.
       *[other] 다시 알림 { $count }회: 아직 아무도 '확인했어요'를 누르지 않았습니다.
    }
ignored-line =
    { $count ->
        [1] 다시 알림: 남은 단계가 있는데 아직 아무도 손대지 않았습니다.
       *[other] 다시 알림 { $count }회: 남은 단계가 있는데 아직 아무도 손대지 않았습니다.
    }
button-old = 이 버튼은 더 이상 쓸 수 없습니다.
passed-whose = { $name } 님의 알림입니다.
passed-why = { $name } 님의 알림입니다. { $duration } 동안 '확인했어요'를 누르지 않아 당신에게도 보냅니다.
passed-on = 아무도 '확인했어요'를 누르지 않아 전달함: { $names }.
passed-name = { $name }, { $at }
unheard-head = { $name } 님의 ADL: { $duration } 동안 아무도 '확인했어요'를 누르지 않았습니다
unheard-passed = 전달했으나 응답 없음: { $names }.
unheard-nobody = 더 알릴 사람이 없습니다(설정의 people.NAME.escalation).
unheard-line = 다른 방법으로 { $name } 님에게 연락하세요. 누가 '확인했어요'를 누르면 이 메시지가 바뀝니다.
unheard-noted-head = { $name } 님의 ADL: 이제 누가 '확인했어요'를 눌렀습니다
ack-none = 확인을 기다리는 알림이 없습니다.
ack-done = 기록함: { $head }
ack-many = 기록함: 알림 { $count }건.
ack-left = 아직 기다리는 것:
ack-line = { $number }: { $head }
ack-how = 하나만은 /ack 번호, 모두는 /ack all.
argument-ack = 알림 번호, 또는 all

## Commands

start-head = 파생상품 계정의 자동 디레버리징(ADL)을 감시합니다.
start-known = 안녕하세요, { $name } 님. 소식을 여기로 보내 드립니다.
start-next = 먼저 계정을 읽기 전용으로 연결하세요. 2분이면 됩니다.
start-watched = 모든 명령: /help
start-viewer = 계정 소유자가 보여 주는 것을 보고 그 알림을 받습니다. 모든 명령: /help
kind-begin = 시작하기
kind-accounts = 내 계정
kind-risk = 내 위험
kind-alerts = 내 알림
kind-more = 더 보기
kind-host = 관리자용
which-head = /{ $name }: { $what }?
button-connect = 계정 연결
button-another = 하나 더 연결
button-positions = 포지션
button-test = 테스트 알림
button-help = 도움말
button-fill-in = 입력
button-again = 다시 시도
button-sure = 읽기만 됩니다: 등록
button-cancel = 취소
stranger-head = 등록되지 않은 분입니다.
stranger-line = 여기서 당신의 ID는 { $user }입니다. 이 봇의 관리자에게 등록을 부탁하거나, 초대 코드와 함께 /start를 보내세요.
invite-bad = 이 초대는 이미 쓰였거나 오래되었거나 잘못되었습니다. 관리자에게 새 초대를 부탁하세요.
group-head = 개인 대화로 써 주세요. 계정은 다른 사람과 상관없는 일입니다.
unknown-near = /{ $name } 명령은 모릅니다. /{ $near } 말씀인가요?
unknown-head = /{ $name } 명령은 모릅니다. /help에서 할 수 있는 일을 볼 수 있습니다.
failed-head = 처리하지 못했습니다. 저의 오류이며 관리자에게 남겼습니다. 잃어버린 것은 없습니다.
takes-nothing = /{ $name } 뒤에는 아무것도 붙이지 말고 단독으로 보내 주세요.
help-head = 할 수 있는 일
help-start = 저는 누구이며, 당신을 아는지
help-help = 이 목록
help-learn = ADL이란, 누가 대상이 되는지, 위험을 낮추는 법, 거래소별 규칙
help-join = 초대 사용(/start와 같음)
help-connect = 읽기 전용 키나 주소로 계정 추가
help-accounts = 내 계정과 마지막으로 읽은 때
help-positions = 내 포지션과 ADL 지표
help-position = 포지션 하나의 ADL 대기열 위치와 이유
help-whatif = 순위를 정하는 점수를 절반으로 낮추는 법
help-risk = 전체 거래소의 위험: 노출, 대기열 상위, 헤지, 시장
help-market = 시장 하나: 보험기금, 거래소의 ADL 경고, 발동점까지의 거리
help-rename = 계정 이름 바꾸기
help-pause = 계정 감시를 멈춤: 재개할 때까지 알림이 오지 않음
help-resume = 멈춘 계정 감시를 재개
help-forget = 계정을 키와 데이터까지 삭제, 또는 당신에 관한 모든 것 삭제
help-hedges = 내 헤지: 무엇이 무엇과 짝이고 얼마나 노출되었는지
help-ack = 확인: 최신 알림 또는 모든 알림의 다시 알림을 멈춤
help-alerts = 최근 알림; /alerts settings: 알리는 방법
help-silence = 한동안 듣고 싶지 않은 것
help-quiet = 경보만 오는 시간대; 나머지는 요약 하나로 옴
help-share = 다른 사람에게 계정을 보여 줌: 그룹에서는 알림을, 개인 대화에서는 참관자 이름과 함께
help-unshare = 더 보여 주지 않음: 그 그룹, 참관자, 개인 대화에서는 모두에게
help-timezone = 내 시간대
help-digest = 매일 이상 없음, 주간 요약, 또는 지금 상태
help-alert = 알림 하나가 어떻게 전달되었는지 단계별로
help-checklist = 열린 체크리스트, 또는 전체 목록
help-incidents = ADL이 내 계정에서 가져간 것과 사건 번호
help-export = 사건의 증거를 파일로
help-drill = 훈련: 모든 주소로 가상의 ADL을 보냄(체크리스트와 확인 포함)
help-test = 모든 주소로 테스트 알림 보내기
help-people = 이 봇을 쓸 수 있는 사람과 마지막 글; 알림 끄기나 내보내기(관리자 전용)
help-host = 전체 상태: 계정, 한도, 데이터베이스, 버전(관리자 전용)
help-invite = 한 번만 쓰는 초대(관리자 전용)
help-line = /{ $name } – { $help }
invite-name-key = 이 이름은 키처럼 보입니다. 다른 이름을 고르세요.
invite-none = 취소할 { $name } 님의 초대가 없습니다.
invite-revoked = { $name } 님은 이제 이 봇을 쓸 수 없습니다.
host-only = 이 봇의 관리자만 할 수 있습니다.
account-which = 어느 계정인가요? 하나를 적어 주세요: { $labels }.
accounts-none = 아직 계정이 없습니다. /connect로 추가하세요.
accounts-head = 내 계정
accounts-never = 아직 읽지 않음
accounts-well = { $ago } 전에 읽음
accounts-failing = 마지막 읽기 { $ago } 전, 시도 중 ({ $why })
accounts-blind = { $since }부터 읽을 수 없음 ({ $why })
accounts-paused = 멈춤, 감시하지 않음 ({ $last }); /resume
accounts-refused = 키가 거절됨; 새 키를 추가하세요
accounts-barred = 읽지 않음: 키의 권한이 너무 큽니다. 고치거나 새 키를 추가하세요
accounts-key = { $account }: 키 { $facts }
positions-head = { $account }: { $count }
position-beyond = { $position }: { $since }부터 키로 읽을 수 없음; 보유로도 종료로도 세지 않습니다
positions-none = 계정이 없어 포지션도 없습니다. /connect로 추가하세요.
positions-unread = { $account }: 아직 읽지 않음
positions-none-held = 제가 읽은 범위에서 보유 포지션이 없습니다.
positions-which = 그런 이름의 것이 없습니다. 계정이나 보유 중인 심볼을 적어 주세요: { $names }.
position-which = 어느 포지션인가요? 보유 중인 심볼을 적어 주세요: { $symbols }.
position-title = ADL 대기열 위치
position-where = { $position } { $size } · { $account }
position-age = { $position } 전에 읽음; 증거금은 한 번도 읽지 못했습니다.
position-age-margin = { $position } 전에 읽음, 증거금은 { $margin } 전.
score-none = 이유: 알 수 없음. 거래소가 순위를 공개하지 않거나 읽은 것이 부족합니다.
score-agreement = 이 시장에서 { $compared }번 비교 중 { $agreed }번 점수와 지표가 일치했습니다.
what-if-title = 점수를 절반으로 낮추는 법
what-if-note = 점수가 낮아져도 다른 사람의 점수까지 낮아지면 순위는 그대로입니다. 저는 거래하지 않습니다. 실효 레버리지는 가치를 그 뒤의 자산으로 나눈 값이며, 교차 마진에서는 설정만 바꿔서는 달라지지 않습니다.
what-if-nothing-needed = 이익이 없어 점수가 이미 0입니다.
what-if-unknown = 절반으로 낮추는 법을 말할 수 없습니다: 뒤에 있는 증거금을 읽지 못했습니다.
way-line = • { $way }: 그러면 { $score }
hedges-none = 지금 양방향으로 보유한 코인이 없어 헤지가 없습니다.
hedges-head = 내 헤지
hedges-line = { $base }: { $hedged } 헤지됨, 순노출 { $net } { $base }{ $usd } · { $pairing }
hedges-leg = • { $leg }: { $size } ({ $coins } { $base })
pairing-suggested = 헤지로 봅니다
pairing-confirmed = 헤지(직접 지정)
pairing-overruled = 헤지 아님(직접 지정)
pairing-uneven = 차이가 커서 지정하지 않는 한 헤지로 보지 않습니다
button-hedge = { $base }: 헤지 맞음
button-no-hedge = { $base }: 아님
hedge-judged = { $base }: 헤지로 봅니다. 균형이 깨지면 알립니다.
hedge-overruled = { $base }: 헤지로 보지 않습니다. 더 알리지 않습니다.
alerts-none = 아직 알림이 없습니다.
alerts-head = 최근 알림
alerts-line = { $number } · { $at } { $head }
held-line = { $at } { $head }
alerts-state = { $line } ({ $state })
alerts-more = 하나가 어떻게 전달되었는지: /alert 번호
alerts-usage = /alerts 또는 /alerts settings로 쓰세요. 하나만 보려면: /alert 번호
alert-unknown = 그 번호의 알림이 없습니다. 목록은 /alerts
alert-usage = 어느 알림인지 적어 주세요: /alert 번호. 번호는 /alerts에 있습니다
argument-alert = /alerts에 보이는 번호
journey-head = 알림 { $number }: { $head }
journey-nowhere = 보낸 곳이 없습니다: 쓰일 때 등록된 주소가 없었습니다.
journey-step = { $at } { $app } { $state }: { $why }{ $detail }{ $times }
fact-told = 작성
state-queued = 대기
state-sending = 보내는 중
state-sent = 전달됨
state-unsure = 불확실
state-retry = 다시 시도
state-moved = 대화방 이동
state-gone = 주소 없어짐
state-rejected = 거절됨
state-expired = 오래되어 버림
state-held = 원하신 대로 보류
state-summed = 요약에 포함
state-off = 원하신 대로 끔
state-superseded = 더 새로운 소식 때문에 버림
state-until = { $state }, { $at }까지
state-next = { $state }, { $at }
step-written = 보내기 전에 기록함
step-news = 알림 내용이 바뀜
step-claimed = 보내기 시작
step-accepted = 앱이 받음
step-pause-asked = 앱이 잠시 멈추라고 함
step-not-taken = 앱이 받지 않음
step-in-doubt = 분명한 응답 없음; 다시 보냄
step-no-answer = 제때 응답 없음; 다시 보냄
step-cut-short = 보내는 중 멈춤; 다시 보냄
step-chat-moved = 대화방 주소가 바뀜
step-edit-refused = 수정이 거절되어 새 메시지로 보냄
step-message-refused = 앱이 이 메시지를 거절함
step-address-gone = 이 주소는 메시지를 받지 않음
step-wrote-again = 그곳에서 다시 글을 쓰심
step-readdressed = 관리자가 다른 주소를 지정함
step-another-copy = 그 주소에는 따로 보낸 것이 있음
step-newer-news = 같은 포지션의 더 새로운 소식이 대기 중
step-out-of-date = 너무 오래되어 쓸모없음
step-judged-anew = 보류할 이유가 끝났거나 설정이 바뀜
step-summed-up = 요약으로 알림
step-fell-over = 다른 앱이 받지 않음
step-detail = { " " }({ $detail })
step-times = , { $at }까지 { $count }회
owed-head = 전달되지 못한 알림이 { $count }건 있습니다:
owed-line = { $number } · { $at } { $head }
test-head = 모든 주소로 보내고 있습니다.
invite-head = { $name } 님을 위한 일회용 초대
invite-line = 저에게 이렇게 보내게 하세요: /start { $code } (7일 안에)
invite-way = { $app }: { $way }
invite-usage = 이름을 적어 주세요: /invite 이름, 보기만 하는 사람은 /invite 이름 viewer
invite-viewer = 보기만 하는 사람입니다. 계정 소유자가 /share 계정 with 그 이름을 입력할 때까지 아무것도 보지 못합니다.

## Learning about ADL

argument-topic = 주제, 또는 거래소
learn-adl = ADL이란?
learn-adl-1 = 자동 디레버리징(ADL): 거래소가 남은 돈이 없는 패자에 맞서는 당신의 수익 포지션을 전부 또는 일부 종료합니다. 미리 묻지 않습니다.
learn-adl-2 = 연쇄 청산의 마지막 단계입니다. 먼저 시장이 패자의 포지션을 가져가고(청산), 다음은 보험기금, 그래도 모자라면 반대편 트레이더의 차례입니다.
learn-adl-3 = 그때까지의 이익은 남습니다. 잃는 것은 포지션, 그날의 가격, 그곳의 미체결 주문, 그리고 헤지였다면 한쪽입니다.
learn-fund = 보험기금
learn-fund-1 = 파산한 포지션이 증거금을 넘어 잃은 금액을 냅니다. 파산 가격보다 좋게 끝난 청산에서 채워집니다.
learn-fund-2 = 기금은 여럿입니다. 하나를 나눠 쓰는 시장도 있고, 새롭거나 작거나 코인 증거금인 시장처럼 더 빨리 바닥나는 작은 기금을 가진 곳도 있습니다.
learn-fund-3 = 빠르게 줄어드는 기금이 가장 좋은 조기 신호입니다. 거래소가 공개하면 따라갑니다: /market.
learn-who = 누가 대상이 되나요?
learn-who-1 = 이기는 쪽 모두가 시장과 방향별 대기열에 섭니다. 이익이 크고 실효 레버리지가 높은 사람이 먼저입니다.
learn-who-2 = 실효 레버리지는 가치를 그 뒤의 자산으로 나눈 값입니다. 교차 마진에서는 레버리지 설정만 바꿔서는 달라지지 않습니다.
learn-who-3 = 지표는 대기열에서의 위치를 단계로 보여 줍니다. 다른 사람의 포지션에 따라서도 움직입니다. /position에서 그 자리에 있는 이유를 볼 수 있습니다.
learn-liquidation = 청산과 같은 건가요?
learn-liquidation-1 = 아닙니다. 청산은 증거금이 바닥난 패자를, ADL은 증거금에 문제가 없는 승자를 대상으로 합니다.
learn-liquidation-2 = 체결 목록에서는 둘이 비슷해 보입니다. 저는 거래소 자체 표시가 있을 때만 ADL이라 하고, 아니면 징후를 밝히며 '아마도 ADL'이라 합니다.
learn-liquidation-3 = ADL 뒤에 빚이 생기거나 자금을 빼앗기지 않습니다. 계획보다 적게 보유하게 될 뿐입니다.
learn-avoid = 피할 수 있나요?
learn-avoid-1 = 확실히는 아닙니다. 순위를 낮추려면: 수량 축소, 일부 이익 실현 후 재진입, 증거금 추가, 실효 레버리지 인하. 숫자는 /whatif에서.
learn-avoid-2 = 큰 포지션은 거래소를 나누고, 코인 증거금이나 새 시장보다 기금이 큰 시장을 고르세요.
learn-avoid-3 = 델타 중립 모드의 계정을 대기열 맨 뒤에 두는 거래소도 있습니다.
learn-avoid-4 = 낮은 레버리지만으로는 막지 못합니다. 한 대형 연쇄 청산에서 대상이 된 사람 대부분은 레버리지가 낮고 이익이 컸습니다(다른 경우에도 그런지는 불확실).
learn-venue = { $title }: ADL 규칙
learn-indicator = 지표
learn-mark = ADL 체결을 알아보는 법
learn-warnings = 공개 경고
learn-neutral = 델타 중립 모드
learn-offered = 제공
learn-not-known = 알려진 바로는 순위를 낮추는 것 없음
learn-none = 제공하지 않음
learn-page = { $title }, 공식 페이지
learn-which = 그에 대한 페이지가 없습니다. 있는 것: { $known }.

## For the host: people and the house

people-head = { $count }명
people-line = { $name } ({ $role }) · { $apps } · 계정 { $accounts }개 · { $seen }{ $muted }
people-never = 아직 글 없음
people-seen = { $ago } 전에 글 씀
people-nowhere = 주소 없음
people-muted = { " · " }알림 꺼짐
people-invited = { $name } 님에게 열린 초대, { $until }까지
people-mute-line = 알림이 꺼진 사람에게는 알림도 다시 알림도 가지 않습니다. 명령에는 그대로 답합니다.
people-gone = 이 사람은 이제 여기에 없습니다.
people-listed = { $name } 님은 설정에 적혀 있습니다. 거기서 빼세요.
people-remove = { $name } 님을 내보낼까요?
people-remove-line = 더는 답을 받지 못하고 계정도 감시하지 않습니다. 삭제하면 키와 데이터도 지우며, 되돌릴 수 없습니다.
role-host = 관리자
role-member = 구성원
role-viewer = 참관자
button-mute = 알림 끄기
button-unmute = 알림 켜기
button-remove = 내보내기
button-remove-erase = 내보내고 삭제
house-head = 전체 상태
house-version = 버전
house-since = 실행 시작
house-people = 사람
house-unsent = 보낼 메시지
house-size = 데이터베이스
house-megabytes = { $size } MB
house-accounts = { $venue }: 계정 { $watched }개 감시, { $resting }개 감시 안 함
house-budget = { $venue }, { $name }: { $seconds }초에 { $allowed } 중 { $used } 사용

## Another name, a pause, forgetting

argument-account = 어느 계정
argument-new-name = 새 이름
rename-title = { $label } 이름 바꾸기
rename-label = 새 이름
rename-hint = 예: main; 그룹/main 형식은 계정을 묶어 보여 줍니다
renamed-head = { $old }의 이름은 이제 { $new }입니다.
button-resume = 재개
paused-head = { $account }: 더 이상 감시하지 않습니다
paused-line = 재개할 때까지(/resume) ADL을 포함해 알림이 오지 않습니다. 그동안의 일은 그때 읽어 늦음으로 알립니다.
resumed-head = { $account }: 다시 감시합니다
resumed-line = 그동안의 일을 지금 읽으며, 늦음으로 표시합니다.
pause-refused = { $label }: 이미 감시하지 않습니다. 키가 거절되었습니다. 새 키를 같은 이름으로 다시 연결하세요.
pause-barred = { $label }: 이미 감시하지 않습니다. 키의 권한이 너무 큽니다. 키를 고치거나 같은 이름으로 새 키를 연결하세요.
pause-paused = { $label }: 이미 멈춰 있습니다.
resume-none = 멈춘 계정이 없습니다.
resume-on = { $label }: 이미 감시하고 있습니다.
resume-refused = { $label }: 감시할 수 없습니다. 키가 거절되었습니다. 새 키를 같은 이름으로 다시 연결하세요.
resume-barred = { $label }: 감시할 수 없습니다. 키의 권한이 너무 큽니다. 키를 고치거나 같은 이름으로 새 키를 연결하세요.
erase-all-mine = 내 모든 것
erase-everything = 당신에 관한 모든 것
erase-head = 삭제할까요? { $what }
erase-for-good = 되돌릴 수 없습니다.
erase-keys = • 계정 { $count }개(키와 마지막 포지션 포함)
erase-alerts = • 알림 { $count }건
erase-executions = • 체결 { $count }건
erase-records = • 거래소 원본 데이터 { $count }행
erase-checklists = • 체크리스트 { $count }개
erase-addresses = • 주소 { $count }개
erase-listed = 이름과 주소는 관리자의 설정에 있습니다. 관리자만 뺄 수 있습니다.
erase-leaves = 이름과 주소도 지워져 더는 당신을 알지 못합니다. 새 초대가 있으면 다시 들어올 수 있습니다.
button-erase = 완전히 삭제
button-keep = 그대로 두기
erased-head = 삭제함: { $what }
erase-elsewhere = 이 대화의 메시지, 관리자가 만든 데이터베이스 사본, 내보낸 파일은 그대로 남습니다.
erase-not-yours = 당신의 계정이 아니거나 이미 삭제되었습니다.

## Connecting an account

connect-head = 어느 거래소인가요?
connect-usage = 읽기만 할 수 있는 키만 받습니다. 주소에는 키가 필요 없습니다.
connect-venue = { $title }: { $reads }
connect-safest = 가장 안전한 방법은 호스트의 명령줄입니다: adlwatch accounts add { $venue } --label NAME --owner YOU
dialogue-ask = { $step }/{ $steps }단계. 보내 주세요: { $name } ({ $ask })
dialogue-at-once = 또는 이 순서대로 한 메시지에 모두.
dialogue-secret = 보내신 메시지는 바로 지우고, 못 지우면 알려 드립니다.
dialogue-too-much = 요청한 것보다 많습니다. 아무것도 저장하지 않았으니 다시 보내 주세요.
dialogue-cancelled = 취소했습니다. 보내신 것은 버렸습니다.
dialogue-old = 물어본 지 오래되었거나 이미 끝났습니다. 다시 시작하세요: /connect
connect-sure-line = 아직 저장하지 않았습니다. 키의 권한은 당신의 말이 유일한 근거이며, 계정이 표시되는 곳마다 그렇게 적습니다.
connect-erased = 키가 든 메시지는 여기서 지웠습니다.
connect-not-erased = 키가 든 메시지를 지우지 못했습니다. 직접 지우거나, 더 좋은 방법은 새 키를 만드는 것입니다.
connect-done = { $account }: 연결되었습니다
connect-proof-read-only = 거래소 표시: 포지션과 체결을 읽으며, 거래와 출금은 할 수 없습니다.
connect-proof-address = 주소는 읽을 수만 있습니다.
connect-ip-unbound = IP 주소에 고정되어 있지 않습니다. 이 호스트의 주소에 고정하는 편이 좋습니다.
connect-ip-bound = IP 주소에 고정되어 있습니다.
connect-expires = 키 기한: { $when }.
connect-reads = 읽는 것: { $what }.
connect-unread = 읽지 못하는 것: { $what }.
connect-first-look = 첫 확인 결과가 이어집니다.
connect-label-taken = { $label } 라벨의 계정이 이미 있습니다. 다른 라벨을 고르세요.
connect-label-key = 이 라벨은 키의 일부처럼 보이며, 라벨은 모든 메시지에 표시됩니다. 다른 것을 고르세요.
connect-label-bad = 라벨은 문자, 숫자, 공백, - _ . 로 1~30자입니다. 그룹/라벨 형식은 계정을 묶어 보여 줍니다.
connect-field-missing = 빠진 항목 { $name }: { $ask }.
connect-field-bad = 올바르지 않아 보이는 항목 { $name }: { $ask }.
connect-field-unknown = { $title }에는 { $name } 항목이 없습니다. 항목: { $fields }.
connect-too-powerful = 거절: 이 키는 읽기 이상을 할 수 있습니다({ $rights }). { $help }
connect-unbound = 거절: 이 키는 IP 주소에 고정되어 있지 않으며, 이 봇의 관리자는 고정된 키만 받습니다. 이 호스트의 주소에 고정하세요.
connect-cannot-tell = 거래소가 이 키의 권한을 알려 주지 않습니다. 읽기만 할 수 있다고 확신할 때만 등록하세요(한 메시지로 보낼 때: accept={ $label }).
connect-form-title = { $title } 연결
connect-form-label = 라벨
connect-form-label-hint = 이름, 예: main; 비우면 거래소 이름
note-unproven = 읽기 전용임을 아무도 증명하지 못한 키; 소유자가 승인함
note-trading = 거래할 수 있는 키(읽기에 필요하다고 알려진 거래소라 관리자가 허용함)
connect-failed = { $title }에서 증명을 얻지 못함: { $why }. 아무것도 저장하지 않았으니 고친 뒤 다시 해 보세요.
connect-venue-unknown = { $name } 거래소는 모릅니다. 아는 곳: { $known }.
invite-taken = { $name } 님은 이미 있습니다. 다른 이름을 고르세요.
button-not-yours = 다른 사람의 목록에 있는 버튼이거나 목록이 없어졌습니다.
positions-title = 내 포지션
argument-symbol = 보유 중인 심볼, 또는 앞부분
argument-positions = 계정 또는 보유 중인 심볼; 없으면 모두
argument-fields = 라벨과 키 항목; /connect 거래소에서 설명
argument-code = 초대 코드(있으면)
argument-incident = /incidents에 보이는 번호; 없으면 최신
argument-name = 그 사람의 이름; 보기만 하는 사람이면 뒤에 viewer
button-failed = 처리하지 못했습니다. 저의 오류이며 관리자에게 남겼습니다.

## Checklists: their pages

as-of-never = 아직 읽지 않음
button-front = 뒤로
button-back = 뒤로
button-look = 지금 다시 확인
button-tick = 단계 완료
button-untick = 단계 미완료
button-all = 모두 처리함
button-skip = 건너뛰기…
button-snooze = 나중에…
button-hand = 맡기기…
button-line = ✓ { $number }
button-line-open = ↺ { $number }
button-list = { $number }
page-of = { $parts }쪽 중 { $part }쪽
findings-open =
    { $open ->
        [0] { $all }개 모두 완료
       *[other] { $all }개 중 { $open }개 남음
    }
findings-held = { $all }개 모두 시장을 기다림
skip-why = 이 단계가 필요 없는 이유는?
skip-not-needed = 필요 없음
skip-elsewhere = 다른 곳에서 처리함
skip-accepted = 위험을 받아들임
snooze-how-long = 이 단계를 얼마나 미룰까요? 그동안 다시 알리지 않습니다.
hand-to-whom = 누가 이 단계를 맡나요? 알려 주고, 이 체크리스트를 볼 수 있게 합니다.
hand-to-nobody = 여기에 다른 사람이 없습니다.
deed-ticked = { $name }, { $at }
deed-reopened = 다시 열림: { $name }, { $at }
deed-skipped = { $name } 건너뜀, { $at }: { $reason }
deed-snoozed = { $until }까지 미룸 ({ $name })
deed-handed = { $name } → { $to } 맡김, { $at }
toast-ticked = { $step }단계를 완료했습니다.
toast-reopened = { $step }단계를 다시 열었습니다.
toast-skipped = { $step }단계를 건너뛰었습니다.
toast-snoozed = { $step }단계를 { $until }까지 미룹니다.
toast-handed = { $to } 님에게 알렸습니다.
toast-line = 기록했습니다.
toast-same = { $name } 님이 { $at }에 이미 했습니다.
toast-nothing = 거기에는 더 할 일이 없습니다.
toast-looking = 확인 중입니다. 곧 이 메시지에 나타납니다.
toast-looked = 방금 확인했거나 지금은 감시하지 않습니다. 몇 초 뒤 다시 해 보세요.
checklists-head = 내 체크리스트
checklists-line = { $number }. { $head } · { $age } 전 · { $left }
checklists-left =
    { $open ->
        [0] 완료
       *[other] 남은 단계 { $open }개
    }
skip-usage = /checklist skip 번호 이유 형식으로 쓰세요. 예: /checklist skip 4 다시 열지 않음
checklist-usage = /checklist, /checklist list, 또는 /checklist skip 번호 이유 형식으로 쓰세요.
done-head = 체크리스트 완료: { $steps }단계, 발생 { $duration } 뒤 · { $account }
done-line = 그중 거래소로 확인 { $shown }, 직접 체크 { $hand }, 건너뜀 { $skipped }.
rebuild-opened-head = 위험이 지나갔습니다: { $symbols } · { $account }
rebuild-opened-line = 체크리스트의 재구축 단계가 열렸습니다: 더 작게, 더 낮은 레버리지로.
handed-head = { $name } 님이 단계를 맡겼습니다: { $step }
handed-line = 여기서 체크한 것은 { $name } 님도 봅니다.

## Checklists: what the exchange shows

finding-equal = { $position }: { $shown } 남음, 맞습니다
finding-off = { $position }: { $shown } 남음, 예상 { $expected }: 차이 { $off }
finding-not-read = { $position }: 예상 { $expected }, 수량은 아직 읽지 못함
finding-unknown-before = { $position }: { $taken } 감소; 이전 수량을 모르니 직접 비교하세요
finding-brought = { $position }: { $brought }
finding-fact = { $name }: { $value }
finding-rule = 거래소 규칙: { $text } ({ $page })
finding-margin = { $name } 증거금: 자산 { $equity }, 사용 가능 { $free }, 그중 { $ratio }는 포지션 유지에 필요
finding-unread-number = 표시 없음
finding-order-lost = { $order } – 사라짐 ({ $reason })
finding-order-back = { $order } – { $back } 주문으로 대체됨
finding-order-pointless = { $order } – 사라짐, 포지션도 없음
finding-bare = { $position } { $size }: 스톱이 더 이상 없음
finding-covered = { $position }: 스톱 있음: { $order }
finding-misfit-too-large = { $order } – 남은 { $left }보다 큼
finding-misfit-would-open = { $order } – 포지션 축소 전용이 아님: { $left } 남은 상태에서 반대 방향으로 열릴 수 있음
finding-misfit-orphan = { $order } – 포지션이 없음
finding-misfit-gone = { $order } – 더 이상 없거나, 맞음
finding-other-leg = 다른 쪽, { $where }: { $order }
finding-alone = 그러면 혼자 남음: { $leg }, { $coins } { $base }
finding-market = { $symbol }: { $regime }
regime-unjudged = 거래소 판단 없음
finding-place = { $position }: ADL { $gauge }; 알릴 때 { $told }
finding-closed = { $position }: 종료됨
finding-size = 수량 { $now }, 이전 { $was }
finding-leverage = 레버리지 { $now }, 이전 { $was }
finding-blind = { $account }: { $since }부터 읽지 못함 ({ $why })
finding-sees = { $account }: { $at }에 다시 읽음
finding-key-refused = 거래소가 키를 거절함 ({ $why })
finding-key-taken = 거래소가 키를 받아들임
finding-key-ends = 키가 { $at }에 끝남
finding-key-lasts = 키 기한이 늘어남
finding-key-unbound = 키가 IP 주소에 고정되지 않음
finding-not-yet = 아직 읽지 않음
finding-no-execution = 거래소에 아직 체결이 올라오지 않음
finding-unread = 계정을 읽을 수 없음
finding-not-offered = 이 키로는 보이지 않음: 거래소 페이지를 확인하세요
finding-nothing = 여기서 할 일 없음
finding-rebuild = { $position }: 최대 { $size }, { $leverage }×
finding-rebuild-waits = { $position }: 시장이 평온해질 때까지 대기 ({ $why })
finding-rebuild-blind = { $position }: 계정을 다시 읽을 때까지 대기
finding-was = 이전: { $parts }
finding-choice = 또는: { $parts }
finding-part-size = { $size }, { $leverage }×
finding-part-margin = 증거금 { $margin }
finding-part-distance = 청산까지 { $distance }
finding-part-distance-most = 청산까지 최대 { $distance }
finding-part-score = 같은 이익일 때 대기열 점수는 이전의 { $share }
finding-instead = 그 밖에: { $ways }.
finding-instead-take-profit = 일부 이익 실현
finding-instead-split = 거래소 나누기
finding-instead-neutral-mode = 거래소의 델타 중립 모드 켜기
argument-checklist = list, 또는 skip 번호 이유

## The evidence of an incident

export-none = 여기에 사건 { $number }번이 없습니다. 번호는 사건 목록에 있습니다.
export-usage = /export와 /incidents에 보이는 번호를 쓰세요.
export-head = 사건 { $number }의 증거
export-holds = 압축 파일 내용: { $files }.
export-hashes = SHA256SUMS에 모든 파일의 해시가 있습니다. 거래소의 원본 행은 온 그대로 들어 있습니다.
export-instead = adlwatch가 실행되는 컴퓨터에서: adlwatch export { $number }
incidents-head = ADL이 내 계정에서 가져간 것
incidents-line =
    { $number } · { $at } · { $position }{ $more ->
        [0] { "" }
       *[other] { " " }외 { $more }개
    } · { $account } · 감소 { $taken } · { $state } · { $steps }
incidents-over = 종료
incidents-running = 진행 중
incidents-export = /export와 번호를 쓰면 그 증거를 파일로 보냅니다.
size-of = { $whole } 중 { $part }

## The program itself

part-chat-name = { $app } 연결
part-chat-head = { $app }: { $value } 동안 소식이 없습니다
part-chat-ill = { $app }: { $value } 동안 소식 없음
part-chat-cure = 그곳의 명령과 버튼이 저에게 닿지 않습니다. 나머지는 모두 계속됩니다.
part-sweep-name = 계정 확인
part-sweep-head = { $value } 동안 계정을 확인하지 못했습니다
part-sweep-ill = { $value } 동안 시작되거나 끝난 확인 없음
part-pace-name = 확인 주기
part-pace-head = 계정 확인이 최대 { $value } 늦습니다
part-pace-ill = 확인이 최대 { $value } 늦음
part-pace-cure = 볼 것에 비해 시간이 부족합니다. 이 호스트에서 감시하는 계정을 줄이거나 덜 자주 확인하세요(calm_seconds).
part-courier-name = { $app } 보내기
part-courier-head = { $app } 메시지가 { $value } 동안 막혀 있습니다
part-courier-ill = { $app } 메시지가 { $value } 동안 막힘
part-database-name = 데이터베이스
part-database-head = 데이터베이스 쓰기에 { $value } 걸렸습니다
part-database-ill = 쓰기에 { $value } 걸림
part-disk-name = 디스크
part-disk-head = 디스크가 거의 찼습니다: { $value } 남음
part-disk-ill = { $value } 남음
part-disk-cure = 공간을 비우세요. { $limit } 아래로 내려가면 곧 알림을 기록하지 못할 수 있습니다.
part-room = { $mega } MB
part-moment = { $seconds }초
part-why = 이유: { $why }.
part-ill-why = { $said } ({ $why })
part-since = { $at }부터
part-cure-restart = 그 부분을 다시 시작합니다. 나머지는 모두 계속됩니다.
part-cure-wait = 계속 시도합니다. 나머지는 모두 계속됩니다.
part-well-head = { $part }: { $duration } 만에 다시 정상
part-well-restarts = { $count }회 다시 시작함.
poll-rival = 다른 프로그램이 이 봇의 메시지를 읽고 있습니다(409)
poll-rival-advice = 다른 쪽을 멈추세요. 모르는 프로그램이면 @BotFather에서 /revoke로 새 토큰을 받아 여기에 설정하세요. 그때까지 명령과 버튼이 사라질 수 있지만 알림은 나갑니다.
poll-refused-advice = @BotFather에서 토큰을 다시 받아(/token으로 표시) 여기에 설정하고 저를 다시 시작하세요.
program-accounts = 계정 { $count }개
program-started-head = adlwatch { $version } 실행 중: { $count }
program-away = { $since }부터 { $duration } 동안 멈춰 있었습니다.
program-unclean = 멈추라는 지시가 없었습니다: 프로세스가 강제 종료되었거나 호스트가 꺼졌습니다.
program-missed = 지금 모든 계정을 다시 읽으며, 그동안의 일은 늦음으로 표시해 이어서 알립니다.
program-stopping-head = adlwatch { $version }: { $at }에 멈추라는 지시를 받았습니다
program-stopping-line = 다시 실행될 때까지 아무것도 감시하지 않습니다.

## The health page, and who is told from outside

ready-starting = 시작하는 중
ready-looks = 시작 후 계정 { $count }개 중 { $fresh }개 확인
ready-down = { $app } 연결 안 됨
health-stuck = 감시 장치가 { $seconds }초 동안 돌지 않음
health-taken = health.address: { $address } 사용 불가 ({ $why }); 다른 HOST:PORT를 설정하거나, 페이지가 필요 없으면 ""로 두세요.
heartbeat-url = ADLWATCH_HEARTBEAT_URL: 점검의 전체 주소를 쓰세요, https://…
heartbeat-start = adlwatch { $version } 시작
heartbeat-stop = adlwatch 중지 지시 받음
heartbeat-ended = adlwatch 종료: { $why }
heartbeat-renewed = { $part } 다시 시작함
heartbeat-stuck = 감시 장치가 돌지 않음
heartbeat-well = 모두 정상
heartbeat-ill = 이상 있음: { $how }
heartbeat-status = 계정 { $count }개; { $how }

## The board of risk, and one market

button-risk = 위험
button-hedges = 헤지
argument-market = 심볼, 또는 앞부분
position-market = 시장: { $regime }
price-entry = 진입가 { $price }
price-mark = 마크 가격 { $price }
price-liquidation = 청산가 { $price }
price-profit = 미실현 손익 { $profit }
risk-head = 내 위험: { $usd }, 거래소 { $venues }곳
risk-venue = { $venue }: { $usd }, 순노출 { $net } · 계정 { $accounts }개에 포지션 { $positions }개 · { $read }
risk-top = • ADL 대기열 맨 앞: { $usd } (포지션 { $count }개)
risk-below = • 한 단계 아래: { $usd } (포지션 { $count }개)
risk-unrated = • 지표 없음: { $usd } (포지션 { $count }개)
risk-uncounted = • 합계에서 제외: USD 가치를 모르는 포지션 { $count }개
risk-unread = • { $label }: 지금 읽지 못함; 포지션이 다를 수 있습니다
risk-hedge = • { $base }: { $hedged } 헤지됨, 순노출 { $net } { $base }{ $usd }
risk-markets = 내 시장: 평온 { $calm }, 판단 없음 { $unjudged }
risk-danger = • { $symbol } ({ $venue }): { $regime }
market-head = 시장 { $symbol }
market-venue = { $venue } { $symbol }: { $regime }
market-unjudged = 지금 판단 없음; 평온하다는 뜻은 아닙니다
market-since = { $since }부터 이 상태입니다.
market-fund = • 보험기금({ $source }): { $fund }, { $fell } · { $age }
market-fund-holds = 24시간 동안 감소 없음
market-fund-fell = 감소: 1시간 { $hour }, 8시간 { $eight }, 24시간 { $day }
market-fund-fell-day = 24시간에 { $day } 감소
market-said = • 거래소 표시({ $source }): { $said } · { $age }
market-drawdown = • 기금 감소율 { $drawdown }; { $trigger }
market-trigger = ADL 시작 기준 { $starts }, 그중 { $way } 도달
market-no-trigger = 거래소가 이곳의 발동점을 공개하지 않음
market-age = { $ago } 전
market-old = { $ago } 전: 오래됨
market-silent = • 이 시장에 대해 아직 아는 것이 없습니다. 여기 누군가 보유하면 읽기 시작합니다.
market-not-offered = • 이 거래소는 시장별 기금도 경고도 공개하지 않습니다.
market-lost = • 지금 오지 않음: { $what }
market-held = • 보유: { $position }
market-which = 그 시장은 모릅니다. 예를 들어 다음에서 고르세요: { $symbols }.
market-none = 아는 시장이 아직 없습니다. 포지션이 있는 계정을 연결하세요.

## Orders, and what is kept

proven-head = { $account }에 대한 거래소 표시
proven-rights = 이 키는 읽기 이상을 할 수 있습니다: { $rights }.
proven-unknown = 거래소가 이 키의 권한을 알려 주지 않습니다.
orders-head =
    { $count ->
        [0] { $account }: 미체결 주문 없음
       *[other] { $account }: 미체결 주문 { $count }건
    }

## The door

slow-down = 답할 수 있는 속도보다 빠릅니다. 30초쯤 기다려 주세요. 그때까지 답하지 않습니다. 알림은 그대로 옵니다.
one-at-a-time = 아직 질문 { $most }개를 처리하고 있습니다. 답을 기다려 주세요.
too-long = 너무 깁니다: 최대 { $most }자입니다.
broken-text = 깨진 문자가 있어 읽을 수 없습니다.
knocking-head = 허용되지 않은 사람이 { $duration } 동안 { $count }번 시도했습니다
knocking-who =
    { $senders ->
        [1] { $most }번 모두 { $app }의 ID { $address }.
       *[other] { $senders }명, 그중 { $most }번은 { $app }의 ID { $address }.
    }
knocking-line = 모두 거절했고 아무것도 보여 주지 않았습니다. 이 소식은 한 시간에 한 번까지만 알립니다.
command-edited = 명령은 처음 보낸 그대로 따릅니다. 고쳐도 달라지지 않으니 다시 보내 주세요.
command-forwarded = 전달된 글은 따르지 않습니다. 원하시면 직접 입력하세요.

## Told together: what was held back, and how everything stands

held-head = { $since }부터 보류한 알림 { $count }건
held-foot = 방해 금지 시간이나 음소거 때문입니다. /alerts settings에서 바꿀 수 있습니다.
digest-clear-head =
    이상 없음: { $accounts ->
        [1] 계정 1개, { $oldest } 전에 읽음
       *[other] 계정 { $accounts }개, 모두 { $oldest } 안에 읽음
    }, { $positions }
digest-week-clear-head =
    이번 주, 이상 없음: { $accounts ->
        [1] 계정 1개, { $oldest } 전에 읽음
       *[other] 계정 { $accounts }개, 모두 { $oldest } 안에 읽음
    }, { $positions }
digest-head = 확인 필요: { $what }
digest-week-head = 이번 주: { $what }
digest-unread = 읽지 못한 계정 { $count }개
digest-incidents = ADL 사건 { $count }건
digest-markets = 평온하지 않은 시장 { $count }개
digest-account = • { $account }: { $what }
digest-highest = 최고 ADL { $gauge }
digest-market = • { $symbol } ({ $venue }): { $regime }, { $since }부터
digest-hedge = • { $state }
digest-told =
    { $told ->
        [0] { $since }부터 알린 것이 없습니다.
       *[other] { $since }부터 알림 { $told }건.
    }{ $lists ->
        [0] { "" }
       *[other] { " " }열린 체크리스트 { $lists }개.
    }

## How a person is told

argument-alerts = settings
argument-silence = 심볼, 계정, 거래소 또는 all, 기간, 이유; 또는 end 번호
argument-quiet = 23:00-07:00, 또는 off
argument-zone = 예: Asia/Seoul
button-settings = 설정
button-thresholds = 기준값
button-silences = 음소거
button-chosen = ✓ { $what }
button-as-for-all = 전체와 같이
button-as-set = 관리자 설정대로
button-rung = { $level }단계부터
button-no-rung = 단계 없음
button-least = ≥ { $least }
button-end = { $number } 끝내기
settings-head = 알리는 방법
settings-foot =
    { $count ->
        [0] 음소거가 없습니다.
       *[other] 음소거 { $count }개가 있습니다.
    }
settings-all-accounts = 모든 계정
settings-now = { $where }: { $volume }
settings-exceptions = { $volume }, 계정 { $count }개는 다르게
settings-gauge = ADL 지표 상승을 알리는 기준: { $what }.
volume-loud = 소리 있음
volume-silent = 소리 없음
volume-off = 끔
volume-never-off = { $kind }: 끌 수 없고 소리만 없앨 수 있습니다. 조용한 것을 안전하다고 여기게 되기 때문입니다.
volume-warning-adl = 거래소가 가져가는 것은 언제나 옵니다. 소리를 없애면 깨우지 않습니다.
volume-warning-blind = 꺼져 있는 동안에는 조용하다고 다 괜찮은 것이 아닙니다. 계정을 읽을 수 없어도 알리지 않습니다.
kind-head = { $kind }: 소리는 어떻게 할까요?
kind-adl = ADL
kind-adl-line = ADL이 포지션을 줄였거나 줄이는 중.
kind-forced = 다른 감소
kind-forced-line = 청산, 정산, 또는 원인을 모르는 포지션 감소.
kind-blind = 읽지 못하는 계정
kind-blind-line = 읽을 수 없는 계정과 그 회복.
kind-key = 키
kind-key-line = 거절되었거나 곧 끝나거나 권한이 달라진 키.
kind-gauge = 지표
kind-gauge-line = 포지션의 ADL 지표가 오르거나 내림.
kind-market = 시장
kind-market-line = 보유 중인 시장이 위험하거나 다시 평온해짐.
kind-hedge = 헤지
kind-hedge-line = 직접 한 거래로 헤지 균형이 깨졌거나 델타 중립 모드가 바뀜.
kind-hint = 참고
kind-hint-line = 포지션의 노출에 대한 조용한 참고.
kind-checklist = 체크리스트
kind-checklist-line = 체크리스트 완료, 재구축 가능, 맡겨진 단계.
kind-program = 이 봇
kind-program-line = 봇 자신의 문제: 멈춤, 닿지 않는 사람, 거래소가 더 보내지 않는 경고.
thresholds-head = 지표가 어디까지 오르면 알릴까요?
thresholds-share = 가치 { $least } 이상인 포지션은 거래소 눈금의 { $share }부터
thresholds-both = 가치 { $least } 이상인 포지션은 { $level }단계 또는 거래소 눈금의 { $share } 중 먼저 오는 쪽부터
thresholds-given = 관리자 설정: { $what }.
thresholds-line = 줄 순서: 단계, 눈금 비율, 포지션의 최소 가치(그 포지션의 통화).
quiet-none = 방해 금지 시간이 없습니다. 현재 시각: { $clock } ({ $zone }).
quiet-set = 방해 금지 { $hours }. 현재 시각: { $clock } ({ $zone }).
quiet-line = ADL과 다른 감소, 읽지 못하는 계정, 보유 중인 시장의 연쇄 청산은 그대로 옵니다. 나머지는 시간이 끝나면 요약 하나로 옵니다.
quiet-usage = /quiet 23:00-07:00 또는 /quiet off로 쓰세요. 시간대는 /timezone에서 정합니다.
zone-usage = /timezone과 시간대를 쓰세요. 예: /timezone Asia/Seoul
zone-which = 어느 시간대인가요? { $names }
zone-unknown = 그 시간대는 모릅니다. 대륙과 도시를 쓰세요. 예: Asia/Seoul
silences-head =
    { $count ->
        [0] 음소거한 것이 없습니다
       *[other] 음소거 { $count }개
    }
silence-line = { $number }. { $what }, { $until }까지 ({ $by })
silence-because = { $number }. { $what }, { $until }까지 ({ $by }: { $reason })
silence-usage = /silence 뒤에 심볼, 계정, 거래소 또는 all, 기간(30m, 2h, 1d), 이유를 쓰세요. /silence end 번호로 끝냅니다.
silence-grave = ADL과 다른 감소, 그리고 관리자에게는 봇 자체의 문제를 보류하지 않고 소리 없이 보냅니다. 나머지는 음소거가 끝나면 요약 하나로 옵니다.
silence-ended = 음소거 해제: { $what }
silence-held-follow = 보류한 것은 요약 하나로 이어집니다.
silence-none = 음소거 { $number }번이 없습니다.
silence-long = 1m에서 { $days }d 사이로 고르세요.
silence-enough = 음소거가 { $count }개 있습니다. 먼저 하나를 끝내세요.
silence-which = 무엇을 음소거할까요? 계정, 거래소, all, 또는 보유 중인 심볼 하나: { $symbols }.
silence-all = 모두
argument-digest = 09:00, weekly Mon 09:00, off, 또는 now
digest-hint = 이상이 없으면 알리지 않습니다. 매일 '이상 없음'을 받으려면 /digest 09:00
digest-usage = /digest 09:00, /digest weekly Mon 09:00, /digest off, 또는 /digest now로 쓰세요.
digest-nobody = 이 프로세스에서는 아무도 감시하지 않아 말할 것이 없습니다.
digest-none = 매일 알림도 주간 요약도 없습니다. /digest 09:00으로 정합니다.
digest-set = 이상 없음과 요약: { $when }.
digest-daily = 매일 { $at }
digest-weekly = 매주 { $day } { $at }
weekday-0 = 월요일
weekday-1 = 화요일
weekday-2 = 수요일
weekday-3 = 목요일
weekday-4 = 금요일
weekday-5 = 토요일
weekday-6 = 일요일

## Drills

drill-mark = 훈련 · 실제로는 아무 일도 없습니다 · { $head }
drill-account = 가상의 계정
drill-coming = 가상의 ADL을 모든 주소로 보내고 있습니다
drill-script = 실제와 똑같이 진행됩니다. '확인했어요'를 누르고 체크리스트를 여세요. 2분 안에 가상 계정이 정리되면서 단계가 저절로 체크됩니다. 각 앱이 얼마나 빨리 받았는지 알려 드립니다.
drill-alone = 다른 사람에게는 알리지 않습니다. /drill escalate는 다음 차례인 사람에게도 알리고, /drill stop은 끝냅니다.
drill-others = '확인했어요'를 누르지 않으면 1분 뒤 다음 사람에게 넘어갑니다. /drill stop은 끝냅니다.
drill-stopping = 이제 끝냅니다
drill-usage = /drill, /drill escalate, 또는 /drill stop으로 쓰세요.
drill-running = 훈련이 진행 중입니다. '확인했어요'를 누르고 체크리스트를 보거나 /drill stop으로 끝내세요.
drill-none = 진행 중인 훈련이 없습니다. /drill로 시작하세요.
drill-report = 감지부터 각 앱이 받기까지 걸린 시간
drill-report-over = 훈련이 끝났습니다
drill-passed = { $name } ({ $app }), 전달 후
drill-accepted = { $after } 뒤 받음
drill-not-accepted = 받지 않음: { $why }
drill-no-answer = 아직 응답 없음
drill-acked = 확인: { $name }, { $after } 뒤.
drill-steps = 체크리스트: { $steps }단계 중 { $done }단계 완료.
drill-ended-done = 훈련 내용은 모두 지웠습니다. 버튼은 더 이상 쓸 수 없습니다.
drill-ended-time = 30분이 지났습니다. 훈련 내용은 모두 지웠습니다. 버튼은 더 이상 쓸 수 없습니다.
drill-ended-stopped = 훈련을 끝내셨습니다. 내용은 모두 지웠습니다. 버튼은 더 이상 쓸 수 없습니다.
drill-ended-restart = 제가 다시 시작되어 훈련이 끝났습니다. 내용은 모두 지웠습니다. 버튼은 더 이상 쓸 수 없습니다.
argument-drill = escalate(다른 사람에게도 알림) 또는 stop
drill-asked = 봇이 지금 { $name } 님에게 훈련을 진행합니다.
drill-not-running = 이 데이터베이스로 실행 중인 봇이 없습니다. `adlwatch run`으로 시작하세요.
order-line = { $symbol } { $side } { $size } · { $kind }{ $price }{ $trigger }{ $reduce }
order-buy = 매수
order-sell = 매도
order-whole = 포지션 전체
order-at = { " " }가격 { $price }
order-trigger = { " " }{ $price } 도달 시
order-reduce-only = { " · " }포지션 축소 전용
copy-failed-head = 데이터베이스의 매일 사본을 만들지 못했습니다
copy-failed-line = 이유: { $why } 계속 실행하며 한 시간마다 다시 시도합니다. 이전 사본은 그대로 있습니다.
seconds = { $count }초
minutes = { $count }분
hours = { $hours }시간 { $minutes }분
days = { $days }일 { $hours }시간
lines-left-out = … { $count }줄이 더 있으나 들어가지 않았습니다.
language-name = 한국어
language-which = 어느 언어로 할까요?
language-note = 거래소가 직접 하는 말은 그대로 둡니다.
language-set = 이제부터 한국어로 알려 드립니다.
language-unknown = 그 언어는 하지 못합니다. 아는 언어: { $known }.
argument-language = 언어 코드, 예: ko
help-language = 알림에 쓰는 언어

## Steps of the checklists in config/checklists, word for word as they stand there

step-adl_fill-verify = 감소 확인하기
step-adl_fill-margin = 남은 증거금 확인하기
step-adl_fill-orders = 취소된 주문 살펴보기
step-adl_fill-hedge = 헤지 바로잡기
step-adl_fill-rebuild = 나중에, 더 작게, 더 낮은 레버리지로 다시 구축하기
step-blind-look = 거래소 페이지에서 계정 보기: 포지션, 주문, 공지
step-blind-sight = 계정을 다시 읽기
step-gauge_high-reduce = 대기열 순위 낮추기
step-gauge_high-hedge = 이쪽이 줄어들 때 다른 쪽을 어떻게 할지 계획하기
step-gauge_high-stops = 주문을 어떻게 할지 정하기: ADL이 취소합니다
step-key-look = 거래소 페이지에서 계정 보기: 키가 없으면 아무것도 감시하지 못합니다
step-key-key = 이 호스트의 IP 주소에 고정한 새 읽기 전용 키 등록: /connect 또는 accounts add

## /status

help-status = 봇의 상태: 계정별 최신 정도, 보낼 메시지, 좋지 않은 부분
status-head = adlwatch { $version }, 실행 { $duration }: { $state }
status-well = 모두 정상
status-ill = 정상이 아닌 부분 { $count }곳
status-owner = { $name } 님의 { $account }
status-part = { $duration } 동안 비정상: { $how }. { $restarts }
status-app = { $app }: { $how }
status-heard = { $ago } 전에 소식 있음
status-accepted = 마지막으로 받은 메시지 { $ago } 전
status-waiting =
    { $count ->
        [0] 기다리는 메시지 없음
       *[other] 기다리는 메시지 { $count }건
    }
status-monitor = 외부 모니터: { $ago } 전에 마지막 하트비트를 받음.
status-monitor-new = 외부 모니터: 아직 하트비트를 보낼 때가 아님.
status-monitor-down = 외부 모니터: 하트비트를 받지 않음 ({ $why }).

## Pictures

picture-adl-title = ADL로 { $taken } 감소 · { $position }
picture-taken-of = { $whole } 중 { $size }
picture-history-title = ADL 대기열 · { $position }
picture-below = { $account } · { $day }
picture-price = 마크 가격
picture-price-adl = 마크 가격, 빨간색은 ADL 체결
picture-average = 평균 체결 { $price }
picture-size-base = 수량(코인)
picture-size-contracts = 수량(계약)
picture-size-usd = 수량(USD)
picture-gauge = ADL 지표, { $of }부터 먼저
picture-fund-title = 보험기금 · { $symbol }
picture-fund = 잔액({ $asset })
picture-fund-fell = 최고점보다 { $fall } 낮음
picture-foot = adlwatch · 시각은 UTC
picture-size-change = { $was } → { $now }
picture-none = 그림을 그리지 못했습니다. /export가 그 내용을 보냅니다.
picture-instead = 그림은 증거에 있습니다: adlwatch export
pictured-head = 경과: { $position } · { $account }
pictured-line =
    { $fills ->
        [1] 체결 1건
       *[other] { $duration } 동안 체결 { $fills }건
    }. 사건이 끝났습니다.
pictured-more = 그 밖에 포지션 { $count }개가 줄었으며, 이것이 가장 큽니다.
pictured-export = /export가 증거를 파일로 보냅니다.

## Groups that see an account

argument-share = 내 계정의 라벨; 뒤에 수량 없이 알리려면 hide, 또는 with와 참관자 이름
share-usage = 알림을 볼 그룹에서 입력하세요: /share 계정, 수량을 숨기려면 /share 계정 hide. /unshare 계정으로 끝냅니다.
share-usage-viewer = 참관자에게 계정을 보여 주려면 개인 대화에서: /share 계정 with 이름. /unshare 계정 with 이름으로 끝냅니다.
share-shown = 이제 { $name } 님이 { $label }의 알림, 포지션, 사건을 수량과 함께 봅니다. 아무것도 바꿀 수 없습니다.
share-hidden = { $name } 님은 더 이상 { $label }을(를) 보지 못합니다.
share-viewers = { $label }: { $names } 님이 봄
group-nameless = 어떤 그룹
group-closed-head = { $name } ({ $app })은(는) 더 이상 { $accounts }을(를) 보지 못합니다
group-closed-line = { $why }. 해결되면 그곳에서 /share를 다시 입력하세요.
topic-closed-head = { $name } ({ $app })이(가) 보는 { $accounts } 알림은 이제 주제가 아니라 그룹 자체로 갑니다
topic-closed-line = { $why }. 다른 주제에서 /share를 입력하면 그곳으로 갑니다.
share-no-viewer = 그 이름의 참관자가 없습니다. 참관자: { $names }. 관리자가 초대합니다: /invite 이름 viewer
viewer-head = 여기서는 보기만 합니다. 계정 소유자가 보여 주는 것을 볼 뿐 아무것도 바꾸지 않습니다.
viewer-none = 아직 보여 준 계정이 없습니다. 소유자가 입력합니다: /share 계정 with 내 이름
share-not-yours = 그 라벨의 계정이 없습니다. 소유자만 공유할 수 있습니다.
share-done = 이제 이 그룹은 { $label }의 알림을 수량과 함께 봅니다. 여기 모두가 읽지만 버튼은 소유자만 누를 수 있습니다.
share-done-hidden = 이제 이 그룹은 { $label }의 알림을 수량 없이 봅니다. 여기 모두가 읽지만 버튼은 소유자만 누를 수 있습니다.
share-listed = { $label }: { $titles }에서 봄
share-ended =
    { $label }: 더 이상 공유하지 않습니다. { $count ->
        [0] 보던 그룹은 없었습니다
       *[other] 그룹 { $count }곳이 보고 있었습니다
    }. 이미 보낸 것은 그대로 남습니다.
shares-head = { $count ->
    [0] 내 계정을 보는 다른 사람이 없습니다
   *[other] 다른 사람이 내 계정 { $count }개를 봅니다
}
shared-adl = ADL로 { $symbols } 감소 · { $account }
shared-reduced = { $symbols } 감소 · { $account }
shared-forced = { $cause }: { $symbols } · { $account }
shared-other = { $account } 소식
shared-foot = 여기서는 수량을 숨깁니다.
