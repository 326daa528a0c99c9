### Every sentence a person reads. Short, with numbers, plain words.
### Values arrive as finished text; figures.py writes numbers, prices and times.


## Positions and gauges

side-long = 多仓
side-short = 空仓
position-name = { $symbol } { $side }
position-line = { $position } { $size } · { $notional } · { $leverage } · ADL { $gauge }
position-open =
    { $positions ->
        [0] 无持仓
       *[other] { $positions } 个持仓
    }
gauge-level = { $level }/{ $of }
gauge-venue = { $level }/{ $of }（交易所：{ $value }）
gauge-own-scale = { $value }（{ $first } 最先被减仓）
gauge-not-offered = 此处不提供
gauge-absent = 本次未返回
gauge-unrecognised = 未知值（{ $value }）
leverage-unknown = 杠杆 ?
leverage-times = { $leverage }×
size-base = { $size }
size-contracts = { $size } 张
size-usd = { $size } USD
size-in-coins = { $size }（{ $coins } { $base }）
notional-unknown = 价值 ?
as-of = 截至 { $at }
account = { $label }（{ $venue }）
account-note = 备注：{ $note }
names-more = { $names } 及另外 { $count } 个

## Alerts

first-head = 首次读取 { $account }：{ $count }
first-foot = 我从这里开始，更早的事件不再通知。截至 { $at }
gauge-rose-head = ADL 指示灯升至 { $gauge }：{ $position } · { $account }
gauge-top-head = 已排在 ADL 队列最前（{ $gauge }）：{ $position } · { $account }
gauge-fell-head = ADL 指示灯降至 { $gauge }：{ $position } · { $account }
gauge-rose-line = 降低方法：减小仓位、部分止盈、降低杠杆。
score-exact = 原因：{ $parts } = { $score }
score-estimate = 原因：{ $parts } = { $score }（估算）
score-bound = 原因：{ $parts } = 最多 { $score }（{ $missing } 无法读取）
score-part = { $name } { $value }
ways-line = 降到一半：{ $ways }。
ways-or = ，或者
way-reduce = 平掉 { $size }
way-add-margin = 追加保证金 { $amount }
way-lower-leverage = 把有效杠杆降到 { $leverage }
way-take-profit = 止盈 { $amount } 后重新开仓
way-take-all-profit = 全部止盈后重新开仓
fact-was = 之前
fact-size = 数量
fact-value = 价值
fact-profit = 未实现盈亏
fact-leverage = 杠杆
fact-exchange-says = 交易所显示
fact-mark = 标记价格
adl-part-head = ADL 减掉了你 { $position } 的 { $percent } · { $account }
adl-some-head = ADL 减掉了你 { $position } 的 { $size } · { $account }
adl-closed-head = ADL 全部平掉了你的 { $position } · { $account }
adl-many-head = ADL 影响了你的 { $count } 个持仓 · { $account }
adl-line = { $position }：以 { $price } 被减 { $taken }，剩 { $left }{ $realised }
adl-line-realised = ，已实现 { $realised }
adl-more = …还有 { $count } 个持仓。
adl-over =
    合计：{ $fills ->
        [1] 1 笔成交
       *[other] { $duration }内 { $fills } 笔成交
    }；{ $full ->
        [0] 没有持仓被全部平掉
       *[other] { $full } 个持仓被全部平掉
    }{ $part ->
        [0] 。
       *[other] ，{ $part } 个被部分减仓。
    }
sum-taken = { $worth }，{ $fills } 笔成交
fact-against-mark = 与标记价格相比
mark-worse = 差 { $amount }
mark-better = 好 { $amount }
fact-signs = 迹象
hint-under-way = 交易所标记它正在被减仓
hint-order-gone = 交易所因 ADL 撤销了该处的挂单
hint-system-trade = 它最后一笔成交来自交易所系统
hint-neighbour = 同一市场中，这里监控的另一个账户已被 ADL 减仓
hint-market = 该市场正在发生 ADL
hint-top = 它当时排在 ADL 队列最前
hint-liquidation = 也可能是强平
fact-taken = 被减
fact-taken-of = { $before } 中的 { $taken }，价格 { $price }
fact-taken-at = { $taken }，价格 { $price }
fact-left = 剩余
left-as-expected = { $shown }（与预期一致）
left-as-expected-own =
    { $shown }（与预期一致：你自己{ $own ->
        [bought] 加了
       *[other] 平了
    } { $size }）
left-differs = { $shown }，预期 { $expected }
mark-seen = { $price }（{ $ago }之前看到）
mark-about = 约 { $amount }
left-expected = 预期 { $expected }；尚未读取
left-unknown = 尚未读取
fact-realised = 已实现盈亏
fact-realised-about = 已实现盈亏（约）
by-entry-price = { $amount }（按开仓均价，未扣手续费）
realised-of = { $realised }；占浮盈 { $profit } 的 { $share }
fact-fees = 手续费
fact-fills = 成交
fact-proof = 依据
adl-late = 发生 { $late }后才看到。
adl-hedge = 如果这是对冲的一条腿，另一条腿现在已裸露。
hedge-open = 对冲 { $base }：已对冲 { $hedged }，净敞口 { $net } { $base }{ $usd }，之前 { $before }。
hedge-state-open = { $base }：已对冲 { $hedged }，净敞口 { $net } { $base }{ $usd }
hedge-held = 对冲 { $base }：仍然平衡，净敞口 { $net } { $base }{ $usd }。
hedge-mended = 对冲 { $base }：已恢复平衡，净敞口 { $net } { $base }{ $usd }。
hedge-usd = （{ $usd }）
hedge-naked = 裸露：{ $leg }，{ $gap } { $base }。
hedge-closes = 补平方法：{ $ways }。
hedge-reduce = 在 { $where } { $side } { $symbol } { $size }
hedge-rebuild = 在 { $where } 重新{ $side } { $symbol } { $size }（可用保证金：{ $margin }）
hedge-and = { $one }，并且{ $other }
hedge-or = { $one }，或者{ $other }
hedge-unread = { $where } 自 { $since } 起未能读取：那边的腿可能已变。
hedge-more = …还有 { $count } 组对冲：/hedges
hedge-drift-head = 对冲 { $base } 失衡：已对冲 { $hedged }，净敞口 { $net } { $base }{ $usd }
hedge-back-head = 对冲 { $base } 已恢复平衡：净敞口 { $net } { $base }{ $usd }
hedge-not-one = 因你自己的交易而通知。如果这不是对冲，请在 /hedges 里说明。
leg-name = { $where } { $symbol } { $side }
leg-spot = { $where } 现货
symbol-spot = { $base } 现货
margin-unread = 无法读取
under-way-head = 交易所正在对你的 { $position } 自动减仓 · { $account }
under-way-line = 会减多少还不清楚。一有结果，本消息会更新。
under-way-over-head = 交易所已不再对你的 { $position } 自动减仓 · { $account }
under-way-over-line = 没有收到成交；请到交易所页面核对数量。
under-way-told-head = ADL 减掉了你的部分 { $position } · { $account }
under-way-told-line = 详情与你的其他持仓一起，写在该账户的 ADL 消息里。
orders-fact = 挂单
orders-sum = 消失 { $cancelled }{ $protection }，剩 { $left }
orders-protection =
    { $count ->
        [0] { "" }
       *[other] （其中止损 { $count }）
    }
orders-gone-line = 已消失：{ $order }（{ $reason }）
orders-more = …还有 { $count } 个。
cancel-adl = ADL
cancel-liquidation = 为避免强平
cancel-position-gone = 对应持仓已没有或太小
cancel-settlement = 结算
cancel-owner = 你自己撤销
cancel-other = 其他原因
cancel-unstated = 未说明原因
cancel-with-proof = { $reason }：{ $proof }
neutral-left-head = { $account } 已退出 Delta 中性模式
neutral-left-line = 若该模式会把持仓排到 ADL 队列末尾，现在不再如此。
neutral-entered-head = { $account } 处于 Delta 中性模式
neutral-entered-line = 在提供此待遇的交易所，符合条件的持仓最后才会被 ADL 减仓。
neutral-unstated-head = { $account }：交易所不再说明它是否处于 Delta 中性模式
neutral-unstated-line = 不要指望自己排在 ADL 队列末尾。
regime-warning-head = { $symbol } ADL 预警 · { $account }
regime-cascade-head = { $symbol } 连环强平 · { $account }
regime-eased-head = { $symbol } 连环强平已结束，危险仍近 · { $account }
regime-recovering-head = { $symbol } 连环强平已结束，尚未平静 · { $account }
regime-calm-head = { $symbol } 历时 { $duration }后恢复平静 · { $account }
regime-calm-line = 那里已没有危险迹象。
regime-why = 原因：{ $why }。
regime-danger-line = 你持有该市场的仓位。减小仓位、部分止盈或降低杠杆，都能让你在队列中后移。
regime-wait-line = 平静之前，先不要在那里增加风险。
regime-calm = 平静
regime-warning = 预警
regime-cascade = 连环强平
regime-recovering = 恢复中
regime-unknown = 交易所未评级；一小时内 ADL 减过你的仓
regime-because = { $regime } – { $why }
why-venue-says-adl = 交易所称正在发生 ADL
why-venue-mark = 按交易所自己的指标，ADL 已临近
why-trigger-near = 距交易所 ADL 触发线已走完 { $number }
why-trigger-passed = 已到达交易所的 ADL 触发线
why-fund-fell-1h = 保险基金 1 小时内下降 { $number }
why-fund-fell-8h = 保险基金 8 小时内下降 { $number }
why-fund-fell-24h = 保险基金 24 小时内下降 { $number }
why-adl-here =
    { $number ->
        [1] 这里监控的账户在几分钟内出现 1 笔 ADL 成交
       *[other] 这里监控的账户在几分钟内出现 { $number } 笔 ADL 成交
    }
why-ranks-rise = 这里监控的 { $number } 个账户的指示灯在几分钟内上升
fact-since = 起始
fact-began = 危险始于
fact-market = 市场
fact-now = 现在
fact-then = ADL 之前
fact-taken-then = { $at } 减掉 { $before } 中的 { $taken }
note-small-fund-head = 提示：{ $position }，{ $number } 在币本位合约 · { $account }
note-small-fund-line = 币本位合约共用的保险基金较小，更快耗尽。
note-heavy-winner-head = 提示：{ $position } 的浮盈达其价值的 { $number } · { $account }
note-heavy-winner-line = 大额且高盈利的持仓最先被减。部分止盈可让你在队列中后移。
note-full-risk-head = 提示：{ $position } 杠杆 { $number }，市场处于危险中 · { $account }
note-full-risk-line = 现在降低杠杆或减小仓位，被 ADL 减掉的也会更少。
reload-head = 被 ADL 减掉的风险又建回来了：{ $position } · { $account }
reload-now = { $value } · { $leverage }
reload-line = 供你知晓：市场尚未平静，同样的风险又排进同一队列。小一点或晚一点更稳妥。
fact-source = 来源
fact-fund = 保险基金
fact-fund-daily = { $fund }（每天更新一次）
fact-drawdown = 基金回撤
fact-trigger = ADL 触发线
lost-head = { $venue } 不再提供{ $source }
lost-line = 自 { $since } 起缺失{ $why }。恢复之前，没有消息不代表 ADL 还远。
lost-why = （{ $why }）
lost-all = 公开的 ADL 预警
lost-field = { $source } 中的 { $field }
back-again-head = { $venue } 重新提供{ $source }
back-again-line = 中断了 { $duration }。
banned-head = { $venue } 封禁了本主机，为期 { $duration }
banned-line = 原因：{ $why }。解除之前不再向它请求，那里的账户也无法读取。
clock-head = 本主机的时钟比 { $venue } { $direction } { $seconds } 秒
clock-behind = 慢
clock-ahead = 快
clock-line = 我会自行校正。请校准时钟（NTP），否则请求可能被拒。
forced-head = { $cause }：{ $position } 变动 { $size } · { $account }
cause-liquidation = 强平
cause-takeover = 被强平引擎接管
cause-settlement = 被交易所结算或下架
cause-delivery = 交割
cause-unrecognised = 带未知标记的变动
cause-adl = ADL
cause-own-order = 你自己的订单
cause-transfer = 划转或大宗交易移仓
cause-probable-adl = 很可能是 ADL
forced-line = 价格 { $price }。不是 ADL：交易所自己的标记如此。
forced-unrecognised-line = 价格 { $price }。我不认识这个标记，请到交易所页面查看。
reduced-head = { $position } 从 { $before } 减到 { $after }，原因未明 · { $account }
reduced-line = { $missing } 没有对应成交。如果不是你操作的，请马上去交易所查看。交易所一说明原因，本消息会更新。
reduced-known-head = { $position } 从 { $before } 减到 { $after }：{ $cause } · { $account }
reduced-known-line = 已查明：交易所自己的标记已到。
reduced-probable-line = 交易所尚未这样说明，也还没有列出成交。一有说明，本消息会更新。
reduced-named-line = 交易所已给出原因，成交本身尚未列出。列出后本消息会更新。
blind-head = 自 { $since } 起无法读取 { $account }
blind-line = 原因：{ $why }。你在那里的持仓可能在看不到时变化；我会继续尝试。
sees-head = { $duration }后恢复读取 { $account }
sees-line = 期间发生的事现在补读，并标为迟到。
outage-head = 自 { $since } 起无法读取 { $venue } 的 { $count } 个账户
outage-part-head = 自 { $since } 起无法读取 { $venue } 的 { $count } 个账户中的 { $unread } 个
outage-over-head = { $duration }后恢复读取 { $venue } 全部 { $count } 个账户
outage-account = { $label }：自 { $since }（{ $why }）
outage-account-back = { $label }：{ $duration }后恢复读取
outage-line = 你在那里的持仓可能在看不到时变化；我会继续尝试。
refused-head = { $account } 的密钥被拒
refused-line = 原因：{ $why }。我已停止请求。请新建只读密钥，用同一名称添加；期间发生的事届时补报。
key-expires-head = { $account } 的密钥还有 { $days } 天到期
key-expires-line = 它在 { $at } 到期。此后那里不再被监控。
key-expires-renew = 请在交易所的 API 管理页面延期（有些交易所绑定 IP 的密钥没有期限），或新建只读密钥，用同一名称提交：/connect，或 adlwatch accounts add。
key-renewed-head = { $account } 的密钥有效期已延长
key-no-end = 它没有期限。
key-end = 它在 { $at } 到期。
key-gained-head = { $account } 的密钥现在权限更多：{ $rights }
key-too-powerful-head = { $account } 的密钥不只是只读
key-named-line = 交易所显示：{ $named }。
key-stopped-line = 我已停用它：在它恢复只读之前，那里不被监控。请在交易所的 API 管理页面去掉该权限，再运行 adlwatch accounts prove（或等一天），或用同一名称提交新的只读密钥。
key-goes-on-line = 管理员允许使用可交易的密钥，所以我继续用它读取。
key-somebody-line = 如果不是你改的，就是有人进了你的账户：马上删除该密钥，并检查订单、划转和提币。
key-bound-head = { $account } 的密钥现已绑定 IP 地址
key-unbound-head = { $account } 的密钥不再绑定任何 IP 地址
key-unbound-line = 谁拿到它，都能从任何地方读取你的账户。请绑定本主机的 IP。
key-unbound-stopped = 管理员不使用这类密钥：重新绑定之前，那里不被监控。
key-harmless-head = { $account } 的密钥恢复为只读
key-used-again = 我重新使用它。此前 { $duration }未读取；期间发生的事随后补报。
key-lost-head = { $account } 的密钥不再能读取：{ $what }
key-lost-line = 我跳过这一项，其余照常。那里的持仓不被监控，既不算持有也不算已平。
key-lost-mend = 请把该权限还给密钥，或新建一个：我每天检查一次，adlwatch accounts prove 可立即检查。
key-found-head = { $account } 的密钥现在能读取更多：{ $what }
key-found-line = 新增可读：{ $what }。
key-unjudged-head = 已无从得知 { $account } 的密钥有哪些权限
key-unjudged-line = 上次验证时它只能读取，所以我继续。请到交易所的 API 管理页面查看它的权限。
right-trade = 交易
right-transfer = 划转资金
right-withdraw = 提币
right-other = 我不认识的权限
key-can = 不只是只读（{ $rights }）
key-ends = { $days } 天后到期（{ $at }）
key-ended = 已过期
key-is-bound = 已绑定 IP 地址
key-is-unbound = 未绑定 IP：最好绑定
past-head = { $account } 的部分历史无法读取
oddity-head = { $account } 出现异常情况
oddity-line = { $what }。已原样保存，一切照常运行。
back-head = 我停止运行了 { $duration }
back-line = 自 { $since } 起。现在重新读取每个账户；期间发生的事随后补报，并标为迟到。
unreached-head = 无法在 { $app } 上联系到 { $name }
unreached-line = { $why }。那里要发给对方的消息先保留，等对方再次给我发消息。
unreached-elsewhere = { $why }。发给对方的消息改送 { $elsewhere }，直到对方在那里再次给我发消息。
refuses-head = { $app } 拒收发给 { $name } 的一条消息
refuses-line = { $why }。是我的故障，请报告。该消息属于警报 { $number }。
silent-head = { $app } 已 { $duration }没有接收任何消息
silent-fact = 对象
silent-line = { $why }我会继续尝试；在那里等待的不会丢失。
silent-why = { $why }。
silent-elsewhere = 期间请看 { $app }。
silent-over-head = { $app } 在 { $duration }后恢复接收消息
silent-over-line = 等待的消息正在发送，最紧急的先发。
silent-expired = { $count } 条关于 ADL 队列的警报届时已过时，不再发送：/alerts
elsewhere-late = { $app } 已 { $duration }没有接收这条{ $why }，所以发到这里。
elsewhere-gone = { $app } 收不了这条{ $why }，所以发到这里。
trial-head = 测试警报
trial-line = 由 { $name } 发起。如果你在这里看到，说明警报能送达这里。
repeat-mark = 可能重复：我无法确认这条之前是否已送达。

## Checklists

skip-reason-key = 这个原因看起来像密钥，而原因会被保存和显示。请另写一个。
checklist-none = 没有要做的：你没有清单。
checklist-foot =
    { $open ->
        [0] 全部完成
       *[other] 还剩 { $open } 步
    }
button-step = { $number }
button-got-it = 知道了
got-it = 已记下，不再提醒你。
got-it-steps = 已记下。只有未完成的步骤长时间没人处理时，我才会再提起。
got-it-already = { $name } 已于 { $at } 记下。
got-it-by = 知道了：{ $name }，{ $at }
got-it-not-yours = 这条警报是别人的，或已不存在。只有账户所有者，或接到这条提醒转交的人可以按；管理员也不例外。
reminder-line =
    { $count ->
        [1] 提醒：还没有人按“知道了”。
       *[other] 第 { $count } 次提醒：还没有人按“知道了”。
    }
ignored-line =
    { $count ->
        [1] 提醒：还有步骤没完成，也没有人处理。
       *[other] 第 { $count } 次提醒：还有步骤没完成，也没有人处理。
    }
button-old = 这个按钮已失效。
passed-whose = 这是 { $name } 的警报。
passed-why = 这是 { $name } 的警报，对方 { $duration }未按“知道了”，所以也发给你。
passed-on = 因无人按“知道了”，已转发：{ $names }。
passed-name = { $name }，{ $at }
unheard-head = { $name } 的 ADL：{ $duration }没有人按“知道了”
unheard-passed = 已转发给 { $names }，没有回应。
unheard-nobody = 没有列出其他要通知的人（配置中的 people.NAME.escalation）。
unheard-line = 请用别的方式联系 { $name }。有人按下“知道了”时，本消息会更新。
unheard-noted-head = { $name } 的 ADL：现在有人按了“知道了”
ack-none = 没有等你按“知道了”的警报。
ack-done = 已记下：{ $head }
ack-many = 已记下：{ $count } 条警报。
ack-left = 仍在等待：
ack-line = { $number }：{ $head }
ack-how = /ack 编号 处理其中一条，/ack all 处理全部。
argument-ack = 警报编号，或 all

## Commands

start-head = 我监控你的衍生品账户，防范自动减仓（ADL）。
start-known = 你好，{ $name }。我会在这里通知你。
start-next = 先以只读方式连接一个账户，两分钟即可。
start-watched = 全部命令：/help
start-viewer = 你能看到账户所有者给你看的账户，并收到其提醒。全部命令：/help
kind-begin = 开始使用
kind-accounts = 你的账户
kind-risk = 你的风险
kind-alerts = 你的警报
kind-more = 更多
kind-host = 管理员专用
which-head = /{ $name }：{ $what }？
button-connect = 连接账户
button-another = 再连接一个
button-positions = 持仓
button-test = 测试警报
button-help = 帮助
button-fill-in = 填写
button-again = 重试
button-sure = 它只能读取：接受
button-cancel = 取消
stranger-head = 我不认识你。
stranger-line = 你在这里的 ID 是 { $user }。请让本机器人的管理员把它加入名单，或带邀请码发送 /start。
invite-bad = 这个邀请码已用过、已过期或有误。请向管理员要一个新的。
group-head = 请私聊我；你的账户与别人无关。
unknown-near = 我不认识 /{ $name }。你是指 /{ $near } 吗？
unknown-head = 我不认识 /{ $name }。/help 列出我能做的事。
failed-head = 没有成功：是我的故障，已记录给管理员。你的数据没有丢失。
takes-nothing = /{ $name } 后面不带内容：请单独发送。
help-head = 我能做什么
help-start = 我是谁，以及是否认识你
help-help = 本列表
help-learn = ADL 是什么、谁会被选中、如何降低风险，以及各交易所的规则
help-join = 使用邀请码，与 /start 相同
help-connect = 用只读密钥或地址添加账户
help-accounts = 你的账户，以及各自上次读取的时间
help-positions = 你的持仓及其 ADL 指示灯
help-position = 你的某个持仓在 ADL 队列中的位置，以及原因
help-whatif = 怎样能让决定排位的得分减半
help-risk = 你在所有交易所的风险：敞口、队列靠前的持仓、对冲、市场
help-market = 某个市场：保险基金、交易所的 ADL 预警、距触发线多远
help-rename = 给账户改名
help-pause = 暂停某个账户，直到你恢复：期间没有它的警报
help-resume = 恢复监控已暂停的账户
help-forget = 删除某个账户及其密钥和数据，或删除关于你的一切
help-hedges = 你的对冲：什么对什么，裸露多少
help-ack = 知道了：停止提醒最新一条警报，或全部
help-alerts = 你最近的警报；/alerts settings：通知方式
help-silence = 一段时间内你不想收到的内容
help-quiet = 只接收紧急警报的时段；其余汇总后一次发送
help-timezone = 你的时区
help-digest = 每日平安报告、每周摘要，或现在的整体情况
help-alert = 你的某条警报是怎样一步步送达的
help-checklist = 你未完成的清单，或全部清单
help-incidents = ADL 从你账户减掉了什么，以及每次事件的编号
help-export = 以文件形式导出某次事件的证据
help-drill = 演练：向你所有地址发送虚构的 ADL，含清单和“知道了”
help-test = 向你所有地址发送测试警报
help-people = 谁能使用本机器人、上次何时发言；停发或移除（仅管理员）
help-host = 整体状态：账户、限额、数据库、版本（仅管理员）
help-invite = 一次性邀请码（仅管理员）
help-line = /{ $name } – { $help }
invite-name-key = 这个名字看起来像密钥。请换一个。
invite-none = 没有可收回的 { $name } 的邀请码。
invite-revoked = { $name } 不能再使用本机器人。
host-only = 只有本机器人的管理员可以这样做。
account-which = 哪个账户？请写出你的一个账户：{ $labels }。
accounts-none = 你在这里还没有账户。用 /connect 添加。
accounts-head = 你的账户
accounts-never = 尚未读取
accounts-well = { $ago }前读取
accounts-failing = 上次读取在 { $ago }前，正在尝试（{ $why }）
accounts-blind = 自 { $since } 起无法读取（{ $why }）
accounts-paused = 已暂停，不监控（{ $last }）；/resume
accounts-refused = 密钥被拒；请添加新的
accounts-barred = 未读取：密钥权限过大；请修正，或添加新的
accounts-key = { $account }：密钥{ $facts }
positions-head = { $account }：{ $count }
position-beyond = { $position }：密钥自 { $since } 起无法读取它；既不算持有也不算已平
positions-none = 没有账户，所以没有持仓。用 /connect 添加。
positions-unread = { $account }：尚未读取
positions-none-held = 在我读到的范围内，你没有持仓。
positions-which = 你没有这个名称的账户或持仓。请写账户，或你持有的合约：{ $names }。
position-which = 哪个持仓？请写出你持有的合约：{ $symbols }。
position-title = 在 ADL 队列中的位置
position-where = { $position } { $size } · { $account }
position-age = { $position }前读取；其保证金从未读取。
position-age-margin = { $position }前读取，其保证金在 { $margin }前读取。
score-none = 原因：未知；交易所不公布排名，或可读取的信息太少。
score-agreement = 在该市场 { $compared } 次比较中，得分与指示灯有 { $agreed } 次一致。
what-if-title = 怎样能让得分减半
what-if-note = 只有别人的得分没有同时下降，得分降低才会让排位后移。我不做交易：这些都不会由我执行。有效杠杆是价值除以支撑它的权益：全仓下只改杠杆设置没有作用。
what-if-nothing-needed = 没有盈利：得分已是 0。
what-if-unknown = 无法给出减半方法：支撑它的保证金未读取到。
way-line = • { $way }：之后为 { $score }
hedges-none = 你现在没有同时持有两个方向的币种，所以没有对冲。
hedges-head = 你的对冲
hedges-line = { $base }：已对冲 { $hedged }，净敞口 { $net } { $base }{ $usd } · { $pairing }
hedges-leg = • { $leg }：{ $size }（{ $coins } { $base }）
pairing-suggested = 视为对冲
pairing-confirmed = 是对冲，由你确认
pairing-overruled = 不是对冲，由你确认
pairing-uneven = 两边相差太大，除非你确认，否则不视为对冲
button-hedge = { $base } 是对冲
button-no-hedge = { $base } 不是对冲
hedge-judged = { $base } 是对冲：失衡时我会通知你。
hedge-overruled = { $base } 不是对冲：我不再提它。
alerts-none = 还没有警报。
alerts-head = 你最近的警报
alerts-line = { $number } · { $at } { $head }
held-line = { $at } { $head }
alerts-state = { $line }（{ $state }）
alerts-more = 查看某条的送达过程：/alert 编号
alerts-usage = 请写 /alerts 或 /alerts settings。查看其中一条：/alert 编号
alert-unknown = 你没有这个编号的警报。你的警报见 /alerts
alert-usage = 请写明哪条警报：/alert 编号。编号见 /alerts
argument-alert = /alerts 显示的编号
journey-head = 警报 { $number }：{ $head }
journey-nowhere = 它没有任何副本：写入时你还没有地址。
journey-step = { $at } { $app } { $state }：{ $why }{ $detail }{ $times }
fact-told = 写入
state-queued = 等待中
state-sending = 发送中
state-sent = 已送达
state-unsure = 不确定
state-retry = 将重试
state-moved = 聊天已迁移
state-gone = 地址失效
state-rejected = 被拒
state-expired = 已过时，丢弃
state-held = 按你的设置保留
state-summed = 并入汇总
state-off = 按你的设置关闭
state-superseded = 因有更新消息而丢弃
state-until = { $state }，到 { $at }
state-next = { $state }，{ $at }
step-written = 在发送之前先写入
step-news = 警报有变化
step-claimed = 开始发送
step-accepted = 应用已接收
step-pause-asked = 应用要求暂停
step-not-taken = 应用没有接收
step-in-doubt = 没有明确答复；已重发
step-no-answer = 未及时答复；已重发
step-cut-short = 发送途中我停止了；已重发
step-chat-moved = 聊天换了地址
step-edit-refused = 编辑被拒；已作为新消息发送
step-message-refused = 应用拒收这条消息
step-address-gone = 该地址不收消息
step-wrote-again = 你又从那里发来了消息
step-readdressed = 管理员给了你另一个地址
step-another-copy = 那个地址有自己的副本
step-newer-news = 同一持仓有更新的消息在等待
step-out-of-date = 太旧，已无用处
step-judged-anew = 保留的原因已结束，或你改了设置
step-summed-up = 已写入汇总
step-fell-over = 另一个应用没有接收
step-detail = （{ $detail }）
step-times = ，到 { $at } 共 { $count } 次
owed-head = 有 { $count } 条警报未送达你：
owed-line = { $number } · { $at } { $head }
test-head = 正发往你的所有地址。
invite-head = 给 { $name } 的一次性邀请码
invite-line = 请对方发给我：/start { $code }（7 天内）
invite-way = { $app }：{ $way }
invite-usage = 请写上名字：/invite 名字；若对方只旁观，用 /invite 名字 viewer
invite-viewer = 对方只能旁观；账户所有者输入 /share 账户 with 对方名字 之前，什么也看不到。

## Learning about ADL

argument-topic = 一个主题，或一个交易所
learn-adl = 什么是 ADL？
learn-adl-1 = 自动减仓（ADL）：交易所用你的盈利持仓与已亏光的一方对平，全部或部分平掉，不会问你。
learn-adl-2 = 它是连环强平的最后一步：先由市场接走亏损方的持仓（强平），再用保险基金，最后才轮到对手方向的交易者。
learn-adl-3 = 到此为止的盈利归你。你失去的是持仓、当时的行情、该处的挂单；如果是对冲，还失去一条腿。
learn-fund = 保险基金
learn-fund-1 = 破产持仓亏损超出其保证金的部分由它支付。它的资金来自以优于破产价成交的强平。
learn-fund-2 = 基金是资金池：有些市场共用一个，另一些（新的、小的、币本位的）只有自己的小基金，更快耗尽。
learn-fund-3 = 基金快速下降是最好的早期信号。凡交易所公布的，我都跟踪：/market。
learn-who = 谁会被选中？
learn-who-1 = 盈利一侧的每个人都在队列里，按市场和方向排序。盈利多、有效杠杆高的排在最前。
learn-who-2 = 有效杠杆是价值除以支撑它的权益。全仓下只改杠杆设置没有作用。
learn-who-3 = 指示灯用档位显示你在队列中的位置，别人的持仓变化也会影响它。/position 说明你为何排在那里。
learn-liquidation = 这是强平吗？
learn-liquidation-1 = 不是。强平针对保证金耗尽的亏损方；ADL 针对保证金充足的盈利方。
learn-liquidation-2 = 在成交列表里两者看起来一样。我只凭交易所自己的标记认定 ADL，否则称为“很可能是 ADL”并列出迹象。
learn-liquidation-3 = ADL 之后你不欠债，你的资金也没有被没收：只是持仓比计划的少。
learn-avoid = 能避免吗？
learn-avoid-1 = 不能完全避免。能让排位后移的有：减小仓位、部分止盈后重新开仓、追加保证金、降低有效杠杆。/whatif 给出具体数字。
learn-avoid-2 = 把大仓位分散到多个交易所；优先选择基金大的市场，少用币本位和新上线的市场。
learn-avoid-3 = 有些交易所会把处于 Delta 中性模式的账户排到队列末尾。
learn-avoid-4 = 只靠低杠杆不够：在一次大型连环强平中，被减仓的大多杠杆低而盈利多（其他情况是否如此尚不确定）。
learn-venue = { $title }：它的 ADL 规则
learn-indicator = 指示灯
learn-mark = ADL 成交的识别标记
learn-warnings = 公开预警
learn-neutral = Delta 中性模式
learn-offered = 提供
learn-not-known = 据目前所知，没有能让排位后移的
learn-none = 不提供
learn-page = { $title }，官方页面
learn-which = 没有这方面的页面。现有：{ $known }。

## For the host: people and the house

people-head = { $count } 人
people-line = { $name }（{ $role }） · { $apps } · { $accounts } 个账户 · { $seen }{ $muted }
people-never = 尚未出现
people-seen = { $ago }前出现
people-nowhere = 没有地址
people-muted = { " · " }已停发
people-invited = 给 { $name } 的邀请码未使用，有效至 { $until }
people-mute-line = 被停发的人收不到警报和提醒；其命令照常答复。
people-gone = 此人已不在这里。
people-listed = { $name } 写在你的配置里：请在那里移除。
people-remove = 移除 { $name }？
people-remove-line = 对方不再得到答复，其账户不再被监控。删除还会清除其密钥和数据，且无法撤销。
role-host = 管理员
role-member = 成员
role-viewer = 旁观者
button-mute = 停发
button-unmute = 恢复发送
button-remove = 移除
button-remove-erase = 移除并删除
house-head = 整体状态
house-version = 版本
house-since = 运行始于
house-people = 人数
house-unsent = 待发消息
house-size = 数据库
house-megabytes = { $size } MB
house-accounts = { $venue }：监控 { $watched } 个账户，未监控 { $resting } 个
house-budget = { $venue }，{ $name }：{ $seconds } 秒内已用 { $used }，上限 { $allowed }

## Another name, a pause, forgetting

argument-account = 哪个账户
argument-new-name = 新名称
rename-title = 重命名 { $label }
rename-label = 新名称
rename-hint = 例如 main；GROUP/main 会把账户一起显示
renamed-head = { $old } 今后叫 { $new }。
button-resume = 恢复
paused-head = { $account } 不再被监控
paused-line = 在你恢复之前（/resume），不会有它的任何警报，ADL 也不例外。期间发生的事届时补读，并按迟到通知。
resumed-head = { $account } 恢复监控
resumed-line = 期间发生的事现在补读，并标为迟到。
pause-refused = { $label } 本来就未被监控：密钥被拒。请用新密钥以同一名称重新连接。
pause-barred = { $label } 本来就未被监控：密钥权限过大。请修正密钥，或以同一名称连接新密钥。
pause-paused = { $label } 已经暂停。
resume-none = 你没有已暂停的账户。
resume-on = { $label } 已在监控中。
resume-refused = { $label } 无法监控：密钥被拒。请用新密钥以同一名称重新连接。
resume-barred = { $label } 无法监控：密钥权限过大。请修正密钥，或以同一名称连接新密钥。
erase-all-mine = 我的一切
erase-everything = 关于你的一切
erase-head = 删除{ $what }？
erase-for-good = 此操作无法撤销。
erase-keys = • { $count } 个账户，含密钥和最后已知持仓
erase-alerts = • { $count } 条警报
erase-executions = • { $count } 笔成交
erase-records = • { $count } 行交易所原始记录
erase-checklists = • { $count } 份清单
erase-addresses = • { $count } 个地址
erase-listed = 你的名字和地址写在管理员的配置里：只有管理员能移除。
erase-leaves = 你的名字和地址也会删除：之后我不再认识你。新的邀请码可让你重新加入。
button-erase = 永久删除
button-keep = 保留
erased-head = 已删除：{ $what }
erase-elsewhere = 本聊天中的消息、管理员做的数据库副本、已导出的文件不受影响。
erase-not-yours = 这个账户不是你的，或已被删除。

## Connecting an account

connect-head = 哪个交易所？
connect-usage = 只接受只读密钥。用地址则完全不需要密钥。
connect-venue = { $title }：{ $reads }
connect-safest = 最安全的是在主机上用命令行：adlwatch accounts add { $venue } --label NAME --owner YOU
dialogue-ask = 第 { $step } 步，共 { $steps } 步。请发给我：{ $name }（{ $ask }）
dialogue-at-once = 也可以按此顺序在一条消息里全部发来。
dialogue-secret = 我会立即删除你的消息；如果删不掉会告诉你。
dialogue-too-much = 超出了我要的内容。没有保存任何部分，请重新发送。
dialogue-cancelled = 已取消。你发来的内容已忘掉。
dialogue-old = 我问得太久了，或这已经完成。请重新开始：/connect
connect-sure-line = 尚未保存。它的权限只有你的说法为凭；凡显示该账户的地方，我都会注明。
connect-erased = 你含密钥的消息已在这里删除。
connect-not-erased = 我无法删除你含密钥的消息。请自己删除，或者更好：新建一个密钥。
connect-done = { $account } 已连接
connect-proof-read-only = 交易所显示：它能读取持仓和成交，不能交易，不能提币。
connect-proof-address = 地址只能被读取。
connect-ip-unbound = 它没有绑定 IP 地址：最好绑定本主机的 IP。
connect-ip-bound = 它已绑定 IP 地址。
connect-expires = 它{ $when }。
connect-reads = 它能读取{ $what }。
connect-unread = 它不能读取{ $what }。
connect-first-look = 首次读取结果随后发送。
connect-label-taken = 你已有名为 { $label } 的账户。请换一个名称。
connect-label-key = 这个名称看起来像密钥的一部分，而名称会出现在每条消息里。请换一个。
connect-label-bad = 名称为 1 到 30 个字母、数字、空格或 - _ . 字符；用 组/名称 可把账户归到一起显示。
connect-field-missing = 缺少 { $name }：{ $ask }。
connect-field-bad = { $name } 看起来不对：{ $ask }。
connect-field-unknown = { $name } 不是 { $title } 的字段。字段：{ $fields }。
connect-too-powerful = 已拒绝：这个密钥不只是只读（{ $rights }）。{ $help }
connect-unbound = 已拒绝：这个密钥没有绑定 IP 地址，而本机器人的管理员只接受已绑定的密钥。请绑定本主机的 IP。
connect-cannot-tell = 交易所不说明这个密钥有哪些权限。只有你确定它只能读取时才接受（在同一条消息中写：accept={ $label }）。
connect-form-title = 连接 { $title }
connect-form-label = 名称
connect-form-label-hint = 给它的名称，如 main；留空则用交易所的名称
note-unproven = 无法证明这个密钥是只读的；由所有者接受
note-trading = 这个密钥可以交易（管理员允许，因为据报该交易所读取时需要此权限）
connect-failed = { $title } 没有给出证明：{ $why }。没有保存任何内容；请修正后重试。
connect-venue-unknown = 我不认识交易所 { $name }。我认识：{ $known }。
invite-taken = 已经有 { $name } 了。请换一个名字。
button-not-yours = 这个按钮属于别人的列表，或列表已不存在。
positions-title = 你的持仓
argument-symbol = 你持有的合约，或其开头
argument-positions = 账户，或你持有的合约；不写则显示全部
argument-fields = 名称和密钥字段，/connect 交易所 会说明
argument-code = 邀请码（如果有）
argument-incident = /incidents 显示的编号；不写则为最新一次
argument-name = 对方的名字；若只旁观，再加 viewer
button-failed = 没有成功：是我的故障，已记录给管理员。

## Checklists: their pages

as-of-never = 尚未读取
button-front = 返回
button-back = 返回
button-look = 立即复查
button-tick = 步骤完成
button-untick = 步骤未完成
button-all = 全部已处理
button-skip = 跳过…
button-snooze = 稍后…
button-hand = 交给…
button-line = ✓ { $number }
button-line-open = ↺ { $number }
button-list = { $number }
page-of = 第 { $part } 部分，共 { $parts } 部分
findings-open =
    { $open ->
        [0] 全部 { $all } 项已完成
       *[other] { $all } 项中还剩 { $open } 项
    }
findings-held = 全部 { $all } 项等待市场
skip-why = 为什么不需要这一步？
skip-not-needed = 不需要
skip-elsewhere = 已在别处完成
skip-accepted = 我接受风险
snooze-how-long = 这一步可以搁置多久？期间不提醒。
hand-to-whom = 这一步交给谁？对方会收到通知，并能看到本清单。
hand-to-nobody = 这里没有列出其他人。
deed-ticked = { $name }，{ $at }
deed-reopened = 重新打开：{ $name }，{ $at }
deed-skipped = { $name } 跳过，{ $at }：{ $reason }
deed-snoozed = 搁置到 { $until }（{ $name }）
deed-handed = { $name } 交给 { $to }，{ $at }
toast-ticked = 第 { $step } 步已完成。
toast-reopened = 第 { $step } 步重新打开。
toast-skipped = 第 { $step } 步已跳过。
toast-snoozed = 第 { $step } 步搁置到 { $until }。
toast-handed = 已通知 { $to }。
toast-line = 已记下。
toast-same = { $name } 已于 { $at } 做过。
toast-nothing = 那里没有剩下要做的。
toast-looking = 正在查看，稍后显示在本消息里。
toast-looked = 刚刚查看过，或现在未监控。请几秒后再试。
checklists-head = 你的清单
checklists-line = { $number }. { $head } · { $age }前 · { $left }
checklists-left =
    { $open ->
        [0] 已完成
       *[other] 还剩 { $open } 步
    }
skip-usage = 请写 /checklist skip 编号 原因，例如：/checklist skip 4 不再开仓。
checklist-usage = 请写 /checklist、/checklist list，或 /checklist skip 编号 原因。
done-head = 清单完成：{ $steps } 步，事发后 { $duration } · { $account }
done-line = 其中 { $shown } 步由交易所数据证实，{ $hand } 步手动勾选，{ $skipped } 步跳过。
rebuild-opened-head = 危险已过：{ $symbols } · { $account }
rebuild-opened-line = 清单中的重建步骤已开放：仓位更小，杠杆更低。
handed-head = { $name } 交给你一步：{ $step }
handed-line = 你在这里勾选的，{ $name } 也能看到。

## Checklists: what the exchange shows

finding-equal = { $position }：剩 { $shown }，符合应有数量
finding-off = { $position }：剩 { $shown }，预期 { $expected }：相差 { $off }
finding-not-read = { $position }：预期 { $expected }，数量尚未读取
finding-unknown-before = { $position }：被减 { $taken }；之前的数量未知，请自行核对
finding-brought = { $position }：{ $brought }
finding-fact = { $name }：{ $value }
finding-rule = 交易所规则：{ $text }（{ $page }）
finding-margin = { $name } 保证金：权益 { $equity }，可用 { $free }，其中 { $ratio } 用于维持持仓
finding-unread-number = 未显示
finding-order-lost = { $order } – 已消失（{ $reason }）
finding-order-back = { $order } – 已由 { $back } 替代
finding-order-pointless = { $order } – 已消失，其持仓也没有了
finding-bare = { $position } { $size } 已没有止损
finding-covered = { $position } 有止损：{ $order }
finding-misfit-too-large = { $order } – 大于剩余的 { $left }
finding-misfit-would-open = { $order } – 不是只减仓：只剩 { $left }，会反向开仓
finding-misfit-orphan = { $order } – 其持仓已没有
finding-misfit-gone = { $order } – 已不在挂单中，或已匹配
finding-other-leg = 另一条腿上，{ $where }：{ $order }
finding-alone = 届时裸露：{ $leg }，{ $coins } { $base }
finding-market = { $symbol }：{ $regime }
regime-unjudged = 交易所未评级
finding-place = { $position }：ADL { $gauge }；通知时为 { $told }
finding-closed = { $position }：已平仓
finding-size = 数量 { $now }，之前 { $was }
finding-leverage = 杠杆 { $now }，之前 { $was }
finding-blind = { $account }：自 { $since } 起未读取（{ $why }）
finding-sees = { $account }：{ $at } 恢复读取
finding-key-refused = 交易所拒绝该密钥（{ $why }）
finding-key-taken = 交易所接受该密钥
finding-key-ends = 密钥在 { $at } 到期
finding-key-lasts = 密钥有效期已延长
finding-key-unbound = 密钥没有绑定 IP 地址
finding-not-yet = 尚未读取
finding-no-execution = 交易所尚未列出成交
finding-unread = 账户无法读取
finding-not-offered = 此密钥看不到：请到交易所页面查看
finding-nothing = 这里不用做什么
finding-rebuild = { $position }：最多 { $size }，杠杆 { $leverage }×
finding-rebuild-waits = { $position }：等市场平静（{ $why }）
finding-rebuild-blind = { $position }：等账户恢复读取
finding-was = 之前：{ $parts }
finding-choice = 或：{ $parts }
finding-part-size = { $size }，杠杆 { $leverage }×
finding-part-margin = 保证金 { $margin }
finding-part-distance = 距强平 { $distance }
finding-part-distance-most = 距强平最多 { $distance }
finding-part-score = 盈利相同时，队列得分为之前的 { $share }
finding-instead = 还可以：{ $ways }。
finding-instead-take-profit = 部分止盈
finding-instead-split = 分散到多个交易所
finding-instead-neutral-mode = 开启交易所的 Delta 中性模式
argument-checklist = list，或 skip 编号 原因

## The evidence of an incident

export-none = 这里没有编号 { $number } 的事件。事件列表里有各编号。
export-usage = 请写 /export 和 /incidents 显示的编号。
export-head = 事件 { $number } 的证据
export-holds = 压缩包内：{ $files }。
export-hashes = SHA256SUMS 列出每个文件的哈希。交易所的原始记录原样收录。
export-instead = 在运行 adlwatch 的机器上：adlwatch export { $number }
incidents-head = ADL 从你账户减掉了什么
incidents-line =
    { $number } · { $at } · { $position }{ $more ->
        [0] { "" }
       *[other] { " " }等另外 { $more } 个
    } · { $account } · 被减 { $taken } · { $state } · { $steps }
incidents-over = 已结束
incidents-running = 仍在进行
incidents-export = 发送 /export 和编号，即可得到该事件的证据文件。
size-of = { $whole } 中的 { $part }

## The program itself

part-chat-name = 与 { $app } 的连接
part-chat-head = { $value }没有收到 { $app } 的任何消息
part-chat-ill = { $value }没有收到 { $app } 的消息
part-chat-cure = 那里的命令和按钮到不了我这里。其余照常。
part-sweep-name = 账户查看
part-sweep-head = { $value }没有查看账户
part-sweep-ill = { $value }没有任何查看开始或结束
part-pace-name = 查看节奏
part-pace-head = 账户查看最多延迟 { $value }
part-pace-ill = 查看最多延迟 { $value }
part-pace-cure = 要看的太多，时间不够：请让本主机少监控些账户，或降低查看频率（calm_seconds）。
part-courier-name = 向 { $app } 发送
part-courier-head = 发往 { $app } 的消息已卡住 { $value }
part-courier-ill = 发往 { $app } 的消息已卡住 { $value }
part-database-name = 数据库
part-database-head = 数据库写入用了 { $value }
part-database-ill = 一次写入用了 { $value }
part-disk-name = 磁盘
part-disk-head = 磁盘快满了：剩 { $value }
part-disk-ill = 剩 { $value }
part-disk-cure = 请腾出空间：低于 { $limit } 后，警报可能很快无法写入。
part-room = { $mega } MB
part-moment = { $seconds } 秒
part-why = 原因：{ $why }。
part-ill-why = { $said }（{ $why }）
part-since = 自 { $at } 起
part-cure-restart = 我正在重启这一部分。其余照常。
part-cure-wait = 我会继续尝试。其余照常。
part-well-head = { $part }：{ $duration }后恢复正常
part-well-restarts = 重启过 { $count } 次。
poll-rival = 另一个程序在读取本机器人的消息（409）
poll-rival-advice = 请停掉另一个；如果你不知道它是什么，请在 @BotFather 用 /revoke 换新令牌并在这里设置。在此之前命令和按钮可能丢失；警报照常发出。
poll-refused-advice = 请从 @BotFather 重新取令牌（/token 可显示），在这里设置，再启动我。
program-accounts = { $count } 个账户
program-started-head = adlwatch { $version } 正在运行：{ $count }
program-away = 我离开了 { $duration }，自 { $since } 起。
program-unclean = 没有人让我停止：进程被杀，或主机宕机。
program-missed = 现在重新读取每个账户；期间发生的事随后补报，并标为迟到。
program-stopping-head = adlwatch { $version } 于 { $at } 收到停止指令
program-stopping-line = 再次运行之前不监控任何账户。

## The health page, and who is told from outside

ready-starting = 正在启动
ready-looks = 启动以来已查看 { $count } 个账户中的 { $fresh } 个
ready-down = { $app } 未连接
health-stuck = 看门狗已 { $seconds } 秒没有运行
health-taken = health.address：{ $address } 无法使用（{ $why }）；请另设 HOST:PORT，或设为 "" 不要页面。
heartbeat-url = ADLWATCH_HEARTBEAT_URL：请写检查的完整地址，https://…
heartbeat-start = adlwatch { $version } 启动
heartbeat-stop = adlwatch 收到停止指令
heartbeat-ended = adlwatch 结束：{ $why }
heartbeat-renewed = { $part } 已重启
heartbeat-stuck = 看门狗没有运行
heartbeat-well = 一切正常
heartbeat-ill = 不正常：{ $how }
heartbeat-status = { $count } 个账户；{ $how }

## The board of risk, and one market

button-risk = 风险
button-hedges = 对冲
argument-market = 合约，或其开头
position-market = 市场：{ $regime }
price-entry = 开仓 { $price }
price-mark = 标记 { $price }
price-liquidation = 强平 { $price }
price-profit = 未实现盈亏 { $profit }
risk-head = 你的风险：{ $usd }，{ $venues } 个交易所
risk-venue = { $venue }：{ $usd }，净 { $net } · { $accounts } 个账户，{ $positions } 个持仓 · { $read }
risk-top = • ADL 队列最前：{ $usd }（{ $count } 个持仓）
risk-below = • 低一档：{ $usd }（{ $count } 个持仓）
risk-unrated = • 没有指示灯：{ $usd }（{ $count } 个持仓）
risk-uncounted = • 未计入合计：{ $count } 个持仓的 USD 价值未知
risk-unread = • { $label } 现在未读取：其持仓可能已变
risk-hedge = • { $base }：已对冲 { $hedged }，净敞口 { $net } { $base }{ $usd }
risk-markets = 你的市场：{ $calm } 个平静，{ $unjudged } 个未评级
risk-danger = • { $symbol }（{ $venue }）：{ $regime }
market-head = 市场 { $symbol }
market-venue = { $venue } { $symbol }：{ $regime }
market-unjudged = 现在未评级；这不代表平静
market-since = 自 { $since } 起处于此状态。
market-fund = • 保险基金（{ $source }）：{ $fund }，{ $fell } · { $age }
market-fund-holds = 24 小时内未下降
market-fund-fell = 1 小时降 { $hour }，8 小时降 { $eight }，24 小时降 { $day }
market-fund-fell-day = 24 小时降 { $day }
market-said = • 交易所显示（{ $source }）：{ $said } · { $age }
market-drawdown = • 基金回撤 { $drawdown }；{ $trigger }
market-trigger = ADL 触发线 { $starts }，已走完 { $way }
market-no-trigger = 交易所在此不公布触发线
market-age = { $ago }前
market-old = { $ago }前：已旧
market-silent = • 该市场尚无数据：这里有人持有后才开始读取。
market-not-offered = • 该交易所不按市场公布基金和预警。
market-lost = • 现在没有提供：{ $what }
market-held = • 你的：{ $position }
market-which = 我对这个市场一无所知。请写一个，例如：{ $symbols }。
market-none = 我还不知道任何市场：请连接一个有持仓的账户。

## The master key


## Orders, and what is kept

proven-head = 交易所对 { $account } 的说明
proven-rights = 这个密钥不只是只读：{ $rights }。
proven-unknown = 交易所不说明这个密钥有哪些权限。
orders-head =
    { $count ->
        [0] { $account } 没有挂单
       *[other] { $account } 有 { $count } 个挂单
    }

## The door

slow-down = 太快了，我来不及回答。请等半分钟，此前我不作声。警报照常送达。
one-at-a-time = 我还在处理你的 { $most } 个问题。请等待答复。
too-long = 太长了：最多 { $most } 个字符。
broken-text = 我读不了这段文字：含有损坏的字符。
knocking-head = { $duration }内有 { $count } 次来自无权使用本机器人的人的尝试
knocking-who =
    { $senders ->
        [1] 全部 { $most } 次来自 { $app } 的 ID { $address }。
       *[other] 来自 { $senders } 人，其中 { $most } 次来自 { $app } 的 ID { $address }。
    }
knocking-line = 全部被拒，没有显示任何内容。这类通知最多每小时一次。
command-edited = 我按命令最初发送的样子执行；编辑不起作用。请重新发送。
command-forwarded = 我不执行转发的内容。如果是你的意思，请自己输入。

## Told together: what was held back, and how everything stands

held-head = 自 { $since } 起为你保留：{ $count } 条警报
held-foot = 因为你的安静时段或屏蔽。/alerts settings 可更改。
digest-clear-head =
    一切正常：{ $accounts ->
        [1] 1 个账户，{ $oldest }前读取
       *[other] { $accounts } 个账户，均在 { $oldest }内读取
    }，{ $positions }
digest-week-clear-head =
    你的一周，一切正常：{ $accounts ->
        [1] 1 个账户，{ $oldest }前读取
       *[other] { $accounts } 个账户，均在 { $oldest }内读取
    }，{ $positions }
digest-head = 需要查看：{ $what }
digest-week-head = 你的一周：{ $what }
digest-unread = { $count } 个账户未读取
digest-incidents = { $count } 次 ADL 事件
digest-markets = { $count } 个市场不平静
digest-account = • { $account }：{ $what }
digest-highest = 最高 ADL { $gauge }
digest-market = • { $symbol }（{ $venue }）：{ $regime }，自 { $since } 起
digest-hedge = • { $state }
digest-told =
    { $told ->
        [0] 自 { $since } 起没有通知。
       *[other] 自 { $since } 起 { $told } 条警报。
    }{ $lists ->
        [0] { "" }
       *[other] { $lists } 份清单未完成。
    }

## How a person is told

argument-alerts = settings
argument-silence = 合约、账户、交易所或 all，多久，原因；或：end 编号
argument-quiet = 23:00-07:00，或 off
argument-zone = 例如 Europe/Madrid
button-settings = 设置
button-thresholds = 阈值
button-silences = 屏蔽
button-chosen = ✓ { $what }
button-as-for-all = 与全部相同
button-as-set = 按管理员设置
button-rung = 第 { $level } 档起
button-no-rung = 不按档位
button-least = ≥ { $least }
button-end = 结束 { $number }
settings-head = 通知方式
settings-foot =
    { $count ->
        [0] 没有设置屏蔽。
       *[other] 已设置 { $count } 个屏蔽。
    }
settings-all-accounts = 所有账户
settings-now = { $where }：{ $volume }
settings-exceptions = { $volume }，{ $count } 个账户另有设置
settings-gauge = ADL 指示灯上升的通知条件：{ $what }。
volume-loud = 有声
volume-silent = 静音
volume-off = 关闭
volume-never-off = { $kind } 不能关闭，只能静音：否则你会把没有消息当成安全。
volume-warning-adl = 交易所减掉你的仓位一定会通知；设为静音就不会叫醒你。
volume-warning-blind = 关闭期间，没有消息不代表一切正常：账户无法读取时你不会收到通知。
kind-head = { $kind }：怎样提醒？
kind-adl = ADL
kind-adl-line = ADL 减掉了某个持仓，或正在减。
kind-forced = 其他减仓
kind-forced-line = 强平、结算，或持仓无故减少。
kind-blind = 账户未读取
kind-blind-line = 账户无法读取，以及恢复读取。
kind-key = 密钥
kind-key-line = 密钥被拒、即将到期，或权限与之前不同。
kind-gauge = 指示灯
kind-gauge-line = 持仓的 ADL 指示灯上升或下降。
kind-market = 市场
kind-market-line = 你持有的市场处于危险中，或恢复平静。
kind-hedge = 对冲
kind-hedge-line = 对冲因你自己的交易失衡，或 Delta 中性模式有变。
kind-hint = 提示
kind-hint-line = 关于持仓风险的静音提示。
kind-checklist = 清单
kind-checklist-line = 清单完成、可以开始重建、有步骤交给你。
kind-program = 本机器人
kind-program-line = 它自身的问题：未运行、联系不到的人、交易所不再提供的预警。
thresholds-head = 指示灯升到多少才通知？
thresholds-share = 价值 { $least } 及以上的持仓，从交易所刻度的 { $share } 起
thresholds-both = 价值 { $least } 及以上的持仓，从第 { $level } 档或交易所刻度的 { $share } 起，以先到者为准
thresholds-given = 管理员的设置：{ $what }。
thresholds-line = 各行依次为：档位、刻度比例、持仓最小价值（按其自身计价币）。
quiet-none = 你没有安静时段。你的时间：{ $clock }（{ $zone }）。
quiet-set = 安静时段 { $hours }。你的时间：{ $clock }（{ $zone }）。
quiet-line = ADL、其他减仓、账户无法读取、你持有的市场发生连环强平，这些照常送达。其余在时段结束后汇总一次发送。
quiet-usage = 请写 /quiet 23:00-07:00，或 /quiet off。/timezone 设置你的时钟。
zone-usage = 请写 /timezone 和你的时区，例如 /timezone Europe/Madrid。
zone-which = 哪个时区？{ $names }
zone-unknown = 我不认识这个时区。请写大洲和城市，例如 Europe/Madrid。
silences-head =
    { $count ->
        [0] 你没有屏蔽任何内容
       *[other] { $count } 个屏蔽
    }
silence-line = { $number }. { $what }，到 { $until }（{ $by }）
silence-because = { $number }. { $what }，到 { $until }（{ $by }：{ $reason }）
silence-usage = 请写 /silence，然后写合约、账户、交易所或 all，多久（30m、2h、1d）和原因。/silence end 编号 结束一个。
silence-grave = ADL 和其他减仓，以及发给管理员的本机器人自身故障，从不保留：它们静音送达。其余在屏蔽结束后汇总一次发送。
silence-ended = 不再屏蔽：{ $what }
silence-held-follow = 期间保留的内容随后汇总发送。
silence-none = 你没有编号 { $number } 的屏蔽。
silence-long = 请选择 1m 到 { $days }d 之间的时间。
silence-enough = 你已有 { $count } 个屏蔽。请先结束一个。
silence-which = 屏蔽什么？请写账户、交易所、all，或你持有的一个合约：{ $symbols }。
silence-all = 全部
argument-digest = 09:00、weekly Mon 09:00、off 或 now
digest-hint = 一切正常时不会通知。想要每日平安报告吗？/digest 09:00
digest-usage = 请写 /digest 09:00、/digest weekly Mon 09:00、/digest off 或 /digest now。
digest-nobody = 这个进程没有在监控，所以无可报告。
digest-none = 没有每日平安报告和每周摘要。/digest 09:00 可设置。
digest-set = 平安报告和摘要：{ $when }。
digest-daily = 每天 { $at }
digest-weekly = 每{ $day } { $at }
weekday-0 = 周一
weekday-1 = 周二
weekday-2 = 周三
weekday-3 = 周四
weekday-4 = 周五
weekday-5 = 周六
weekday-6 = 周日

## Drills

drill-mark = 演练 · 没有真正发生 · { $head }
drill-account = 虚构账户
drill-coming = 一次虚构的 ADL 正发往你的所有地址
drill-script = 它走完真实 ADL 的全过程。按“知道了”，打开清单：虚构账户在两分钟内被整理好，步骤会自动勾选。我会报告每个应用送达有多快。
drill-alone = 不通知其他人。/drill escalate 会同时通知下一顺位的人；/drill stop 结束演练。
drill-others = 不要按“知道了”，一分钟后会转给你名下列出的下一个人。/drill stop 结束演练。
drill-stopping = 现在结束
drill-usage = 请写 /drill、/drill escalate 或 /drill stop。
drill-running = 你有一次演练正在进行。请按“知道了”并查看清单，或用 /drill stop 结束。
drill-none = 你没有正在进行的演练。用 /drill 开始。
drill-report = 从检测到起，每个应用送达有多快
drill-report-over = 演练结束
drill-passed = { $name }（{ $app }），转发之后
drill-accepted = { $after }后送达
drill-not-accepted = 未送达：{ $why }
drill-no-answer = 尚无回应
drill-acked = 知道了：{ $name }，{ $after }后。
drill-steps = 清单：{ $steps } 步中完成 { $done } 步。
drill-ended-done = 演练的一切已删除；它的按钮不再有效。
drill-ended-time = 半小时已过。演练的一切已删除；它的按钮不再有效。
drill-ended-stopped = 你结束了演练。它的一切已删除；按钮不再有效。
drill-ended-restart = 我被重启，演练因此结束。它的一切已删除；按钮不再有效。
argument-drill = escalate（也通知其他人）或 stop
drill-asked = 机器人现在向 { $name } 进行演练。
drill-not-running = 现在没有机器人在此数据库上运行；请用 `adlwatch run` 启动。
order-line = { $symbol } { $side } { $size } · { $kind }{ $price }{ $trigger }{ $reduce }
order-buy = 买入
order-sell = 卖出
order-whole = 全部持仓
order-at = { " " }价格 { $price }
order-trigger = { " " }触发价 { $price }
order-reduce-only = { " · " }只减仓
copy-failed-head = 无法制作数据库的每日副本
copy-failed-line = 原因：{ $why } 我照常运行，并每小时重试。较早的副本仍在。
seconds = { $count } 秒
minutes = { $count } 分钟
hours = { $hours } 小时 { $minutes } 分钟
days = { $days } 天 { $hours } 小时
lines-left-out = … 还有 { $count } 行放不下。
language-name = 简体中文
language-which = 哪种语言？
language-note = 交易所自己的说法保持原文。
language-set = 从现在起我用简体中文给你发消息。
language-unknown = 我不会这种语言。我会：{ $known }。
argument-language = 语言代码，如 es
help-language = 我给你发消息所用的语言

## Steps of the checklists in config/checklists, word for word as they stand there

step-adl_fill-verify = 核实减仓
step-adl_fill-margin = 检查剩余保证金
step-adl_fill-orders = 检查被撤销的挂单
step-adl_fill-hedge = 修复对冲
step-adl_fill-rebuild = 晚些重建，仓位更小，杠杆更低
step-blind-look = 到交易所页面查看账户：持仓、挂单、通知
step-blind-sight = 恢复读取账户
step-gauge_high-reduce = 让你在队列中后移
step-gauge_high-hedge = 如果这一条腿被减掉，想好另一条腿怎么办
step-gauge_high-stops = 决定挂单怎么处理：ADL 会撤销它们
step-key-look = 到交易所页面查看账户：没有密钥就没有监控
step-key-key = 提交新的只读密钥，绑定本主机 IP：/connect，或 accounts add
help-status = 我的状态：各账户多新、还有什么待发、哪里不正常
status-head = adlwatch { $version }，已运行 { $duration }：{ $state }
status-well = 一切正常
status-ill = { $count ->
   *[other] { $count } 个部分不正常
}
status-owner = { $name } 的 { $account }
status-part = 已异常 { $duration }：{ $how }。{ $restarts }
status-app = { $app }：{ $how }
status-heard = { $ago } 前有消息
status-accepted = 上一条消息 { $ago } 前送达
status-waiting = { $count ->
    [0] 没有待发
   *[other] { $count } 条待发
}
status-monitor = 外部监控：{ $ago } 前收到上次心跳。
status-monitor-new = 外部监控：还没到发心跳的时间。
status-monitor-down = 外部监控：不接收心跳（{ $why }）。
picture-adl-title = ADL 减仓 { $taken } · { $position }
picture-taken-of = { $whole } 中的 { $size }
picture-history-title = ADL 排队 · { $position }
picture-below = { $account } · { $day }
picture-price = 标记价格
picture-price-adl = 标记价格，红色为 ADL 成交
picture-average = 成交均价 { $price }
picture-size-base = 数量（币）
picture-size-contracts = 数量（张）
picture-size-usd = 数量（USD）
picture-gauge = ADL 指示，{ $of } 最先
picture-fund-title = 保险基金 · { $symbol }
picture-fund = 余额（{ $asset }）
picture-fund-fell = 比最高点低 { $fall }
picture-foot = adlwatch · 时间为 UTC
picture-size-change = { $was } → { $now }
picture-none = 图没能画出来。/export 会发送其中的数据。
picture-instead = 图在证据包里：adlwatch export
pictured-head = 经过：{ $position } · { $account }
pictured-line = { $fills ->
   *[other] { $duration } 内 { $fills } 笔成交
}。此次事件已结束。
pictured-more = { $count ->
   *[other] 另有 { $count } 个仓位受影响；
} 这是最大的一个。
pictured-export = /export 会把证据作为文件发送。
help-share = 让别人看到某个账户：在群里是其提醒，私聊则写旁观者的名字
help-unshare = 不再给看：本群、某位旁观者，私聊则所有人
argument-share = 账户标签；加 hide 则不显示数量，或加 with 和旁观者的名字
share-usage = 请在要看到提醒的群里输入：/share 账户；不显示数量用 /share 账户 hide。/unshare 账户 可取消。
share-usage-viewer = 要给旁观者看某个账户，请私聊我：/share 账户 with 名字。/unshare 账户 with 名字 可取消。
share-shown = 从现在起 { $name } 能看到 { $label } 的提醒、持仓和事件，含数量，但不能更改任何东西。
share-hidden = { $name } 不再能看到 { $label }。
share-viewers = { $label }：{ $names } 可见
group-nameless = 某个群
group-closed-head = { $name }（{ $app }）不再能看到 { $accounts }
group-closed-line = { $why }。解决之后，请在那里重新输入 /share。
topic-closed-head = { $name }（{ $app }）看到的 { $accounts } 提醒现在发到群本身，不再发到话题
topic-closed-line = { $why }。在另一个话题里输入 /share 即可发到那里。
share-no-viewer = 没有这个名字的旁观者。旁观者：{ $names }。由管理员邀请：/invite 名字 viewer
viewer-head = 你在这里是旁观者：只能看账户所有者给你看的内容，不能更改任何东西。
viewer-none = 还没有账户给你看。由账户所有者输入：/share 账户 with 你的名字
share-not-yours = 你没有这个标签的账户。只有账户所有者可以分享。
share-done = 从现在起本群会看到 { $label } 的提醒，含数量。所有人可读，只有所有者能按按钮。
share-done-hidden = 从现在起本群会看到 { $label } 的提醒，不含数量。所有人可读，只有所有者能按按钮。
share-listed = { $label }：{ $titles } 可见
share-ended = { $label } 已不再分享：{ $count ->
    [0] 没有群能看到它
   *[other] 此前有 { $count } 个群能看到
}。已发送的内容保持不变。
shares-head = { $count ->
    [0] 没有别人能看到你的账户
   *[other] 别人能看到你的 { $count } 个账户
}
shared-adl = ADL 减了 { $symbols } · { $account }
shared-reduced = { $symbols } 仓位变小 · { $account }
shared-forced = { $cause }：{ $symbols } · { $account }
shared-other = { $account } 有新消息
shared-foot = 这里不显示数量。
