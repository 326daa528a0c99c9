### Every sentence a person reads. Short, with numbers, plain words.
### Values arrive as finished text; figures.py writes numbers, prices and times.


## Positions and gauges

side-long = ロング
side-short = ショート
position-name = { $symbol } { $side }
position-line = { $position } { $size } · { $notional } · { $leverage } · ADL { $gauge }
position-open =
    { $positions ->
        [0] 保有ポジションなし
       *[other] ポジション { $positions } 件
    }
gauge-level = { $level }/{ $of }
gauge-venue = { $level }/{ $of }（取引所: { $value }）
gauge-own-scale = { $value }（{ $first } が最初に減らされます）
gauge-not-offered = ここでは提供なし
gauge-absent = 今回は届かず
gauge-unrecognised = 不明な値（{ $value }）
leverage-unknown = レバレッジ ?
leverage-times = { $leverage }×
size-base = { $size }
size-contracts = { $size } 枚
size-usd = { $size } USD
size-in-coins = { $size }（{ $coins } { $base }）
notional-unknown = 価値 ?
as-of = { $at } 時点
account = { $label }（{ $venue }）
account-note = 注記: { $note }
names-more = { $names } ほか { $count } 件

## Alerts

first-head = { $account } を初めて確認: { $count }
first-foot = ここから開始します。これより前の出来事は通知しません。{ $at } 時点
gauge-rose-head = ADL インジケーターが { $gauge } に上昇: { $position } · { $account }
gauge-top-head = ADL の次の対象です（{ $gauge }）: { $position } · { $account }
gauge-fell-head = ADL インジケーターが { $gauge } に低下: { $position } · { $account }
gauge-rose-line = 下げるには: サイズを減らす、一部を利確する、レバレッジを下げる。
score-exact = 理由: { $parts } = { $score }
score-estimate = 理由: { $parts } = { $score }（推定）
score-bound = 理由: { $parts } = 最大 { $score }（{ $missing } は読み取れません）
score-part = { $name } { $value }
ways-line = 半分にするには: { $ways }。
ways-or = 、または
way-reduce = { $size } を決済する
way-add-margin = 証拠金を { $amount } 追加する
way-lower-leverage = 実効レバレッジを { $leverage } に下げる
way-take-profit = { $amount } を利確して建て直す
way-take-all-profit = 全額を利確して建て直す
fact-was = 以前
fact-size = サイズ
fact-value = 価値
fact-profit = 未実現損益
fact-leverage = レバレッジ
fact-exchange-says = 取引所の表示
fact-mark = マーク価格
adl-part-head = ADL で { $position } の { $percent } が決済されました · { $account }
adl-some-head = ADL で { $position } の { $size } が決済されました · { $account }
adl-closed-head = ADL で { $position } が全決済されました · { $account }
adl-many-head = ADL が { $count } 件のポジションに及びました · { $account }
adl-line = { $position }: { $price } で { $taken } 決済、残り { $left }{ $realised }
adl-line-realised = 、実現損益 { $realised }
adl-more = …ほか { $count } 件のポジション。
adl-over =
    合計: { $fills ->
        [1] 約定 1 件
       *[other] { $duration }以内に約定 { $fills } 件
    }、{ $full ->
        [0] 全決済なし
       *[other] 全決済 { $full } 件
    }{ $part ->
        [0] 。
       *[other] 、一部決済 { $part } 件。
    }
sum-taken = { $worth }、約定 { $fills } 件
fact-against-mark = マーク価格との差
mark-worse = { $amount } 不利
mark-better = { $amount } 有利
fact-signs = 兆候
hint-under-way = 取引所が ADL 実行中と表示しました
hint-order-gone = 取引所が ADL を理由にここの注文を取り消しました
hint-system-trade = 最後の約定が取引所システムによるものでした
hint-neighbour = 同じ市場で、ここで監視中の別アカウントが ADL を受けました
hint-market = この市場で ADL が行われています
hint-top = ADL キューの先頭でした
hint-liquidation = 清算だった可能性もあります
fact-taken = 決済された量
fact-taken-of = { $before } のうち { $taken }、価格 { $price }
fact-taken-at = { $taken }、価格 { $price }
fact-left = 残り
left-as-expected = { $shown }（想定どおり）
left-as-expected-own =
    { $shown }（想定どおり: ご自身で { $size } を{ $own ->
        [bought] 追加
       *[other] 決済
    }）
left-differs = { $shown }、想定は { $expected }
mark-seen = { $price }（{ $ago }前に確認）
mark-about = 約 { $amount }
left-expected = 想定は { $expected }。まだ読み取っていません
left-unknown = まだ読み取っていません
fact-realised = 実現損益
fact-realised-about = 実現損益（概算）
by-entry-price = { $amount }（平均建値で計算、手数料前）
realised-of = { $realised }。含み益 { $profit } の { $share }
fact-fees = 手数料
fact-fills = 約定
fact-proof = 根拠
adl-late = 発生から { $late }後に確認しました。
adl-hedge = これがヘッジの片側なら、もう片側は今むき出しです。
hedge-open = ヘッジ { $base }: { $hedged } ヘッジ済み、ネット { $net } { $base }{ $usd }、以前は { $before }。
hedge-state-open = { $base }: { $hedged } ヘッジ済み、ネット { $net } { $base }{ $usd }
hedge-held = ヘッジ { $base }: 均衡を維持、ネット { $net } { $base }{ $usd }。
hedge-mended = ヘッジ { $base }: 均衡を回復、ネット { $net } { $base }{ $usd }。
hedge-usd = （{ $usd }）
hedge-naked = むき出し: { $leg }、{ $gap } { $base }。
hedge-closes = 埋めるには: { $ways }。
hedge-reduce = { $where } で { $symbol } を { $size } { $side }
hedge-rebuild = { $where } で { $symbol } を { $size } { $side }（建て直し、利用可能証拠金: { $margin }）
hedge-and = { $one }、かつ { $other }
hedge-or = { $one }、または { $other }
hedge-unread = { $where } は { $since } から読み取れていません。そちらの側は変わっている可能性があります。
hedge-more = …ほか { $count } 件のヘッジ: /hedges
hedge-drift-head = ヘッジ { $base } の均衡が崩れました: { $hedged } ヘッジ済み、ネット { $net } { $base }{ $usd }
hedge-back-head = ヘッジ { $base } の均衡が戻りました: ネット { $net } { $base }{ $usd }
hedge-not-one = ご自身の取引によるお知らせです。ヘッジでなければ /hedges で指定してください。
leg-name = { $where } { $symbol } { $side }
leg-spot = { $where } 現物
symbol-spot = { $base } 現物
margin-unread = 読み取れません
under-way-head = 取引所が { $position } を ADL で決済中です · { $account }
under-way-line = どれだけ決済されるかはまだ不明です。わかり次第このメッセージを更新します。
under-way-over-head = { $position } の ADL は終わりました · { $account }
under-way-over-line = 約定は届いていません。取引所のページでサイズを確認してください。
under-way-told-head = ADL で { $position } の一部が決済されました · { $account }
under-way-told-line = 詳細は他のポジションと合わせて、このアカウントの ADL メッセージに書いています。
orders-fact = 注文
orders-sum = { $cancelled } 件が消滅{ $protection }、残り { $left } 件
orders-protection =
    { $count ->
        [0] { "" }
       *[other] （うちストップ { $count } 件）
    }
orders-gone-line = 消滅: { $order }（{ $reason }）
orders-more = …ほか { $count } 件。
cancel-adl = ADL
cancel-liquidation = 清算を避けるため
cancel-position-gone = ポジションがない、または小さすぎる
cancel-settlement = 決済処理
cancel-owner = ご自身による取消
cancel-other = その他の理由
cancel-unstated = 理由の記載なし
cancel-with-proof = { $reason }: { $proof }
neutral-left-head = { $account } のデルタニュートラルモードが解除されました
neutral-left-line = このモードで ADL キューの最後尾に置かれていた場合、今は違います。
neutral-entered-head = { $account } はデルタニュートラルモードです
neutral-entered-line = 対応する取引所では、条件を満たすポジションの ADL は最後になります。
neutral-unstated-head = { $account }: デルタニュートラルモードかどうかを取引所が示さなくなりました
neutral-unstated-line = ADL キューの最後尾にいると当てにしないでください。
regime-warning-head = { $symbol } で ADL 警戒 · { $account }
regime-cascade-head = { $symbol } で連鎖清算 · { $account }
regime-eased-head = { $symbol } の連鎖清算は終了、危険はまだ近い · { $account }
regime-recovering-head = { $symbol } の連鎖清算は終了、まだ平穏ではない · { $account }
regime-calm-head = { $symbol } は { $duration }を経て平穏に戻りました · { $account }
regime-calm-line = 危険の兆候は残っていません。
regime-why = 理由: { $why }。
regime-danger-line = この市場にポジションがあります。サイズを減らす、一部を利確する、レバレッジを下げると、キューの順位が下がります。
regime-wait-line = 平穏になるまで、そこで新たなリスクを取るのは待ちましょう。
regime-calm = 平穏
regime-warning = 警戒
regime-cascade = 連鎖清算
regime-recovering = 回復中
regime-unknown = 取引所の判定なし。1 時間以内に ADL を受けています
regime-because = { $regime } – { $why }
why-venue-says-adl = 取引所が ADL の実行を表示
why-venue-mark = 取引所自身の指標で ADL が近い
why-trigger-near = 取引所の ADL 発動点まで { $number } に到達
why-trigger-passed = 取引所の ADL 発動点に到達
why-fund-fell-1h = 保険基金が 1 時間で { $number } 減少
why-fund-fell-8h = 保険基金が 8 時間で { $number } 減少
why-fund-fell-24h = 保険基金が 24 時間で { $number } 減少
why-adl-here =
    { $number ->
        [1] ここで監視中のアカウントで数分以内に ADL 約定 1 件
       *[other] ここで監視中のアカウントで数分以内に ADL 約定 { $number } 件
    }
why-ranks-rise = ここで監視中の { $number } アカウントのインジケーターが数分以内に上昇
fact-since = 開始
fact-began = 危険の開始
fact-market = 市場
fact-now = 現在
fact-then = ADL 前
fact-taken-then = { $at } に { $before } のうち { $taken }
note-small-fund-head = ヒント: { $position }、{ $number } がコイン建て · { $account }
note-small-fund-line = コイン建て契約の保険基金は小さく、早く尽きます。
note-heavy-winner-head = ヒント: { $position } の含み益が価値の { $number } · { $account }
note-heavy-winner-line = 大きく利益率の高いポジションが先に対象になります。一部を利確するとキューの順位が下がります。
note-full-risk-head = ヒント: { $position } は { $number }、市場は危険 · { $account }
note-full-risk-line = 今レバレッジやサイズを下げれば、ADL で失うものも減ります。
reload-head = ADL で減ったリスクが元に戻っています: { $position } · { $account }
reload-now = { $value } · { $leverage }
reload-line = 参考まで: 市場はまだ平穏ではなく、同じリスクがまた同じキューに並んでいます。小さく、または後にする方が安全です。
fact-source = 情報源
fact-fund = 保険基金
fact-fund-daily = { $fund }（1 日 1 回更新）
fact-drawdown = 基金のドローダウン
fact-trigger = ADL 発動点
lost-head = { $venue } から{ $source } が届かなくなりました
lost-line = { $since } から欠けています{ $why }。戻るまで、通知がなくても ADL が遠いとは限りません。
lost-why = （{ $why }）
lost-all = 公開 ADL 警告
lost-field = { $source } の { $field }
back-again-head = { $venue } から{ $source } が再び届いています
back-again-line = { $duration }の間、途絶えていました。
banned-head = { $venue } がこのホストを { $duration }遮断しました
banned-line = 理由: { $why }。終わるまで何も問い合わせません。その間、そこのアカウントは読み取れません。
clock-head = このホストの時計は { $venue } より { $seconds } 秒{ $direction }
clock-behind = 遅れています
clock-ahead = 進んでいます
clock-line = こちらで補正しています。時計を合わせてください（NTP）。リクエストが拒否されることがあります。
forced-head = { $cause }: { $position } が { $size } 変化 · { $account }
cause-liquidation = 清算
cause-takeover = 清算エンジンによる引き取り
cause-settlement = 取引所による決済または上場廃止
cause-delivery = 受け渡し
cause-unrecognised = 不明な印の変化
cause-adl = ADL
cause-own-order = ご自身の注文
cause-transfer = 振替またはブロック取引による移動
cause-probable-adl = おそらく ADL
forced-line = 価格 { $price }。ADL ではありません: 取引所自身の印で確認しました。
forced-unrecognised-line = 価格 { $price }。この印は不明です。取引所のページを確認してください。
reduced-head = { $position } が { $before } から { $after } に減少、原因は未確認 · { $account }
reduced-line = { $missing } に対応する約定がありません。心当たりがなければ今すぐ取引所を確認してください。取引所が理由を示し次第、このメッセージを更新します。
reduced-known-head = { $position } が { $before } から { $after } に減少: { $cause } · { $account }
reduced-known-line = 判明: 取引所自身の印が届きました。
reduced-probable-line = 取引所はまだそう示しておらず、約定も未掲載です。内容がわかり次第このメッセージを更新します。
reduced-named-line = 取引所が原因を示しました。約定自体はまだ掲載されていません。掲載され次第このメッセージを更新します。
blind-head = { $since } から { $account } を読み取れません
blind-line = 理由: { $why }。見えない間にポジションが変わる可能性があります。試行を続けます。
sees-head = { $account } の読み取りが { $duration }ぶりに再開しました
sees-line = その間の出来事を今読み取り、遅延と表示します。
outage-head = { $since } から { $venue } の { $count } アカウントを読み取れません
outage-part-head = { $since } から { $venue } の { $count } アカウント中 { $unread } 件を読み取れません
outage-over-head = { $venue } の全 { $count } アカウントの読み取りが { $duration }ぶりに再開しました
outage-account = { $label }: { $since } から（{ $why }）
outage-account-back = { $label }: { $duration }ぶりに読み取り再開
outage-line = 見えない間にポジションが変わる可能性があります。試行を続けます。
refused-head = { $account } のキーが拒否されました
refused-line = 理由: { $why }。問い合わせを止めました。読み取り専用キーを新しく作り、同じラベルで追加してください。その間の出来事はその時にお知らせします。
key-expires-head = { $account } のキーはあと { $days } 日で切れます
key-expires-line = { $at } に期限が切れます。それ以降、そこは監視されません。
key-expires-renew = 取引所の API キーのページで延長するか（IP に固定したキーは無期限の取引所もあります）、読み取り専用キーを新しく作り、同じラベルで登録してください: /connect または adlwatch accounts add。
key-renewed-head = { $account } のキーの期限が延びました
key-no-end = 期限はありません。
key-end = 期限は { $at } です。
key-gained-head = { $account } のキーの権限が増えました: { $rights }
key-too-powerful-head = { $account } のキーは読み取り以外もできます
key-named-line = 取引所の表示: { $named }。
key-stopped-line = このキーの使用を止めました。読み取り専用に戻るまで監視されません。取引所の API キーのページで権限を外して adlwatch accounts prove を実行（または 1 日待つ）か、同じラベルで新しい読み取り専用キーを登録してください。
key-goes-on-line = 管理者が取引可能なキーを許可しているため、読み取りを続けます。
key-somebody-line = 心当たりがなければ、誰かがアカウントに入っています。今すぐキーを削除し、注文・振替・出金を確認してください。
key-bound-head = { $account } のキーが IP アドレスに固定されました
key-unbound-head = { $account } のキーはどの IP アドレスにも固定されていません
key-unbound-line = キーを持つ人は誰でも、どこからでもアカウントを読めます。このホストのアドレスに固定してください。
key-unbound-stopped = 管理者はこのようなキーを使いません。再び固定するまで、そこは監視されません。
key-harmless-head = { $account } のキーは読み取り専用に戻りました
key-used-again = 使用を再開します。{ $duration }の間、読み取っていませんでした。その間の出来事は続けてお知らせします。
key-lost-head = { $account } のキーで読み取れなくなりました: { $what }
key-lost-line = それを除いて続けます。そこのポジションは監視されず、保有とも決済とも数えません。
key-lost-mend = キーにその権限を戻すか、新しく作ってください。確認は 1 日 1 回、adlwatch accounts prove なら即時です。
key-found-head = { $account } のキーで読み取れるものが増えました: { $what }
key-found-line = 新しく読み取り可能: { $what }。
key-unjudged-head = { $account } のキーの権限がわからなくなりました
key-unjudged-line = 最後の確認では読み取り専用だったので続けます。取引所の API キーのページで権限を確認してください。
right-trade = 取引
right-transfer = 資金の振替
right-withdraw = 出金
right-other = 不明な権限
key-can = 読み取り以外もできます（{ $rights }）
key-ends = あと { $days } 日で期限切れ（{ $at }）
key-ended = 期限切れ
key-is-bound = IP アドレスに固定済み
key-is-unbound = IP に未固定: 固定をおすすめします
past-head = { $account } の過去の一部を読み取れません
oddity-head = { $account } に通常と異なる点があります
oddity-line = { $what }。届いたまま保存し、何も止まりません。
back-head = { $duration }の間、動いていませんでした
back-line = { $since } から。今すべてのアカウントを読み直しています。その間の出来事は遅延と表示して続けてお知らせします。
unreached-head = { $name } に { $app } で届きません
unreached-line = { $why }。そこ宛ての内容は、先方が再び書き込むまで保管します。
unreached-elsewhere = { $why }。先方がそこで再び書き込むまで、内容は { $elsewhere } へ送ります。
refuses-head = { $app } が { $name } 宛てのメッセージを拒否しました
refuses-line = { $why }。こちらの不具合です。報告をお願いします。アラート { $number } のメッセージです。
silent-head = { $app } が { $duration }何も受け付けていません
silent-fact = 対象
silent-line = { $why }試行を続けます。待っているものは失われません。
silent-why = { $why }。
silent-elsewhere = その間は { $app } をご覧ください。
silent-over-head = { $app } が { $duration }ぶりにメッセージを受け付けています
silent-over-line = 待っていたものを、緊急のものから順に送っています。
silent-expired = ADL キューに関するアラート { $count } 件は古くなったため送りません: /alerts
elsewhere-late = { $app } が { $duration }これを受け付けないため{ $why }、こちらに届けます。
elsewhere-gone = { $app } はこれを受け取れないため{ $why }、こちらに届けます。
trial-head = テストアラート
trial-line = { $name } さんの依頼です。ここで読めていれば、アラートはここに届きます。
repeat-mark = 重複の可能性: 以前に届いたか確認できませんでした。

## Checklists

skip-reason-key = この理由はキーのように見えます。理由は保存・表示されます。別の理由を書いてください。
checklist-none = することはありません。チェックリストはありません。
checklist-foot =
    { $open ->
        [0] すべて完了
       *[other] 残り { $open } ステップ
    }
button-step = { $number }
button-got-it = 了解
got-it = 記録しました。リマインドを止めます。
got-it-steps = 記録しました。未完了のステップを長く誰も進めないときだけ、またお知らせします。
got-it-already = { $name } さんが { $at } に記録済みです。
got-it-by = 了解: { $name }、{ $at }
got-it-not-yours = このアラートは他の人のものか、もうありません。押せるのは口座の持ち主と、その通知が回された人だけです。管理者も例外ではありません。
reminder-line =
    { $count ->
        [1] リマインド: まだ誰も「了解」を押していません。
       *[other] リマインド { $count } 回目: まだ誰も「了解」を押していません。
    }
ignored-line =
    { $count ->
        [1] リマインド: 未完了のステップがあり、まだ誰も手を付けていません。
       *[other] リマインド { $count } 回目: 未完了のステップがあり、まだ誰も手を付けていません。
    }
button-old = このボタンはもう使えません。
passed-whose = { $name } さんのアラートです。
passed-why = { $name } さんのアラートです。{ $duration }「了解」が押されていないため、あなたにも届けます。
passed-on = 誰も「了解」を押さないため転送しました: { $names }。
passed-name = { $name }、{ $at }
unheard-head = { $name } さんの ADL: { $duration }誰も「了解」を押していません
unheard-passed = { $names } へ転送しましたが、応答がありません。
unheard-nobody = ほかに知らせる人が登録されていません（設定の people.NAME.escalation）。
unheard-line = 別の方法で { $name } さんに連絡してください。誰かが「了解」を押すと、このメッセージが更新されます。
unheard-noted-head = { $name } さんの ADL: 「了解」が押されました
ack-none = 「了解」を待つアラートはありません。
ack-done = 記録しました: { $head }
ack-many = 記録しました: アラート { $count } 件。
ack-left = まだ待っています:
ack-line = { $number }: { $head }
ack-how = /ack 番号 で 1 件、/ack all ですべて。
argument-ack = アラートの番号、または all

## Commands

start-head = デリバティブ口座の自動デレバレッジ（ADL）を監視します。
start-known = こんにちは、{ $name } さん。お知らせはここに届きます。
start-next = まず読み取り専用でアカウントを接続してください。2 分で終わります。
start-watched = 全コマンド: /help
start-viewer = 口座の持ち主が見せる口座を見て、その通知を受け取れます。全コマンド: /help
kind-begin = はじめに
kind-accounts = アカウント
kind-risk = リスク
kind-alerts = アラート
kind-more = その他
kind-host = 管理者向け
which-head = /{ $name }: { $what }?
button-connect = アカウントを接続
button-another = もう 1 つ接続
button-positions = ポジション
button-test = テストアラート
button-help = ヘルプ
button-fill-in = 入力
button-again = 再試行
button-sure = 読み取り専用です: 登録
button-cancel = キャンセル
stranger-head = 登録されていない方です。
stranger-line = ここでの ID は { $user } です。このボットの管理者に登録を頼むか、招待コード付きで /start を送ってください。
invite-bad = この招待は使用済み、期限切れ、または誤りです。管理者に新しい招待を頼んでください。
group-head = 個別チャットで書いてください。アカウントのことは他の人には関係ありません。
unknown-near = /{ $name } はわかりません。/{ $near } ですか?
unknown-head = /{ $name } はわかりません。/help でできることを確認できます。
failed-head = うまくいきませんでした。こちらの不具合で、管理者向けに記録しました。データは失われていません。
takes-nothing = /{ $name } の後には何も付けず、単独で送ってください。
help-head = できること
help-start = 私が何者か、登録されているかを確認
help-help = この一覧
help-learn = ADL とは何か、誰が選ばれるか、リスクの下げ方、各取引所のルール
help-join = 招待コードを使う（/start と同じ）
help-connect = 読み取り専用キーまたはアドレスでアカウントを追加
help-accounts = アカウントと、それぞれの最終読み取り時刻
help-positions = ポジションと ADL インジケーター
help-position = ポジションの ADL キュー内の位置と理由
help-whatif = 順位を決めるスコアを半分にする方法
help-risk = 全取引所のリスク: エクスポージャー、キュー上位、ヘッジ、市場
help-market = 1 つの市場: 保険基金、取引所の ADL 警告、発動点までの距離
help-rename = アカウントの名前を変える
help-pause = 再開するまでアカウントを休止: アラートは届きません
help-resume = 休止中のアカウントの監視を再開
help-forget = アカウントをキー・データごと削除、またはあなたの全データを削除
help-hedges = ヘッジ: 何と何が対で、どれだけむき出しか
help-ack = 了解: 最新のアラート、またはすべてのリマインドを止める
help-alerts = 最近のアラート。/alerts settings で通知方法
help-silence = しばらく知らせてほしくないもの
help-quiet = 重大な警報だけ届く時間帯。残りはまとめて届きます
help-timezone = タイムゾーン
help-digest = 毎日の異常なし報告、週次まとめ、または現在の状況
help-alert = アラート 1 件がどう届いたかを順に表示
help-checklist = 未完了のチェックリスト、または一覧
help-incidents = ADL でアカウントから減らされたものと、各インシデントの番号
help-export = インシデントの証拠をファイルで出力
help-drill = 訓練: 全宛先への架空の ADL（チェックリストと「了解」付き）
help-test = 全宛先にテストアラートを送る
help-people = このボットを使える人と最終発言。停止・削除（管理者のみ）
help-host = 全体の状態: アカウント、上限、データベース、バージョン（管理者のみ）
help-invite = 一度だけ使える招待（管理者のみ）
help-line = /{ $name } – { $help }
invite-name-key = この名前はキーのように見えます。別の名前にしてください。
invite-none = 取り消せる { $name } さんの招待はありません。
invite-revoked = { $name } さんはもうこのボットを使えません。
host-only = このボットの管理者だけができます。
account-which = どのアカウントですか? 名前を書いてください: { $labels }。
accounts-none = まだアカウントがありません。/connect で追加してください。
accounts-head = アカウント
accounts-never = まだ読み取っていません
accounts-well = { $ago }前に読み取り
accounts-failing = 最終読み取りは { $ago }前、試行中（{ $why }）
accounts-blind = { $since } から読み取れません（{ $why }）
accounts-paused = 休止中、監視していません（{ $last }）。/resume
accounts-refused = キーが拒否されました。新しいキーを追加してください
accounts-barred = 読み取っていません: キーの権限が大きすぎます。直すか、新しいキーを追加してください
accounts-key = { $account }: キー: { $facts }
positions-head = { $account }: { $count }
position-beyond = { $position }: { $since } からキーで読み取れません。保有とも決済とも数えません
positions-none = アカウントがないため、ポジションもありません。/connect で追加してください。
positions-unread = { $account }: まだ読み取っていません
positions-none-held = 読み取った範囲で、保有ポジションはありません。
positions-which = その名前のものはありません。アカウント、または保有中の銘柄を書いてください: { $names }。
position-which = どのポジションですか? 保有中の銘柄を書いてください: { $symbols }。
position-title = ADL キュー内の位置
position-where = { $position } { $size } · { $account }
position-age = { $position }前に読み取り。証拠金は一度も読み取っていません。
position-age-margin = { $position }前に読み取り、証拠金は { $margin }前。
score-none = 理由: 不明。取引所が順位を公開していないか、読み取れた情報が足りません。
score-agreement = この市場では { $compared } 回の比較中 { $agreed } 回、スコアとインジケーターが一致しました。
what-if-title = スコアを半分にするには
what-if-note = スコアが下がっても、他の人も同じく下がれば順位は変わりません。私は取引しません。実効レバレッジは、価値をそれを支える資産で割ったものです。クロスマージンでは設定だけ変えても何も変わりません。
what-if-nothing-needed = 利益がないため、スコアはすでに 0 です。
what-if-unknown = 半分にする方法は示せません: 支えている証拠金を読み取れていません。
way-line = • { $way }: すると { $score }
hedges-none = 今、両方向に保有しているコインがないため、ヘッジはありません。
hedges-head = ヘッジ
hedges-line = { $base }: { $hedged } ヘッジ済み、ネット { $net } { $base }{ $usd } · { $pairing }
hedges-leg = • { $leg }: { $size }（{ $coins } { $base }）
pairing-suggested = ヘッジとみなしています
pairing-confirmed = ヘッジ（ご指定）
pairing-overruled = ヘッジではない（ご指定）
pairing-uneven = 差が大きく、ご指定がなければヘッジとみなしません
button-hedge = { $base } はヘッジ
button-no-hedge = { $base } は違う
hedge-judged = { $base } はヘッジです。均衡が崩れたらお知らせします。
hedge-overruled = { $base } はヘッジではありません。今後は触れません。
alerts-none = まだアラートはありません。
alerts-head = 最近のアラート
alerts-line = { $number } · { $at } { $head }
held-line = { $at } { $head }
alerts-state = { $line }（{ $state }）
alerts-more = 届き方の詳細: /alert 番号
alerts-usage = /alerts または /alerts settings と書いてください。1 件だけなら: /alert 番号
alert-unknown = その番号のアラートはありません。一覧は /alerts
alert-usage = どのアラートか指定してください: /alert 番号。番号は /alerts にあります
argument-alert = /alerts に表示される番号
journey-head = アラート { $number }: { $head }
journey-nowhere = 送信先がありません: 書かれた時点で宛先がありませんでした。
journey-step = { $at } { $app } { $state }: { $why }{ $detail }{ $times }
fact-told = 記録
state-queued = 待機中
state-sending = 送信中
state-sent = 配信済み
state-unsure = 不明
state-retry = 再試行予定
state-moved = チャット移転
state-gone = 宛先なし
state-rejected = 拒否
state-expired = 古いため破棄
state-held = ご希望により保留
state-summed = まとめに収録
state-off = ご希望によりオフ
state-superseded = 新しい情報のため破棄
state-until = { $state }、{ $at } まで
state-next = { $state }、{ $at }
step-written = 送信前に記録しました
step-news = アラートの内容が変わりました
step-claimed = 送信を始めました
step-accepted = アプリが受け付けました
step-pause-asked = アプリが待つよう求めました
step-not-taken = アプリが受け付けませんでした
step-in-doubt = はっきりした応答なし。再送しました
step-no-answer = 時間内に応答なし。再送しました
step-cut-short = 送信中に停止しました。再送しました
step-chat-moved = チャットの宛先が変わりました
step-edit-refused = 編集が拒否され、新しいメッセージとして送りました
step-message-refused = アプリがこのメッセージを拒否しました
step-address-gone = この宛先はメッセージを受け取れません
step-wrote-again = そこから再び書き込みがありました
step-readdressed = 管理者が別の宛先を設定しました
step-another-copy = その宛先には別に届きます
step-newer-news = 同じポジションの新しい情報が待っています
step-out-of-date = 古すぎて役に立ちません
step-judged-anew = 保留の理由が終わったか、設定が変わりました
step-summed-up = まとめでお伝えしました
step-fell-over = 別のアプリが受け付けませんでした
step-detail = （{ $detail }）
step-times = 、{ $at } までに { $count } 回
owed-head = 届いていなかったアラートが { $count } 件あります:
owed-line = { $number } · { $at } { $head }
test-head = すべての宛先へ送信中です。
invite-head = { $name } さんへの一度だけ使える招待
invite-line = 次を私に送ってもらってください: /start { $code }（7 日以内）
invite-way = { $app }: { $way }
invite-usage = 名前を書いてください: /invite 名前。見るだけの人なら /invite 名前 viewer
invite-viewer = 見るだけの人です。口座の持ち主が /share 口座 with その人の名前 と入力するまで、何も見えません。

## Learning about ADL

argument-topic = 話題、または取引所
learn-adl = ADL とは?
learn-adl-1 = 自動デレバレッジ（ADL）: 取引所が、もう資金のない負け側と突き合わせて、あなたの勝ちポジションの全部または一部を決済します。事前の確認はありません。
learn-adl-2 = 連鎖の最後の段階です。まず市場が負け側のポジションを引き取り（清算）、次に保険基金、それでも足りないときだけ反対側のトレーダーに及びます。
learn-adl-3 = それまでの利益は残ります。失うのはポジション、その日の価格、そこの未約定注文、ヘッジなら片側です。
learn-fund = 保険基金
learn-fund-1 = 破産したポジションの、証拠金を超えた損失を支払います。破産価格より良く終わった清算が原資です。
learn-fund-2 = 基金はプールです。共有する市場もあれば、新しい・小さい・コイン建ての市場のように、早く尽きる小さな基金しかないものもあります。
learn-fund-3 = 基金の急減は最良の早期サインです。取引所が公開していれば追跡します: /market。
learn-who = 誰が選ばれる?
learn-who-1 = 勝ち側の全員が、市場と方向ごとのキューに並びます。利益が大きく実効レバレッジの高い人が先です。
learn-who-2 = 実効レバレッジは、価値をそれを支える資産で割ったものです。クロスマージンではレバレッジ設定だけ変えても何も変わりません。
learn-who-3 = インジケーターはキュー内の位置を段で示します。他の人のポジションでも動きます。/position でその位置の理由がわかります。
learn-liquidation = 清算とは違う?
learn-liquidation-1 = 違います。清算は証拠金の尽きた負け側、ADL は証拠金に問題のない勝ち側が対象です。
learn-liquidation-2 = 約定一覧では同じに見えます。私は取引所自身の印がある場合だけ ADL と呼び、それ以外は兆候を挙げて「おそらく ADL」と呼びます。
learn-liquidation-3 = ADL の後に借金は残らず、資金も没収されません。予定より保有が減るだけです。
learn-avoid = 避けられる?
learn-avoid-1 = 確実には避けられません。順位を下げるには: サイズを減らす、一部を利確して建て直す、証拠金を増やす、実効レバレッジを下げる。数値は /whatif。
learn-avoid-2 = 大きなポジションは取引所を分け、コイン建てや新しい市場より、基金の大きい市場を選びましょう。
learn-avoid-3 = デルタニュートラルモードのアカウントをキューの最後尾に置く取引所もあります。
learn-avoid-4 = 低レバレッジだけでは防げません。ある大規模な連鎖では、対象の多くが低レバレッジで利益の大きいポジションでした（他でも当てはまるかは不明）。
learn-venue = { $title }: ADL のルール
learn-indicator = インジケーター
learn-mark = ADL 約定の見分け方
learn-warnings = 公開の警告
learn-neutral = デルタニュートラルモード
learn-offered = あり
learn-not-known = 順位を下げるものは、知る限りなし
learn-none = なし
learn-page = { $title }、公式ページ
learn-which = そのページはありません。あるもの: { $known }。

## For the host: people and the house

people-head = { $count } 人
people-line = { $name }（{ $role }） · { $apps } · アカウント { $accounts } 件 · { $seen }{ $muted }
people-never = まだ発言なし
people-seen = { $ago }前に発言
people-nowhere = 宛先なし
people-muted = { " · " }通知停止中
people-invited = { $name } さんへの招待が未使用、{ $until } まで
people-mute-line = 通知停止中の人にはアラートもリマインドも届きません。コマンドには答えます。
people-gone = この人はもうここにいません。
people-listed = { $name } さんは設定に登録されています。そちらから外してください。
people-remove = { $name } さんを外しますか?
people-remove-line = 外すと応答しなくなり、アカウントも監視しません。削除するとキーとデータも消え、元に戻せません。
role-host = 管理者
role-member = メンバー
role-viewer = 閲覧者
button-mute = 通知停止
button-unmute = 通知再開
button-remove = 外す
button-remove-erase = 外して削除
house-head = 全体の状態
house-version = バージョン
house-since = 稼働開始
house-people = 人数
house-unsent = 未送信メッセージ
house-size = データベース
house-megabytes = { $size } MB
house-accounts = { $venue }: 監視中 { $watched } アカウント、監視外 { $resting }
house-budget = { $venue }、{ $name }: { $seconds } 秒間に { $used } 使用、上限 { $allowed }

## Another name, a pause, forgetting

argument-account = どのアカウントか
argument-new-name = 新しい名前
rename-title = { $label } の名前を変更
rename-label = 新しい名前
rename-hint = 例: main。グループ/main でまとめて表示
renamed-head = { $old } の名前は今後 { $new } です。
button-resume = 再開
paused-head = { $account } の監視を休止しました
paused-line = 再開するまで（/resume）、ADL を含めアラートは届きません。その間の出来事は再開時に読み取り、遅延としてお知らせします。
resumed-head = { $account } の監視を再開しました
resumed-line = その間の出来事を今読み取り、遅延と表示します。
pause-refused = { $label } はすでに監視されていません: キーが拒否されました。新しいキーを同じ名前で接続し直してください。
pause-barred = { $label } はすでに監視されていません: キーの権限が大きすぎます。キーを直すか、同じ名前で新しいキーを接続してください。
pause-paused = { $label } はすでに休止中です。
resume-none = 休止中のアカウントはありません。
resume-on = { $label } はすでに監視中です。
resume-refused = { $label } は監視できません: キーが拒否されました。新しいキーを同じ名前で接続し直してください。
resume-barred = { $label } は監視できません: キーの権限が大きすぎます。キーを直すか、同じ名前で新しいキーを接続してください。
erase-all-mine = 私のすべて
erase-everything = あなたに関するすべて
erase-head = { $what } を削除しますか?
erase-for-good = 元に戻せません。
erase-keys = • アカウント { $count } 件（キーと最後のポジションを含む）
erase-alerts = • アラート { $count } 件
erase-executions = • 約定 { $count } 件
erase-records = • 取引所の生データ { $count } 行
erase-checklists = • チェックリスト { $count } 件
erase-addresses = • 宛先 { $count } 件
erase-listed = 名前と宛先は管理者の設定にあります。外せるのは管理者だけです。
erase-leaves = 名前と宛先も消え、登録がなくなります。新しい招待があればまた使えます。
button-erase = 完全に削除
button-keep = 残す
erased-head = 削除しました: { $what }
erase-elsewhere = このチャットのメッセージ、管理者が作ったデータベースの複製、出力済みファイルは対象外です。
erase-not-yours = このアカウントはあなたのものではないか、すでに削除されています。

## Connecting an account

connect-head = どの取引所ですか?
connect-usage = 読み取り専用のキーだけを受け付けます。アドレスならキーは不要です。
connect-venue = { $title }: { $reads }
connect-safest = 最も安全なのはホスト上のコマンドラインです: adlwatch accounts add { $venue } --label NAME --owner YOU
dialogue-ask = ステップ { $step }/{ $steps }。送ってください: { $name }（{ $ask }）
dialogue-at-once = または、この順にすべてを 1 つのメッセージで。
dialogue-secret = メッセージはすぐに削除します。できなければお知らせします。
dialogue-too-much = お願いしたより多い内容です。何も保存していません。もう一度送ってください。
dialogue-cancelled = 取り消しました。送られた内容は破棄しました。
dialogue-old = 質問から時間が経ちすぎたか、すでに完了しています。やり直してください: /connect
connect-sure-line = まだ保存していません。権限の根拠はあなたの申告だけです。アカウントを表示する所にはその旨を示します。
connect-erased = キーを含むメッセージはここから削除しました。
connect-not-erased = キーを含むメッセージを削除できませんでした。ご自身で削除するか、できれば新しいキーを作ってください。
connect-done = { $account } を接続しました
connect-proof-read-only = 取引所の表示: ポジションと約定を読み取れます。取引と出金はできません。
connect-proof-address = アドレスは読み取りしかできません。
connect-ip-unbound = IP アドレスに固定されていません。このホストの IP への固定をおすすめします。
connect-ip-bound = IP アドレスに固定されています。
connect-expires = キーの期限: { $when }。
connect-reads = 読み取れるもの: { $what }。
connect-unread = 読み取れないもの: { $what }。
connect-first-look = 続いて初回の確認結果を送ります。
connect-label-taken = { $label } という名前のアカウントがすでにあります。別のラベルにしてください。
connect-label-key = このラベルはキーの一部のように見えます。ラベルは毎回表示されます。別のものにしてください。
connect-label-bad = ラベルは 1〜30 文字の文字、数字、空白、- _ . で付けてください。グループ/ラベル でまとめて表示できます。
connect-field-missing = { $name } がありません: { $ask }。
connect-field-bad = { $name } が正しくないようです: { $ask }。
connect-field-unknown = { $name } は { $title } の項目ではありません。項目: { $fields }。
connect-too-powerful = 拒否しました: このキーは読み取り以外もできます（{ $rights }）。{ $help }
connect-unbound = 拒否しました: このキーは IP アドレスに固定されておらず、管理者は固定済みのキーだけを受け付けます。このホストのアドレスに固定してください。
connect-cannot-tell = 取引所はこのキーの権限を示しません。読み取り専用だと確かな場合だけ登録してください（1 つのメッセージなら: accept={ $label }）。
connect-form-title = { $title } を接続
connect-form-label = ラベル
connect-form-label-hint = 名前。例: main。空なら取引所の名前
note-unproven = 読み取り専用だと証明できず、所有者が承認したキーです
note-trading = このキーは取引できます（読み取りに必要とされる取引所のため、管理者が許可）
connect-failed = { $title } で証明を得られませんでした: { $why }。何も保存していません。直してもう一度お試しください。
connect-venue-unknown = 取引所 { $name } はわかりません。対応: { $known }。
invite-taken = { $name } さんはすでにいます。別の名前にしてください。
button-not-yours = このボタンは他の人のリストのものか、リストがもうありません。
positions-title = ポジション
argument-symbol = 保有中の銘柄、またはその先頭
argument-positions = アカウント、または保有中の銘柄。省略時はすべて
argument-fields = ラベルとキーの項目。/connect 取引所 で説明
argument-code = 招待コード（あれば）
argument-incident = /incidents に表示される番号。省略時は最新
argument-name = 相手の名前。見るだけの人なら続けて viewer
button-failed = うまくいきませんでした。こちらの不具合で、管理者向けに記録しました。

## Checklists: their pages

as-of-never = まだ読み取っていません
button-front = 戻る
button-back = 戻る
button-look = 今すぐ再確認
button-tick = 完了にする
button-untick = 未完了に戻す
button-all = すべて対応済み
button-skip = スキップ…
button-snooze = 後で…
button-hand = 任せる…
button-line = ✓ { $number }
button-line-open = ↺ { $number }
button-list = { $number }
page-of = { $part }/{ $parts } ページ
findings-open =
    { $open ->
        [0] 全 { $all } 件完了
       *[other] { $all } 件中 { $open } 件が未完了
    }
findings-held = 全 { $all } 件が市場待ち
skip-why = このステップが不要な理由は?
skip-not-needed = 不要
skip-elsewhere = 別の所で完了
skip-accepted = リスクを受け入れる
snooze-how-long = このステップをどれだけ休ませますか? その間リマインドはありません。
hand-to-whom = 誰に任せますか? 相手に知らせ、このチェックリストも見えるようになります。
hand-to-nobody = ほかに登録されている人はいません。
deed-ticked = { $name }、{ $at }
deed-reopened = 未完了に戻しました: { $name }、{ $at }
deed-skipped = { $name } がスキップ、{ $at }: { $reason }
deed-snoozed = { $until } まで保留（{ $name }）
deed-handed = { $name } から { $to } へ、{ $at }
toast-ticked = ステップ { $step } は完了です。
toast-reopened = ステップ { $step } を未完了に戻しました。
toast-skipped = ステップ { $step } をスキップしました。
toast-snoozed = ステップ { $step } は { $until } まで保留です。
toast-handed = { $to } さんに知らせました。
toast-line = 記録しました。
toast-same = { $name } さんが { $at } に対応済みです。
toast-nothing = そこに残っている作業はありません。
toast-looking = 確認中です。まもなくこのメッセージに表示します。
toast-looked = たった今確認したか、現在は監視外です。数秒後にもう一度お試しください。
checklists-head = チェックリスト
checklists-line = { $number }. { $head } · { $age }前 · { $left }
checklists-left =
    { $open ->
        [0] 完了
       *[other] 残り { $open } ステップ
    }
skip-usage = /checklist skip 番号 理由 と書いてください。例: /checklist skip 4 もう建てない
checklist-usage = /checklist、/checklist list、または /checklist skip 番号 理由 と書いてください。
done-head = チェックリスト完了: { $steps } ステップ、発生から { $duration }後 · { $account }
done-line = うち取引所で確認 { $shown }、手動チェック { $hand }、スキップ { $skipped }。
rebuild-opened-head = 危険は去りました: { $symbols } · { $account }
rebuild-opened-line = 建て直しのステップが開きました: より小さく、より低いレバレッジで。
handed-head = { $name } さんからステップを任されました: { $step }
handed-line = ここで付けたチェックは { $name } さんにも見えます。

## Checklists: what the exchange shows

finding-equal = { $position }: 残り { $shown }、正しい量です
finding-off = { $position }: 残り { $shown }、想定は { $expected }: 差 { $off }
finding-not-read = { $position }: 想定は { $expected }、サイズはまだ読み取っていません
finding-unknown-before = { $position }: { $taken } 決済。以前のサイズは不明です。ご自身で確認してください
finding-brought = { $position }: { $brought }
finding-fact = { $name }: { $value }
finding-rule = 取引所のルール: { $text }（{ $page }）
finding-margin = { $name } 証拠金: 資産 { $equity }、利用可能 { $free }、うち { $ratio } がポジション維持に必要
finding-unread-number = 表示なし
finding-order-lost = { $order } – 消滅（{ $reason }）
finding-order-back = { $order } – { $back } に置き換え済み
finding-order-pointless = { $order } – 消滅、ポジションもなし
finding-bare = { $position } { $size } のストップがなくなりました
finding-covered = { $position } にはストップがあります: { $order }
finding-misfit-too-large = { $order } – 残り { $left } より大きい
finding-misfit-would-open = { $order } – リデュースオンリーではない: 残り { $left } では反対方向に建ちます
finding-misfit-orphan = { $order } – ポジションがもうない
finding-misfit-gone = { $order } – もう残っていない、または適合
finding-other-leg = もう片側、{ $where }: { $order }
finding-alone = すると単独で残るもの: { $leg }、{ $coins } { $base }
finding-market = { $symbol }: { $regime }
regime-unjudged = 取引所の判定なし
finding-place = { $position }: ADL { $gauge }、通知時 { $told }
finding-closed = { $position }: 決済済み
finding-size = サイズ { $now }、以前 { $was }
finding-leverage = レバレッジ { $now }、以前 { $was }
finding-blind = { $account }: { $since } から読み取れていません（{ $why }）
finding-sees = { $account }: { $at } に読み取り再開
finding-key-refused = 取引所がキーを拒否しています（{ $why }）
finding-key-taken = 取引所がキーを受け付けています
finding-key-ends = キーの期限は { $at } です
finding-key-lasts = キーの期限が延びています
finding-key-unbound = キーは IP アドレスに固定されていません
finding-not-yet = まだ読み取っていません
finding-no-execution = 取引所はまだ約定を掲載していません
finding-unread = アカウントを読み取れません
finding-not-offered = このキーには表示されません: 取引所のページを確認してください
finding-nothing = ここですることはありません
finding-rebuild = { $position }: 最大 { $size }、{ $leverage }×
finding-rebuild-waits = { $position }: 市場が平穏になるまで待機（{ $why }）
finding-rebuild-blind = { $position }: アカウントの読み取り再開まで待機
finding-was = 以前: { $parts }
finding-choice = または: { $parts }
finding-part-size = { $size }、{ $leverage }×
finding-part-margin = 証拠金 { $margin }
finding-part-distance = 清算まで { $distance }
finding-part-distance-most = 清算まで最大 { $distance }
finding-part-score = 同じ利益ならキューのスコアは以前の { $share }
finding-instead = ほかに: { $ways }。
finding-instead-take-profit = 一部を利確する
finding-instead-split = 取引所を分ける
finding-instead-neutral-mode = 取引所のデルタニュートラルモードを使う
argument-checklist = list、または skip 番号 理由

## The evidence of an incident

export-none = インシデント { $number } はありません。一覧で番号を確認できます。
export-usage = /export と、/incidents に表示される番号を書いてください。
export-head = インシデント { $number } の証拠
export-holds = アーカイブの内容: { $files }。
export-hashes = 各ファイルのハッシュは SHA256SUMS にあります。取引所のデータは届いたまま入っています。
export-instead = adlwatch が動くマシンで: adlwatch export { $number }
incidents-head = ADL でアカウントから減らされたもの
incidents-line =
    { $number } · { $at } · { $position }{ $more ->
        [0] { "" }
       *[other] { " " }ほか { $more } 件
    } · { $account } · 決済 { $taken } · { $state } · { $steps }
incidents-over = 終了
incidents-running = 継続中
incidents-export = /export と番号で、その証拠をファイルで送ります。
size-of = { $whole } のうち { $part }

## The program itself

part-chat-name = { $app } との接続
part-chat-head = { $app } から { $value }何も届いていません
part-chat-ill = { $app } から { $value }届いていません
part-chat-cure = そこのコマンドとボタンは届きません。ほかはすべて続いています。
part-sweep-name = アカウントの確認
part-sweep-head = アカウントの確認が { $value }行われていません
part-sweep-ill = { $value }、確認の開始も終了もありません
part-pace-name = 確認の間隔
part-pace-head = アカウントの確認が最大 { $value }遅れています
part-pace-ill = 確認が最大 { $value }遅れています
part-pace-cure = 確認するものが多く時間が足りません。このホストで監視するアカウントを減らすか、確認の頻度を下げてください（calm_seconds）。
part-courier-name = { $app } への送信
part-courier-head = { $app } へのメッセージが { $value }滞っています
part-courier-ill = { $app } へのメッセージが { $value }滞っています
part-database-name = データベース
part-database-head = データベースの書き込みに { $value }かかりました
part-database-ill = 書き込みに { $value }かかりました
part-disk-name = ディスク
part-disk-head = ディスクがほぼ満杯です: 残り { $value }
part-disk-ill = 残り { $value }
part-disk-cure = 空きを作ってください。{ $limit } を下回ると、まもなくアラートを記録できなくなるおそれがあります。
part-room = { $mega } MB
part-moment = { $seconds } 秒
part-why = 理由: { $why }。
part-ill-why = { $said }（{ $why }）
part-since = { $at } から
part-cure-restart = その部分を再起動しています。ほかはすべて続いています。
part-cure-wait = 試行を続けます。ほかはすべて続いています。
part-well-head = { $part }: { $duration }ぶりに正常に戻りました
part-well-restarts = 再起動 { $count } 回。
poll-rival = 別のプログラムがこのボットのメッセージを読んでいます（409）
poll-rival-advice = そちらを止めてください。心当たりがなければ @BotFather の /revoke で新しいトークンを取り、ここに設定してください。それまでコマンドとボタンは失われることがあります。アラートは届きます。
poll-refused-advice = @BotFather からトークンを取り直し（/token で表示）、ここに設定して、再起動してください。
program-accounts = アカウント { $count } 件
program-started-head = adlwatch { $version } が稼働中: { $count }
program-away = { $duration }止まっていました。{ $since } から。
program-unclean = 停止の指示はありませんでした: プロセスが強制終了されたか、ホストが落ちました。
program-missed = 今すべてのアカウントを読み直しています。その間の出来事は遅延と表示して続けてお知らせします。
program-stopping-head = adlwatch { $version } は { $at } に停止の指示を受けました
program-stopping-line = 再び動くまで何も監視されません。

## The health page, and who is told from outside

ready-starting = 起動中
ready-looks = 起動後、{ $count } アカウント中 { $fresh } 件を確認
ready-down = { $app } が未接続
health-stuck = ウォッチドッグが { $seconds } 秒動いていません
health-taken = health.address: { $address } は使えません（{ $why }）。別の HOST:PORT か、ページ不要なら "" を設定してください。
heartbeat-url = ADLWATCH_HEARTBEAT_URL: チェックの完全なアドレスを書いてください。https://…
heartbeat-start = adlwatch { $version } が起動
heartbeat-stop = adlwatch が停止の指示を受けました
heartbeat-ended = adlwatch が終了: { $why }
heartbeat-renewed = { $part } を再起動しました
heartbeat-stuck = ウォッチドッグが動いていません
heartbeat-well = すべて正常
heartbeat-ill = 異常あり: { $how }
heartbeat-status = アカウント { $count } 件、{ $how }

## The board of risk, and one market

button-risk = リスク
button-hedges = ヘッジ
argument-market = 銘柄、またはその先頭
position-market = 市場: { $regime }
price-entry = 建値 { $price }
price-mark = マーク { $price }
price-liquidation = 清算 { $price }
price-profit = 未実現損益 { $profit }
risk-head = リスク: { $usd }、{ $venues } 取引所
risk-venue = { $venue }: { $usd }、ネット { $net } · { $accounts } アカウントに { $positions } ポジション · { $read }
risk-top = • ADL キューの先頭: { $usd }（{ $count } ポジション）
risk-below = • その 1 段下: { $usd }（{ $count } ポジション）
risk-unrated = • インジケーターなし: { $usd }（{ $count } ポジション）
risk-uncounted = • 合計に含まず: USD 価値が不明な { $count } ポジション
risk-unread = • { $label } は今読み取れていません: ポジションが変わっている可能性があります
risk-hedge = • { $base }: { $hedged } ヘッジ済み、ネット { $net } { $base }{ $usd }
risk-markets = 市場: 平穏 { $calm }、判定なし { $unjudged }
risk-danger = • { $symbol }（{ $venue }）: { $regime }
market-head = 市場 { $symbol }
market-venue = { $venue } { $symbol }: { $regime }
market-unjudged = 今は判定なし。平穏という意味ではありません
market-since = { $since } からこの状態です。
market-fund = • 保険基金（{ $source }）: { $fund }、{ $fell } · { $age }
market-fund-holds = 24 時間で減少なし
market-fund-fell = 1 時間で { $hour }、8 時間で { $eight }、24 時間で { $day } 減少
market-fund-fell-day = 24 時間で { $day } 減少
market-said = • 取引所の表示（{ $source }）: { $said } · { $age }
market-drawdown = • 基金のドローダウン { $drawdown }、{ $trigger }
market-trigger = ADL 発動点 { $starts }、そこまで { $way } に到達
market-no-trigger = ここでは取引所が発動点を公開していません
market-age = { $ago }前
market-old = { $ago }前: 古い
market-silent = • この市場の情報はまだありません。ここの誰かが保有すると読み取りが始まります。
market-not-offered = • この取引所は市場別の基金も警告も公開していません。
market-lost = • 今は提供なし: { $what }
market-held = • 保有: { $position }
market-which = その市場の情報はありません。例えば次から選んでください: { $symbols }。
market-none = まだ市場の情報がありません。ポジションのあるアカウントを接続してください。

## The master key


## Orders, and what is kept

proven-head = { $account } についての取引所の表示
proven-rights = このキーは読み取り以外もできます: { $rights }。
proven-unknown = 取引所はこのキーの権限を示しません。
orders-head =
    { $count ->
        [0] { $account } に未約定注文はありません
       *[other] { $account } の未約定注文 { $count } 件
    }

## The door

slow-down = 速すぎて答えきれません。30 秒ほど待ってください。それまで応答しません。アラートは変わらず届きます。
one-at-a-time = まだ { $most } 件の質問に対応中です。回答をお待ちください。
too-long = 長すぎます: 最大 { $most } 文字です。
broken-text = 壊れた文字が含まれていて読めません。
knocking-head = 利用を許可されていない人から { $duration }に { $count } 回の試行がありました
knocking-who =
    { $senders ->
        [1] { $most } 回すべて { $app } の ID { $address } からです。
       *[other] { $senders } 人から、うち { $most } 回は { $app } の ID { $address } からです。
    }
knocking-line = すべて拒否し、何も表示していません。このお知らせは多くても 1 時間に 1 回です。
command-edited = コマンドは最初に送られたとおりに実行します。編集は反映されません。もう一度送ってください。
command-forwarded = 転送されたものは実行しません。必要ならご自身で入力してください。

## Told together: what was held back, and how everything stands

held-head = { $since } から保留していたもの: アラート { $count } 件
held-foot = 静音時間またはミュートによるものです。変更は /alerts settings。
digest-clear-head =
    異常なし: { $accounts ->
        [1] 1 アカウント、{ $oldest }前に読み取り
       *[other] { $accounts } アカウント、いずれも { $oldest }以内に読み取り
    }、{ $positions }
digest-week-clear-head =
    今週、異常なし: { $accounts ->
        [1] 1 アカウント、{ $oldest }前に読み取り
       *[other] { $accounts } アカウント、いずれも { $oldest }以内に読み取り
    }、{ $positions }
digest-head = 確認が必要: { $what }
digest-week-head = 今週: { $what }
digest-unread = { $count } アカウントが未読み取り
digest-incidents = ADL インシデント { $count } 件
digest-markets = { $count } 市場が平穏でない
digest-account = • { $account }: { $what }
digest-highest = 最高 ADL { $gauge }
digest-market = • { $symbol }（{ $venue }）: { $regime }、{ $since } から
digest-hedge = • { $state }
digest-told =
    { $told ->
        [0] { $since } から通知はありません。
       *[other] { $since } からアラート { $told } 件。
    }{ $lists ->
        [0] { "" }
       *[other] 未完了のチェックリスト { $lists } 件。
    }

## How a person is told

argument-alerts = settings
argument-silence = 銘柄、アカウント、取引所または all、期間、理由。または: end 番号
argument-quiet = 23:00-07:00、または off
argument-zone = 例: Europe/Madrid
button-settings = 設定
button-thresholds = しきい値
button-silences = ミュート
button-chosen = ✓ { $what }
button-as-for-all = 全体と同じ
button-as-set = 管理者の設定
button-rung = { $level } 段から
button-no-rung = 段の指定なし
button-least = ≥ { $least }
button-end = { $number } を終了
settings-head = 通知方法
settings-foot =
    { $count ->
        [0] ミュートはありません。
       *[other] ミュート { $count } 件を設定中。
    }
settings-all-accounts = 全アカウント
settings-now = { $where }: { $volume }
settings-exceptions = { $volume }、{ $count } アカウントは別設定
settings-gauge = ADL インジケーター上昇の通知: { $what }。
volume-loud = 音あり
volume-silent = 音なし
volume-off = オフ
volume-never-off = { $kind } はオフにできず、音なしにだけできます。通知がないことを安全と思い込むのを防ぐためです。
volume-warning-adl = 取引所による決済は必ず届きます。音なしにすると目を覚ましません。
volume-warning-blind = オフの間、通知がなくても正常とは限りません。アカウントを読み取れないときも知らされません。
kind-head = { $kind }: 音はどうしますか?
kind-adl = ADL
kind-adl-line = ADL でポジションが決済された、または決済中。
kind-forced = その他の減少
kind-forced-line = 清算、取引所による決済、または原因不明のポジション減少。
kind-blind = 読み取れないアカウント
kind-blind-line = アカウントを読み取れないこと、およびその復旧。
kind-key = キー
kind-key-line = 拒否された、まもなく期限の、または権限が変わったキー。
kind-gauge = インジケーター
kind-gauge-line = ポジションの ADL インジケーターの上昇・低下。
kind-market = 市場
kind-market-line = 保有中の市場が危険、または平穏に戻った。
kind-hedge = ヘッジ
kind-hedge-line = ご自身の取引でヘッジの均衡が崩れた、またはデルタニュートラルモードが変わった。
kind-hint = ヒント
kind-hint-line = ポジションのリスクについての静かなヒント。
kind-checklist = チェックリスト
kind-checklist-line = チェックリストの完了、建て直しの開始、任されたステップ。
kind-program = このボット
kind-program-line = ボット自身の問題: 停止、連絡できない人、取引所から届かなくなった警告。
thresholds-head = インジケーターがどこまで上がったら知らせますか?
thresholds-share = 価値 { $least } 以上のポジションで、取引所の目盛りの { $share } から
thresholds-both = 価値 { $least } 以上のポジションで、{ $level } 段または取引所の目盛りの { $share } の早い方から
thresholds-given = 管理者の設定: { $what }。
thresholds-line = 各行: 段、目盛りの割合、ポジションの最小価値（そのポジションの通貨）。
quiet-none = 静音時間はありません。現在の時刻: { $clock }（{ $zone }）。
quiet-set = 静音時間 { $hours }。現在の時刻: { $clock }（{ $zone }）。
quiet-line = ADL、その他の減少、読み取れないアカウント、保有中の市場の連鎖清算は変わらず届きます。残りは時間が終わるとまとめて届きます。
quiet-usage = /quiet 23:00-07:00 または /quiet off と書いてください。時刻は /timezone で設定します。
zone-usage = /timezone とタイムゾーンを書いてください。例: /timezone Europe/Madrid
zone-which = どのタイムゾーンですか? { $names }
zone-unknown = そのタイムゾーンはわかりません。大陸と都市を書いてください。例: Europe/Madrid
silences-head =
    { $count ->
        [0] ミュートしているものはありません
       *[other] ミュート { $count } 件
    }
silence-line = { $number }. { $what }、{ $until } まで（{ $by }）
silence-because = { $number }. { $what }、{ $until } まで（{ $by }: { $reason }）
silence-usage = /silence の後に、銘柄・アカウント・取引所または all、期間（30m、2h、1d）、理由を書いてください。/silence end 番号 で終了します。
silence-grave = ADL とその他の減少、また管理者への私自身の不具合は保留されず、音なしで届きます。残りはミュートが終わるとまとめて届きます。
silence-ended = ミュートを解除: { $what }
silence-held-follow = 保留していたものはまとめて届きます。
silence-none = ミュート { $number } はありません。
silence-long = 1m から { $days }d までの期間を選んでください。
silence-enough = ミュートが { $count } 件あります。先に 1 件終了してください。
silence-which = 何をミュートしますか? アカウント、取引所、all、または保有中の銘柄を 1 つ: { $symbols }。
silence-all = すべて
argument-digest = 09:00、weekly Mon 09:00、off、または now
digest-hint = 正常な間は何もお知らせしません。毎日の異常なし報告は /digest 09:00
digest-usage = /digest 09:00、/digest weekly Mon 09:00、/digest off、または /digest now と書いてください。
digest-nobody = このプロセスでは監視していないため、お伝えできることがありません。
digest-none = 毎日の異常なし報告も週次まとめもありません。/digest 09:00 で設定できます。
digest-set = 異常なし報告とまとめ: { $when }。
digest-daily = 毎日 { $at }
digest-weekly = 毎週{ $day } { $at }
weekday-0 = 月曜日
weekday-1 = 火曜日
weekday-2 = 水曜日
weekday-3 = 木曜日
weekday-4 = 金曜日
weekday-5 = 土曜日
weekday-6 = 日曜日

## Drills

drill-mark = 訓練 · 実際には何も起きていません · { $head }
drill-account = 架空のアカウント
drill-coming = 架空の ADL をすべての宛先へ送信中です
drill-script = 本物と同じ流れをすべてたどります。「了解」を押し、チェックリストを開いてください。2 分以内に架空のアカウントが整い、ステップに自動でチェックが付きます。各アプリの受付の速さを報告します。
drill-alone = 他の人には知らせません。/drill escalate で次に知らせる人にも届きます。/drill stop で終了します。
drill-others = 「了解」を押さずにいると、1 分後に次の登録者へ転送されます。/drill stop で終了します。
drill-stopping = 終了します
drill-usage = /drill、/drill escalate、または /drill stop と書いてください。
drill-running = 訓練が進行中です。「了解」を押してチェックリストを見るか、/drill stop で終了してください。
drill-none = 進行中の訓練はありません。/drill で始められます。
drill-report = 検知から各アプリが受け付けるまでの時間
drill-report-over = 訓練は終了しました
drill-passed = { $name }（{ $app }）、転送後
drill-accepted = { $after }後に受付
drill-not-accepted = 受付なし: { $why }
drill-no-answer = まだ応答なし
drill-acked = 了解: { $name }、{ $after }後。
drill-steps = チェックリスト: { $steps } ステップ中 { $done } 完了。
drill-ended-done = 訓練の内容はすべて削除しました。ボタンはもう使えません。
drill-ended-time = 30 分が過ぎました。訓練の内容はすべて削除しました。ボタンはもう使えません。
drill-ended-stopped = 訓練を終了しました。内容はすべて削除しました。ボタンはもう使えません。
drill-ended-restart = 再起動したため訓練は終了しました。内容はすべて削除しました。ボタンはもう使えません。
argument-drill = escalate（他の人にも知らせる）または stop
drill-asked = ボットが { $name } さんに訓練を行います。
drill-not-running = 今このデータベースで動くボットはありません。`adlwatch run` で起動してください。
order-line = { $symbol } { $side } { $size } · { $kind }{ $price }{ $trigger }{ $reduce }
order-buy = 買い
order-sell = 売り
order-whole = ポジション全体
order-at = { " " }価格 { $price }
order-trigger = { " " }トリガー { $price }
order-reduce-only = { " · " }リデュースオンリー
copy-failed-head = データベースの毎日の複製を作れませんでした
copy-failed-line = 理由: { $why } 動作を続け、1 時間ごとに再試行します。古い複製は残っています。
seconds = { $count } 秒
minutes = { $count } 分
hours = { $hours } 時間 { $minutes } 分
days = { $days } 日 { $hours } 時間
lines-left-out = … ほか { $count } 行は入りきりませんでした。
language-name = 日本語
language-which = どの言語にしますか?
language-note = 取引所自身の表現は原文のままです。
language-set = これからは日本語でお知らせします。
language-unknown = その言語は使えません。対応: { $known }。
argument-language = 言語コード。例: es
help-language = お知らせに使う言語

## Steps of the checklists in config/checklists, word for word as they stand there

step-adl_fill-verify = 減少を確認する
step-adl_fill-margin = 残りの証拠金を確認する
step-adl_fill-orders = 取り消された注文を見直す
step-adl_fill-hedge = ヘッジを直す
step-adl_fill-rebuild = 後で、小さく、低いレバレッジで建て直す
step-blind-look = 取引所のページでアカウントを見る: ポジション、注文、通知
step-blind-sight = アカウントの読み取りを再開する
step-gauge_high-reduce = キューの順位を下げる
step-gauge_high-hedge = この側が決済された場合の、もう片側の対応を決める
step-gauge_high-stops = 注文をどうするか決める: ADL で取り消されます
step-key-look = 取引所のページでアカウントを見る: キーがなければ何も監視されません
step-key-key = このホストの IP に固定した新しい読み取り専用キーを登録: /connect または accounts add
help-status = 私の状態：口座ごとの新しさ、未送信の数、調子の悪い部分
status-head = adlwatch { $version }、稼働 { $duration }：{ $state }
status-well = すべて正常です
status-ill = { $count ->
   *[other] { $count } か所が正常ではありません
}
status-owner = { $name } の { $account }
status-part = { $duration } 前から異常：{ $how }。{ $restarts }
status-app = { $app }：{ $how }
status-heard = { $ago } 前に応答あり
status-accepted = 最後の送信完了は { $ago } 前
status-waiting = { $count ->
    [0] 未送信なし
   *[other] 未送信 { $count } 件
}
status-monitor = 外部モニター：最後のハートビートは { $ago } 前に届きました。
status-monitor-new = 外部モニター：まだハートビートの時刻ではありません。
status-monitor-down = 外部モニター：ハートビートが届きません（{ $why }）。
picture-adl-title = ADL { $taken } · { $position }
picture-taken-of = { $whole } のうち { $size }
picture-history-title = ADL の順番 · { $position }
picture-below = { $account } · { $day }
picture-price = マーク価格
picture-price-adl = マーク価格、赤は ADL の約定
picture-average = 平均約定 { $price }
picture-size-base = 数量（コイン）
picture-size-contracts = 数量（枚）
picture-size-usd = 数量（USD）
picture-gauge = ADL 指標、{ $of } が最初
picture-fund-title = 保険基金 · { $symbol }
picture-fund = 残高（{ $asset }）
picture-fund-fell = 最高値から { $fall } 減
picture-foot = adlwatch · 時刻は UTC
picture-size-change = { $was } → { $now }
picture-none = 図を描けませんでした。/export でその内容を送ります。
picture-instead = 図は証拠の中にあります：adlwatch export
pictured-head = 経過：{ $position } · { $account }
pictured-line = { $fills ->
   *[other] { $duration } で { $fills } 件の約定
}。この件は終了しました。
pictured-more = { $count ->
   *[other] ほかに { $count } 件のポジションが影響を受けました。
} これが最大です。
pictured-export = /export で証拠をファイルで送ります。
help-share = 口座をほかの人に見せます：グループではその通知、個別チャットでは閲覧者の名前を指定
help-unshare = 見せるのをやめます：そのグループ、閲覧者、個別チャットでは全員
argument-share = 口座の名前。続けて hide で数量を隠すか、with と閲覧者の名前
share-usage = 通知を見せるグループで入力してください：/share 口座、数量を隠すなら /share 口座 hide。/unshare 口座 で終了します。
share-usage-viewer = 閲覧者に口座を見せるには、個別チャットで入力してください：/share 口座 with 名前。/unshare 口座 with 名前 で終了します。
share-shown = { $name } は今から { $label } の通知・ポジション・事象を数量つきで見られます。変更はできません。
share-hidden = { $name } は { $label } を見られなくなりました。
share-viewers = { $label }：{ $names } が閲覧
group-nameless = あるグループ
group-closed-head = { $name }（{ $app }）は { $accounts } を見られなくなりました
group-closed-line = { $why }。直ったら、そこでもう一度 /share と入力してください。
topic-closed-head = { $name }（{ $app }）に見せる { $accounts } の通知は、トピックではなくグループ本体に届きます
topic-closed-line = { $why }。別のトピックで /share と入力すれば、そこに届きます。
share-no-viewer = その名前の閲覧者はいません。閲覧者：{ $names }。管理者が招待します：/invite 名前 viewer
viewer-head = あなたはここでは閲覧者です。口座の持ち主が見せるものを見られますが、何も変更できません。
viewer-none = まだ見せられている口座はありません。持ち主が入力します：/share 口座 with あなたの名前
share-not-yours = その名前の口座はありません。共有できるのは口座の持ち主だけです。
share-done = このグループは今から { $label } の通知を数量つきで見られます。全員が読めますが、ボタンは持ち主だけが押せます。
share-done-hidden = このグループは今から { $label } の通知を数量なしで見られます。全員が読めますが、ボタンは持ち主だけが押せます。
share-listed = { $label }：{ $titles } が閲覧
share-ended = { $label } の共有を終えました：{ $count ->
    [0] 見ていたグループはありません
   *[other] { $count } 個のグループが見ていました
}。送信済みのものはそのまま残ります。
shares-head = { $count ->
    [0] ほかの人に見えている口座はありません
   *[other] あなたの { $count } 個の口座がほかの人に見えています
}
shared-adl = ADL が { $symbols } を減らしました · { $account }
shared-reduced = { $symbols } が小さくなりました · { $account }
shared-forced = { $cause }：{ $symbols } · { $account }
shared-other = { $account } の知らせ
shared-foot = ここでは数量を隠しています。
