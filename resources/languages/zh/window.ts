<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>AddressCard</name>
    <message>
        <source>The e-mail address in your copies</source>
        <translation>副本中的电子邮箱</translation>
    </message>
    <message>
        <source>Copies show</source>
        <translation>副本显示</translation>
    </message>
    <message>
        <source>Your domain</source>
        <translation>您的域名</translation>
    </message>
    <message>
        <source>With an address of its own in each copy, a message that reaches you, or a bare list of names and addresses, says which copy it came from.</source>
        <translation>如果每份副本使用不同的邮箱地址，那么收到的一封邮件，或一份只有姓名和地址的名单，就能说明它出自哪一份副本。</translation>
    </message>
    <message>
        <source>my own address, the same in all</source>
        <translation>我自己的地址，每份相同</translation>
    </message>
    <message>
        <source>my address with a sign after a plus</source>
        <translation>我的地址加上“+”和标识</translation>
    </message>
    <message>
        <source>a new address at my own domain</source>
        <translation>我自有域名下的新地址</translation>
    </message>
    <message>
        <source>Use this domain</source>
        <translation>使用此域名</translation>
    </message>
    <message>
        <source>The mailbox of that domain has to take every address (catch-all). Send yourself a message to one first.</source>
        <translation>该域名的邮箱须能接收任意地址的邮件（catch-all）。请先给其中一个地址发一封邮件试试。</translation>
    </message>
    <message>
        <source>For example {address}</source>
        <translation>例如 {address}</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>This does not hold enough of any one copy to name it. More of the text, or the file, would help.</source>
        <translation>其中的线索不足以指明任何一份副本。更多文字或文件本身会有帮助。</translation>
    </message>
    <message>
        <source>Made for {recipient} on {day}</source>
        <translation>{day} 制作，接收方：{recipient}</translation>
    </message>
    <message>
        <source>Copies compared: {count}</source>
        <translation>已比对副本：{count}</translation>
    </message>
    <message>
        <source>Texts compared so far: {count}</source>
        <translation>至今已比对的文本数：{count}</translation>
    </message>
    <message>
        <source>{found} bits found, {needed} needed</source>
        <translation>找到 {found} 比特，需要 {needed} 比特</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names}等，另有 {count} 个</translation>
    </message>
    <message>
        <source>It holds contact data alone, and that is the same in every copy that shows it.</source>
        <translation>其中只有联系方式，而凡是含有联系方式的副本，这部分都相同。</translation>
    </message>
    <message>
        <source>This text turned up on a web page (invented)</source>
        <translation>这段文字出现在某个网页上（虚构）</translation>
    </message>
    <message>
        <source>See this copy</source>
        <translation>查看此副本</translation>
    </message>
    <message>
        <source>Probability that chance alone names a wrong copy: {bound}</source>
        <translation>纯属巧合而指错副本的概率：{bound}</translation>
    </message>
    <message>
        <source>What surfaced is the file of this copy, byte for byte.</source>
        <translation>出现的正是这份副本的文件，逐字节相同。</translation>
    </message>
    <message>
        <source>{place}: “{seen}”, where this copy has “{expected}”</source>
        <translation>{place}：“{seen}”，而此副本为“{expected}”</translation>
    </message>
    <message>
        <source>{place}: “{seen}”</source>
        <translation>{place}：“{seen}”</translation>
    </message>
    <message>
        <source>More of the same kind: {count}</source>
        <translation>同类还有：{count}</translation>
    </message>
    <message>
        <source>What would make the answer stronger</source>
        <translation>怎样能让结论更有把握</translation>
    </message>
</context>
<context>
    <name>ApplicationDetail</name>
    <message>
        <source>How does it stand?</source>
        <translation>进展如何？</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Undo the last</source>
        <translation>撤销上一条</translation>
    </message>
    <message>
        <source>Correct the name…</source>
        <translation>更正名称…</translation>
    </message>
    <message>
        <source>Make a copy for them</source>
        <translation>为其制作副本</translation>
    </message>
    <message>
        <source>Put in the trash</source>
        <translation>放入回收站</translation>
    </message>
    <message>
        <source>{status} since {day}</source>
        <translation>{status}，自{day}起</translation>
    </message>
    <message>
        <source>Open: {what}</source>
        <translation>打开：{what}</translation>
    </message>
    <message>
        <source>This is not right…</source>
        <translation>这条不对…</translation>
    </message>
    <message>
        <source>Copy {reference} made, {stage}</source>
        <translation>制作副本 {reference}，{stage}</translation>
    </message>
    <message>
        <source>Copy {reference} went to agency {agency} for them, {stage}</source>
        <translation>副本 {reference} 已交给为其招聘的中介 {agency}，{stage}</translation>
    </message>
    <message>
        <source>Name corrected: {before} → {after}</source>
        <translation>更正名称：{before} → {after}</translation>
    </message>
    <message>
        <source>Applied before the program was used (reconstructed)</source>
        <translation>使用本程序之前投递（凭记忆补录）</translation>
    </message>
    <message>
        <source>{what}: {channel}</source>
        <translation>{what}：{channel}</translation>
    </message>
    <message>
        <source>Posting checked: {subject}</source>
        <translation>已核查招聘信息：{subject}</translation>
    </message>
    <message>
        <source>Something surfaced that is consistent with their copy</source>
        <translation>出现了与其副本相符的内容</translation>
    </message>
    <message>
        <source>Something surfaced that is probably consistent with their copy</source>
        <translation>出现了很可能与其副本相符的内容</translation>
    </message>
    <message>
        <source>Something surfaced; a newer version of Countermark wrote the answer, this one cannot read it</source>
        <translation>出现了内容；结果由更新版本的简历暗记写入，当前版本无法读取</translation>
    </message>
    <message>
        <source>Kept as an incident: {title}</source>
        <translation>已留存为事件：{title}</translation>
    </message>
    <message>
        <source>What was said of the time before was taken back: {reason}</source>
        <translation>补录的内容已收回：{reason}</translation>
    </message>
    <message>
        <source>Copy {reference} made void</source>
        <translation>副本 {reference} 已作废</translation>
    </message>
    <message>
        <source>Notes changed</source>
        <translation>备注已修改</translation>
    </message>
    <message>
        <source>{what} (done)</source>
        <translation>{what}（已完成）</translation>
    </message>
    <message>
        <source>{what} (open)</source>
        <translation>{what}（未完成）</translation>
    </message>
    <message>
        <source>Correct the name</source>
        <translation>更正名称</translation>
    </message>
    <message>
        <source>The ledger keeps what it was called before.</source>
        <translation>台账会保留原来的名称。</translation>
    </message>
</context>
<context>
    <name>ApplicationsPage</name>
    <message>
        <source>Applications</source>
        <translation>投递记录</translation>
    </message>
    <message>
        <source>Who received which copy, and what it held.</source>
        <translation>谁收到了哪份副本，其中有什么。</translation>
    </message>
    <message>
        <source>Every copy you make is listed here for good, with its reference and exactly what it held.</source>
        <translation>您制作的每份副本都会永久列在这里，包括编号和其中的确切内容。</translation>
    </message>
    <message>
        <source>Make a copy to send</source>
        <translation>制作投递副本</translation>
    </message>
    <message>
        <source>Show me an example</source>
        <translation>看一个例子</translation>
    </message>
    <message>
        <source>Three of these are invented: they show what this page can do.</source>
        <translation>其中三条是虚构的，用来展示本页的功能。</translation>
    </message>
    <message>
        <source>Remove the sample</source>
        <translation>移除示例</translation>
    </message>
    <message>
        <source>Search a recipient, reference or file</source>
        <translation>搜索接收方、编号或文件</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>没有匹配的内容。</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>This copy</source>
        <translation>这份副本</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Every status</source>
        <translation>所有状态</translation>
    </message>
    <message>
        <source>{name} moved to “{status}”.</source>
        <translation>{name} 已移到“{status}”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Quayside Freight (example)</source>
        <translation>码头货运（示例）</translation>
    </message>
    <message>
        <source>Orchard Talent (example)</source>
        <translation>果园人才（示例）</translation>
    </message>
    <message>
        <source>Harbour Jobs (example)</source>
        <translation>江城招聘网（示例）</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回原处</translation>
    </message>
    <message>
        <source>Removed: {date}</source>
        <translation>已移除：{date}</translation>
    </message>
    <message>
        <source>Add applications…</source>
        <translation>添加投递…</translation>
    </message>
    <message>
        <source>Add applications by hand</source>
        <translation>手动添加投递</translation>
    </message>
    <message>
        <source>Void this copy</source>
        <translation>将此副本作废</translation>
    </message>
    <message>
        <source>Why? The reason is written into the ledger for good.</source>
        <translation>为什么？原因会永久写入台账。</translation>
    </message>
    <message>
        <source>This is not right</source>
        <translation>这条不对</translation>
    </message>
    <message>
        <source>It counts no longer. The ledger keeps both rows.</source>
        <translation>它不再计入。台账保留这两条记录。</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>{status}  {count}</source>
        <translation>{status}  {count}</translation>
    </message>
    <message>
        <source>{status}: {count}</source>
        <translation>{status}：{count}</translation>
    </message>
    <message>
        <source>Arrow keys choose a card; with Ctrl they move it to another status; Enter opens it.</source>
        <translation>方向键选择卡片；按住 Ctrl 可移到其他状态；回车打开。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Move to “{status}”</source>
        <translation>移到“{status}”</translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>The posting</source>
        <translation>招聘信息</translation>
    </message>
    <message>
        <source>Text of the posting</source>
        <translation>招聘信息原文</translation>
    </message>
    <message>
        <source>Make a copy for them</source>
        <translation>为其制作副本</translation>
    </message>
    <message>
        <source>No known trap was found in this text.</source>
        <translation>文中未发现已知的陷阱。</translation>
    </message>
    <message>
        <source>About half of all traps stay silent in a posting. Look at the points below yourself.</source>
        <translation>约有一半的陷阱不会在招聘信息里露出痕迹。请自行查看下面各点。</translation>
    </message>
    <message>
        <source>Posting without a title</source>
        <translation>无标题的招聘信息</translation>
    </message>
    <message>
        <source>No employer is named</source>
        <translation>未写明用人单位</translation>
    </message>
    <message>
        <source>{employer} · looked at on {day}</source>
        <translation>{employer} · 核查于{day}</translation>
    </message>
    <message>
        <source>{law}, article {article}</source>
        <translation>《{law}》第{article}条</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>出处：{source}</translation>
    </message>
    <message>
        <source>Source: {source} ({day})</source>
        <translation>出处：{source}（{day}）</translation>
    </message>
    <message>
        <source>Show where the posting says this</source>
        <translation>在原文中显示</translation>
    </message>
    <message>
        <source>Show where the posting says: {text}</source>
        <translation>在原文中显示：{text}</translation>
    </message>
    <message>
        <source>Nothing here.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>Copy the query</source>
        <translation>复制查询内容</translation>
    </message>
    <message>
        <source>Open the official page</source>
        <translation>打开官方页面</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>Your résumé with what is left out</source>
        <translation>您的简历及隐去的内容</translation>
    </message>
    <message>
        <source>(photo)</source>
        <translation>（照片）</translation>
    </message>
    <message>
        <source>  ({kind}: {reason})</source>
        <translation>（{kind}：{reason}）</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Check</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Look at a posting before you send anything. You see signs and their sources, not a verdict.</source>
        <translation>在发送之前先看清招聘信息。这里列出迹象及其出处，而不是结论。</translation>
    </message>
    <message>
        <source>Paste the posting, or only its link</source>
        <translation>粘贴招聘信息全文，或只粘贴链接</translation>
    </message>
    <message>
        <source>The whole text is best: pay, place, contact, and what they ask of you.</source>
        <translation>最好粘贴全文：薪资、地点、联系方式以及对方的要求。</translation>
    </message>
    <message>
        <source>You can also drop a saved page, a screenshot, a PDF or an e-mail on this window.</source>
        <translation>也可以把保存的网页、截图、PDF 或电子邮件拖到本窗口。</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>开始核查</translation>
    </message>
    <message>
        <source>Check another</source>
        <translation>再核查一条</translation>
    </message>
    <message>
        <source>Put in the trash</source>
        <translation>放入回收站</translation>
    </message>
    <message>
        <source>Try a sample posting</source>
        <translation>用示例招聘信息试试</translation>
    </message>
    <message>
        <source>This posting is invented: it shows what a check finds.</source>
        <translation>这条招聘信息是虚构的，用来展示核查会发现什么。</translation>
    </message>
    <message>
        <source>Remove the sample</source>
        <translation>移除示例</translation>
    </message>
    <message>
        <source>Choose a posting</source>
        <translation>选择招聘信息</translation>
    </message>
    <message>
        <source>Postings</source>
        <translation>招聘信息</translation>
    </message>
    <message>
        <source>In the trash. What the ledger says stays.</source>
        <translation>已放入回收站。台账中的记录不变。</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回原处</translation>
    </message>
    <message>
        <source>“{name}” is called a picture but is none. What it holds was checked as text.</source>
        <translation>“{name}”名为图片，其实不是图片。已将其内容作为文字核查。</translation>
    </message>
    <message>
        <source>This check is in the trash.</source>
        <translation>这次核查在回收站里。</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Open this link?</source>
        <translation>打开链接？</translation>
    </message>
    <message>
        <source>Open this link once?</source>
        <translation>要打开一次这个链接吗？</translation>
    </message>
    <message>
        <source>Open it once</source>
        <translation>打开一次</translation>
    </message>
    <message>
        <source>Do not open it</source>
        <translation>不打开</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>发送的内容</translation>
    </message>
    <message>
        <source>What they can see</source>
        <translation>对方能看到</translation>
    </message>
    <message>
        <source>Your internet address, the time, and that someone opened this page.</source>
        <translation>您的网络地址、时间，以及有人打开了这个页面。</translation>
    </message>
</context>
<context>
    <name>CopiesTable</name>
    <message>
        <source>Reference</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>制作时间</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Next date</source>
        <translation>下次日期</translation>
    </message>
    <message>
        <source>{reference} (void)</source>
        <translation>{reference}（已作废）</translation>
    </message>
</context>
<context>
    <name>CopyDetail</name>
    <message>
        <source>I changed this copy by hand…</source>
        <translation>我手工改过这份副本…</translation>
    </message>
    <message>
        <source>This copy was never used…</source>
        <translation>这份副本没有用过…</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已隐去</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>来源版本</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>包含内容</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>{section}: {fields}</source>
        <translation>{section}：{fields}</translation>
    </message>
    <message>
        <source>This file is no longer where it was saved.</source>
        <translation>文件已不在保存的位置。</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Something went wrong that should not</source>
        <translation>出现了不该出现的错误</translation>
    </message>
    <message>
        <source>Your vault is not affected: what was saved stays saved. This report stays on your computer. If you want to report the fault, read it, take out what nobody should see, and copy it.</source>
        <translation>保险库不受影响：已保存的内容仍在。此报告只留在您的电脑上。如要反馈，请先阅读，删去不宜公开的内容，再复制。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DateBox</name>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Earlier month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Later month</source>
        <translation>下个月</translation>
    </message>
</context>
<context>
    <name>DatesCard</name>
    <message>
        <source>Dates to remember</source>
        <translation>要记住的日期</translation>
    </message>
    <message>
        <source>What the date is for</source>
        <translation>这个日期的用途</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Your own words, e.g. second interview</source>
        <translation>自己填写，例如：二面</translation>
    </message>
    <message>
        <source>Your own words</source>
        <translation>自己填写</translation>
    </message>
    <message>
        <source>Add this date</source>
        <translation>添加日期</translation>
    </message>
    <message>
        <source>Done: {date}</source>
        <translation>已完成：{date}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Remove the date {date}</source>
        <translation>删除日期：{date}</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Diagnostics</source>
        <translation>诊断信息</translation>
    </message>
    <message>
        <source>What would be saved</source>
        <translation>将要保存的内容</translation>
    </message>
    <message>
        <source>This is all of it. It is sent nowhere: you save it, and decide who gets it.</source>
        <translation>全部内容都在这里。程序不会发送它：由您保存，并决定交给谁。</translation>
    </message>
    <message>
        <source>Searched for your personal data and blacked out: {count}</source>
        <translation>已查找您的个人信息并涂去：{count} 处</translation>
    </message>
    <message>
        <source>Save it…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DifferenceDialog</name>
    <message>
        <source>What changed</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Version {number} · {day}</source>
        <translation>第 {number} 版 · {day}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message>
        <source>What changed</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Both versions say the same.</source>
        <translation>两个版本内容相同。</translation>
    </message>
</context>
<context>
    <name>Divider</name>
    <message>
        <source>Line between the two views: the arrow keys move it</source>
        <translation>两个视图之间的分隔线：可用方向键移动</translation>
    </message>
</context>
<context>
    <name>Done</name>
    <message>
        <source>The copy is made, and written in your ledger</source>
        <translation>副本已制成，并记入台账</translation>
    </message>
    <message>
        <source>Drag a file into your mail or the employer&apos;s form. Or press it to open its folder; Ctrl+C on it copies the file.</source>
        <translation>把文件拖进邮件或对方的表单。也可以点按打开所在文件夹；选中后按 Ctrl+C 可复制文件。</translation>
    </message>
    <message>
        <source>Copy the reference</source>
        <translation>复制编号</translation>
    </message>
    <message>
        <source>Make another copy</source>
        <translation>再做一份</translation>
    </message>
    <message>
        <source>See all applications</source>
        <translation>查看全部投递记录</translation>
    </message>
    <message>
        <source>The finished files were read again by other means ({count}): nothing withheld was found.</source>
        <translation>成品文件已用 {count} 种其他方式重新检查：未发现应隐去的内容。</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop a list: of your applications, or an official one</source>
        <translation>拖放列表：您的求职记录或官方名录</translation>
    </message>
    <message>
        <source>Drop it: what it holds says where it belongs</source>
        <translation>松开即可：内容决定归到哪一页</translation>
    </message>
    <message>
        <source>Drop it for “{page}”</source>
        <translation>松手即交给“{page}”</translation>
    </message>
    <message>
        <source>This page cannot use that</source>
        <translation>此页面无法使用</translation>
    </message>
</context>
<context>
    <name>Drops</name>
    <message>
        <source>The file is being looked into…</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>这段文字</translation>
    </message>
    <message>
        <source>“{name}”: {why}</source>
        <translation>“{name}”：{why}</translation>
    </message>
    <message>
        <source>None of these files was taken.</source>
        <translation>这些文件都没有读取。</translation>
    </message>
    <message>
        <source>“{name}” holds neither a résumé nor a posting nor a list that is known.</source>
        <translation>“{name}”里既没有简历或招聘信息，也没有可识别的求职记录或名录。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Not taken, because another file was being looked into: {names}. Drop it again.</source>
        <translation>正在查看另一个文件，以下未读取：{names}。请重新拖入。</translation>
    </message>
    <message>
        <source>“{name}” cannot be used on this page. Open one of these and drop it there: {pages}.</source>
        <translation>本页用不了“{name}”。请打开以下页面之一再拖入：{pages}。</translation>
    </message>
    <message>
        <source>A text cannot be used on this page. Open one of these and drop it there: {pages}.</source>
        <translation>本页用不了文字。请打开以下页面之一再拖入：{pages}。</translation>
    </message>
    <message>
        <source>Several files at once can only be lists, or on “Leaks” what belongs to one incident. Drop anything else file by file.</source>
        <translation>只有求职记录和官方名录可以一次拖入多个，或在“溯源”页拖入同一事件的多个文件。其他文件请逐个拖入。</translation>
    </message>
    <message>
        <source>“{name}” is a folder. Open it and drop the files that are in it.</source>
        <translation>“{name}”是文件夹。请打开它，拖入其中的文件。</translation>
    </message>
    <message>
        <source>“{name}” is not a kind of file that the program reads. It reads PDF, Word (DOCX), text, JSON, saved pages, e-mails, pictures and tables.</source>
        <translation>本程序不能读取“{name}”这类文件。可以读取 PDF、Word（DOCX）、文本、JSON、保存的网页、电子邮件、图片和表格。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>“{name}” has no columns that are known. A list of your applications needs one for the company and one for the day; an official list can be imported under Settings, where you say what its columns hold.</source>
        <translation>“{name}”中没有可识别的列。求职记录需要有公司列和日期列；官方名录可在“设置”中导入，由您指明各列的内容。</translation>
    </message>
</context>
<context>
    <name>DueList</name>
    <message>
        <source>Due now</source>
        <translation>现在该做的</translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation>再显示 {count} 项</translation>
    </message>
    <message>
        <source>Their need for the copy ended on {day}: ask them to delete it</source>
        <translation>对方自{day}起不再需要这份副本：请要求其删除</translation>
    </message>
    <message>
        <source>Their reply to your request was due {day}: ask again, or complain to the regulator</source>
        <translation>对方应于{day}前答复您的请求：请再次催问，或向监管部门投诉</translation>
    </message>
    <message>
        <source>Due {day}: {what}</source>
        <translation>{day}到期：{what}</translation>
    </message>
    <message>
        <source>Done: {what}</source>
        <translation>已完成：{what}</translation>
    </message>
    <message>
        <source>No news since {day}. Follow up, or note that they ghosted you</source>
        <translation>自{day}起没有消息。跟进一下，或记为无回音</translation>
    </message>
    <message>
        <source>Checked on {day}: look again before you send more</source>
        <translation>核查于{day}：再次发送前请重新核查</translation>
    </message>
    <message>
        <source>Open the check of {posting}</source>
        <translation>打开“{posting}”的核查</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
</context>
<context>
    <name>EarlierNote</name>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>The same is left out as in that copy.</source>
        <translation>与那份副本的取舍相同。</translation>
    </message>
    <message>
        <source>{name} had your application on {day}, before the program was used.</source>
        <translation>{name} 在使用本程序之前（{day}）已收到过您的申请。</translation>
    </message>
    <message>
        <source>{agency} already has a copy for {employer}: {reference}, {stage}, made {day}.</source>
        <translation>{agency} 已有一份为 {employer} 制作的副本：{reference}，{stage}，制作于{day}。</translation>
    </message>
    <message>
        <source>{agency} already has a copy: {reference}, {stage}, made {day}.</source>
        <translation>{agency} 已有一份副本：{reference}，{stage}，制作于{day}。</translation>
    </message>
</context>
<context>
    <name>EditedDialog</name>
    <message>
        <source>Copy {reference} changed by hand</source>
        <translation>副本 {reference}：手工改动</translation>
    </message>
    <message>
        <source>Choose the file that you really sent. What you changed in it then counts neither for nor against this copy; everything else still does. The file is read, not kept.</source>
        <translation>请选择您实际发出的文件。其中改动过的地方，今后既不支持也不排除这份副本，其余仍作为依据。文件只读取，不保存。</translation>
    </message>
    <message>
        <source>Choose the file I sent…</source>
        <translation>选择实际发出的文件…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Noted before:</source>
        <translation>以前已记下：</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>……另有 {count} 项</translation>
    </message>
    <message>
        <source>Choose the file that was sent</source>
        <translation>选择实际发出的文件</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
</context>
<context>
    <name>EndCard</name>
    <message>
        <source>Help and farewell</source>
        <translation>求助与清除</translation>
    </message>
    <message>
        <source>Versions and counts for whoever helps you, without personal data.</source>
        <translation>供帮助您的人查看的版本与数量，不含个人信息。</translation>
    </message>
    <message>
        <source>The vault, its local backups and the settings, from this computer.</source>
        <translation>从这台电脑删除保险库、本地备份和设置。</translation>
    </message>
    <message>
        <source>Diagnostics…</source>
        <translation>诊断信息…</translation>
    </message>
    <message>
        <source>Delete everything…</source>
        <translation>全部删除…</translation>
    </message>
    <message>
        <source>Save the diagnostics</source>
        <translation>保存诊断信息</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>The diagnostics are saved.</source>
        <translation>诊断信息已保存。</translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>Remove {item}</source>
        <translation>删除 {item}</translation>
    </message>
    <message>
        <source>Remove this entry</source>
        <translation>删除此条</translation>
    </message>
    <message>
        <source>{section} {number}: {title}</source>
        <translation>{section} {number}：{title}</translation>
    </message>
    <message>
        <source>{section} {number}</source>
        <translation>{section} {number}</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Delete everything</source>
        <translation>全部删除</translation>
    </message>
    <message>
        <source>The vault with your résumé, every copy and the ledger, its local backups, the official lists and the settings are deleted from this computer. Files that you saved yourself (copies, backups, exports) and copies that were sent stay where they are. A modern disk may keep traces; the key is deleted first, so they stay encrypted.</source>
        <translation>存有简历、所有副本和台账的保险库，以及本地备份、官方名录和设置，都会从这台电脑删除。您自己保存的文件（副本、备份、导出）和已经发出的副本仍在原处。现代硬盘可能留有痕迹；程序先删除密钥，因此残留内容仍是加密的。</translation>
    </message>
    <message>
        <source>DELETE</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Type {word} to go on</source>
        <translation>输入“{word}”以继续</translation>
    </message>
    <message>
        <source>Keep everything</source>
        <translation>全部保留</translation>
    </message>
</context>
<context>
    <name>ErasePage</name>
    <message>
        <source>Deleting everything</source>
        <translation>正在删除全部内容</translation>
    </message>
    <message>
        <source>This has begun and cannot be stopped. The key is gone already.</source>
        <translation>删除已经开始，无法停止。密钥已经删除。</translation>
    </message>
</context>
<context>
    <name>FieldBox</name>
    <message>
        <source>This is right</source>
        <translation>无误</translation>
    </message>
    <message>
        <source>{field}, {entry}</source>
        <translation>{field}，{entry}</translation>
    </message>
    <message>
        <source>{field}: this is right</source>
        <translation>{field}：无误</translation>
    </message>
    <message>
        <source>Read from your file: look whether it is right.</source>
        <translation>从您的文件中读出：请核对是否正确。</translation>
    </message>
    <message>
        <source>until now</source>
        <translation>至今</translation>
    </message>
</context>
<context>
    <name>FieldChoices</name>
    <message>
        <source>Each personal field and how it stands in this copy. A choice here goes before its kind&apos;s.</source>
        <translation>每一项个人信息及其在这份副本中的样子。这里的选择优先于按类别的选择。</translation>
    </message>
    <message>
        <source>{kind} · stays</source>
        <translation>{kind} · 保留</translation>
    </message>
    <message>
        <source>{kind} · replaced</source>
        <translation>{kind} · 已替换</translation>
    </message>
    <message>
        <source>{kind} · left out</source>
        <translation>{kind} · 已隐去</translation>
    </message>
    <message>
        <source>(photo)</source>
        <translation>（照片）</translation>
    </message>
    <message>
        <source>As its kind</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>{value} → {now}</source>
        <translation>{value} → {now}</translation>
    </message>
</context>
<context>
    <name>FirstResume</name>
    <message>
        <source>Read my own résumé</source>
        <translation>导入我的简历</translation>
    </message>
    <message>
        <source>PDF, Word, text and more: choose it, or drop it here. You look over every field before it is kept.</source>
        <translation>支持 PDF、Word、纯文本等格式：可以选择文件，也可以直接拖到这里。保存前，每一项都由您核对。</translation>
    </message>
    <message>
        <source>Try with a sample</source>
        <translation>用示例试试</translation>
    </message>
    <message>
        <source>An invented person, so that you can try everything first.</source>
        <translation>一位虚构的求职者，您可以先试用全部功能。</translation>
    </message>
    <message>
        <source>Type it in</source>
        <translation>手动填写</translation>
    </message>
    <message>
        <source>Begin with an empty form.</source>
        <translation>从空白表格开始。</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>What this step is about</source>
        <translation>这一步的内容</translation>
    </message>
    <message>
        <source>Your résumé, on your terms</source>
        <translation>您的简历，由您做主</translation>
    </message>
    <message>
        <source>Three short steps. Nothing here uses the network.</source>
        <translation>简短三步，全程不使用网络。</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>设置口令</translation>
    </message>
    <message>
        <source>It locks the vault that holds your résumé.</source>
        <translation>它锁住存放简历的保险库。</translation>
    </message>
    <message>
        <source>Keep a way back in</source>
        <translation>留一条退路</translation>
    </message>
    <message>
        <source>One sheet of paper, in case the passphrase is forgotten.</source>
        <translation>一张纸，以防忘记口令。</translation>
    </message>
    <message>
        <source>Your résumé</source>
        <translation>您的简历</translation>
    </message>
    <message>
        <source>How would you like to begin?</source>
        <translation>您想怎样开始？</translation>
    </message>
    <message>
        <source>Step {number} of 3</source>
        <translation>第 {number} 步，共 3 步</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>Recorded. Now paste it into the form, part by part</source>
        <translation>副本已记录。现在逐段粘贴到表单中</translation>
    </message>
    <message>
        <source>Each part carries this copy&apos;s own marks, so paste it as it is. The clipboard forgets it after a minute.</source>
        <translation>每一段都带有这份副本自己的暗记，请原样粘贴。剪贴板会在一分钟后清空。</translation>
    </message>
    <message>
        <source>I have filled the form</source>
        <translation>表单已填完</translation>
    </message>
    <message>
        <source>Reference line</source>
        <translation>编号行</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy {part}</source>
        <translation>复制{part}</translation>
    </message>
    <message>
        <source>Seconds until the clipboard forgets this: {count}.</source>
        <translation>剪贴板将在 {count} 秒后清空。</translation>
    </message>
    <message>
        <source>Nothing of this copy is on the clipboard.</source>
        <translation>剪贴板上没有这份副本的内容。</translation>
    </message>
</context>
<context>
    <name>IncidentDialog</name>
    <message>
        <source>Keep as an incident</source>
        <translation>留存为事件</translation>
    </message>
    <message>
        <source>It is kept in your vault exactly as you received it, with the answer of today.</source>
        <translation>它会按您收到的原样存入保险库，并附上今天的结论。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>The day it surfaced</source>
        <translation>出现的日期</translation>
    </message>
    <message>
        <source>Where it surfaced</source>
        <translation>出现的地方</translation>
    </message>
    <message>
        <source>e.g. a phone call, the address of a site</source>
        <translation>例如：一通电话、某个网址</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>留存</translation>
    </message>
    <message>
        <source>Correct the incident</source>
        <translation>更正事件</translation>
    </message>
    <message>
        <source>The ledger keeps what stood here before.</source>
        <translation>台账会保留更正前的内容。</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>IncidentList</name>
    <message>
        <source>Kept incidents</source>
        <translation>已留存的事件</translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation>再显示 {count} 项</translation>
    </message>
    <message>
        <source>Open the incident “{title}”</source>
        <translation>打开事件“{title}”</translation>
    </message>
</context>
<context>
    <name>IncidentView</name>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Correct title, day and place</source>
        <translation>更正标题、日期和出现的地方</translation>
    </message>
    <message>
        <source>Surfaced on {day}</source>
        <translation>{day}出现</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>They knew: {what}</source>
        <translation>对方知道：{what}</translation>
    </message>
    <message>
        <source>Compare again with every copy</source>
        <translation>重新与所有副本比对</translation>
    </message>
    <message>
        <source>Compared on {day}. Copies: {count}</source>
        <translation>{day} 比对，共 {count} 份副本</translation>
    </message>
    <message>
        <source>Probability that chance alone names a wrong copy: {bound}</source>
        <translation>纯属巧合而指错副本的概率：{bound}</translation>
    </message>
    <message>
        <source>See this copy</source>
        <translation>查看此副本</translation>
    </message>
    <message>
        <source>What surfaced</source>
        <translation>出现的内容</translation>
    </message>
    <message>
        <source>More files that are kept: {count}. “Export everything” under Settings writes them out.</source>
        <translation>另外还留存 {count} 个文件。“设置”里的“全部导出”会把它们都写出来。</translation>
    </message>
    <message>
        <source>Kept since {day}, exactly as you received it.</source>
        <translation>自{day}起留存，与您收到时完全一样。</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文字</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>另存为文件…</translation>
    </message>
    <message>
        <source>Save “{file}” as a file</source>
        <translation>将“{file}”另存为文件</translation>
    </message>
    <message>
        <source>Earlier answers</source>
        <translation>以前的结论</translation>
    </message>
    <message>
        <source>{day}: {answer}. Copies: {count}</source>
        <translation>{day}：{answer}。副本数：{count}</translation>
    </message>
    <message>
        <source>Answers that a newer version of Countermark wrote and this one cannot read: {count}</source>
        <translation>由更新版本的简历暗记写入、当前版本无法读取的结果：{count} 条</translation>
    </message>
</context>
<context>
    <name>KeepBar</name>
    <message>
        <source>Open the incident</source>
        <translation>打开此事件</translation>
    </message>
    <message>
        <source>Not kept yet</source>
        <translation>尚未留存</translation>
    </message>
    <message>
        <source>Keep as an incident…</source>
        <translation>留存为事件…</translation>
    </message>
    <message>
        <source>Kept as “{title}”, which is in the trash</source>
        <translation>已留存为“{title}”，目前在回收站里</translation>
    </message>
    <message>
        <source>Put it back with this answer</source>
        <translation>放回原处并加上这次结论</translation>
    </message>
    <message>
        <source>Kept as “{title}”, surfaced on {day}</source>
        <translation>已留存为“{title}”，出现于{day}</translation>
    </message>
    <message>
        <source>Add this answer to it</source>
        <translation>加上这次结论</translation>
    </message>
    <message>
        <source>{title} and {count} more</source>
        <translation>{title} 等，另有 {count} 个</translation>
    </message>
    <message>
        <source>Kept. It is listed on this page, and found with Ctrl+K.</source>
        <translation>已留存。本页会列出它，也可用 Ctrl+K 找到。</translation>
    </message>
</context>
<context>
    <name>KeepSheet</name>
    <message>
        <source>Your vault is ready. A recovery sheet opens it if you forget the passphrase. Print it on paper.</source>
        <translation>保险库已建好。忘记口令时，恢复页可以打开它。请打印在纸上。</translation>
    </message>
    <message>
        <source>Keep it where you keep your passport, not on this computer. You can make it later in Settings.</source>
        <translation>请与护照等重要证件放在一起，不要存在这台电脑上。以后也可以在“设置”中制作。</translation>
    </message>
    <message>
        <source>Save the recovery sheet…</source>
        <translation>保存恢复页…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂时不要</translation>
    </message>
</context>
<context>
    <name>KeepingCard</name>
    <message>
        <source>Ways in, and the ledger</source>
        <translation>打开方式与台账</translation>
    </message>
    <message>
        <source>After a passphrase or a sheet became known: older keys open nothing any more.</source>
        <translation>口令或恢复页泄露之后使用：旧密钥从此打不开任何东西。</translation>
    </message>
    <message>
        <source>As a table, as data, as a calendar, or as a proof that anyone can check. These files are not encrypted.</source>
        <translation>导出为表格、数据、日历，或任何人都能核验的证据包。这些文件不加密。</translation>
    </message>
    <message>
        <source>Send this small file to a time-stamping authority: it holds a hash and nothing else.</source>
        <translation>把这个小文件交给时间戳服务机构：其中只有一个哈希值，没有其他内容。</translation>
    </message>
    <message>
        <source>Their answer proves that the ledger stood as it is on that day; it is kept.</source>
        <translation>机构的回复可证明台账在那一天就是如此；回复会被保存。</translation>
    </message>
    <message>
        <source>Open the vault with this computer&apos;s keyring</source>
        <translation>用这台电脑的系统钥匙串打开保险库</translation>
    </message>
    <message>
        <source>Give the vault a new key…</source>
        <translation>更换保险库密钥…</translation>
    </message>
    <message>
        <source>Export the ledger…</source>
        <translation>导出台账…</translation>
    </message>
    <message>
        <source>Ask for a time-stamp…</source>
        <translation>申请时间戳…</translation>
    </message>
    <message>
        <source>Bring in a time-stamp…</source>
        <translation>导入时间戳…</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring opens the vault from now on.</source>
        <translation>从现在起，这台电脑的系统钥匙串可以打开保险库。</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring opens the vault no longer.</source>
        <translation>这台电脑的系统钥匙串不再能打开保险库。</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>您的口令</translation>
    </message>
    <message>
        <source>Export the ledger</source>
        <translation>导出台账</translation>
    </message>
    <message>
        <source>The ledger is in {name}.</source>
        <translation>台账已导出到 {name}。</translation>
    </message>
    <message>
        <source>Ask for a time-stamp</source>
        <translation>申请时间戳</translation>
    </message>
    <message>
        <source>The authority&apos;s answer</source>
        <translation>机构的回复</translation>
    </message>
    <message>
        <source>The authority&apos;s root certificates</source>
        <translation>机构的根证书</translation>
    </message>
</context>
<context>
    <name>KindChoices</name>
    <message>
        <source>Set one up…</source>
        <translation>去设置…</translation>
    </message>
    <message>
        <source>Back to the stage&apos;s own choices</source>
        <translation>恢复该阶段的默认选择</translation>
    </message>
    <message>
        <source>No address for copies is set up yet. Until then your own one stands in its place, and none at Browse.</source>
        <translation>尚未设置副本专用邮箱。设置之前，副本显示您自己的地址；“浏览”阶段则不显示。</translation>
    </message>
</context>
<context>
    <name>LaneModel</name>
    <message>
        <source>copies: {count}</source>
        <translation>副本 {count} 份</translation>
    </message>
    <message>
        <source>no copy</source>
        <translation>没有副本</translation>
    </message>
    <message>
        <source>next: {day}</source>
        <translation>下一步：{day}</translation>
    </message>
</context>
<context>
    <name>LeaksPage</name>
    <message>
        <source>Leaks</source>
        <translation>溯源</translation>
    </message>
    <message>
        <source>Your résumé turned up? See which copy it is consistent with.</source>
        <translation>简历在别处出现了？看看它与哪份副本相符。</translation>
    </message>
    <message>
        <source>Paste the text that surfaced</source>
        <translation>粘贴外流的文字</translation>
    </message>
    <message>
        <source>The more of it, the better: even a few lines can be enough, a few words are not.</source>
        <translation>文字越多越好：几行可能就够，几个词则不够。</translation>
    </message>
    <message>
        <source>Or drop what surfaced here: PDF, Word, text, a scan or a photo. Several files at once are one incident.</source>
        <translation>也可以把外流的内容拖到这里：PDF、Word、文本、扫描件或照片。一次多个文件视为同一事件。</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比对</translation>
    </message>
    <message>
        <source>Compare something else</source>
        <translation>再比对一份</translation>
    </message>
    <message>
        <source>End the example</source>
        <translation>结束示例</translation>
    </message>
    <message>
        <source>Try it with my last copy</source>
        <translation>用我最近的副本试试</translation>
    </message>
    <message>
        <source>A try with your own last copy. Nothing of it was written down.</source>
        <translation>这是用您最近一份副本做的试验，没有留下任何记录。</translation>
    </message>
    <message>
        <source>Put in the trash</source>
        <translation>放入回收站</translation>
    </message>
    <message>
        <source>Try it with an example</source>
        <translation>用示例试一试</translation>
    </message>
    <message>
        <source>No copy to compare with yet</source>
        <translation>还没有可比对的副本</translation>
    </message>
    <message>
        <source>Every copy you make carries marks of its own. When a text or file turns up somewhere, this page says which copy it is consistent with.</source>
        <translation>您制作的每份副本都带有各自的暗记。当某处出现一段文字或一个文件时，本页会说明它与哪份副本相符。</translation>
    </message>
    <message>
        <source>Make a copy</source>
        <translation>制作副本</translation>
    </message>
    <message>
        <source>Add applications by hand</source>
        <translation>手动添加投递</translation>
    </message>
    <message>
        <source>Save the calculation…</source>
        <translation>保存计算过程…</translation>
    </message>
    <message>
        <source>Files of this incident</source>
        <translation>此事件的文件</translation>
    </message>
    <message>
        <source>An example: copies of an invented résumé, compared for real. Nothing of it was written down.</source>
        <translation>这是示例：虚构简历的几份副本，比对是真实进行的。没有留下任何记录。</translation>
    </message>
    <message>
        <source>Quayside Freight (example)</source>
        <translation>码头货运（示例）</translation>
    </message>
    <message>
        <source>Orchard Talent (example)</source>
        <translation>果园人才（示例）</translation>
    </message>
    <message>
        <source>Harbour Jobs (example)</source>
        <translation>江城招聘网（示例）</translation>
    </message>
    <message>
        <source>This incident is in the trash.</source>
        <translation>此事件在回收站里。</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回原处</translation>
    </message>
    <message>
        <source>In the trash. What the ledger says stays.</source>
        <translation>已放入回收站。台账中的记录不变。</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>另存为文件</translation>
    </message>
    <message>
        <source>The file is saved as you received it. Open it with care: it came from outside.</source>
        <translation>文件已保存，与您收到时完全一样。打开时请小心：它来自外部。</translation>
    </message>
    <message>
        <source>Choose what surfaced</source>
        <translation>选择出现的文件</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names}等，另有 {count} 个</translation>
    </message>
    <message>
        <source>These files could not be read: {names}</source>
        <translation>无法读取以下文件：{names}</translation>
    </message>
    <message>
        <source>{file}: {answer}</source>
        <translation>{file}：{answer}</translation>
    </message>
    <message>
        <source>Page to read</source>
        <translation>可阅读的网页</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Save the calculation</source>
        <translation>保存计算过程</translation>
    </message>
    <message>
        <source>The calculation is saved. It names recipients: keep it where nobody else reads it.</source>
        <translation>计算过程已保存。其中有接收方的名称，请放在他人看不到的地方。</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>What this does not prove</source>
        <translation>这不能证明什么</translation>
    </message>
    <message>
        <source>How it may have happened anyway</source>
        <translation>也可能是这样发生的</translation>
    </message>
    <message>
        <source>A further way that a newer version of Countermark knows; this one has no words for it.</source>
        <translation>还有一种可能，由更新版本的简历暗记写入，当前版本无法表述。</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Your vault is locked</source>
        <translation>保险库已锁定</translation>
    </message>
    <message>
        <source>Nobody can read it without your passphrase, not even this program.</source>
        <translation>没有口令，任何人都无法读取，包括本程序。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Use the recovery sheet</source>
        <translation>使用恢复页</translation>
    </message>
    <message>
        <source>Go back to a local backup…</source>
        <translation>退回到本机备份…</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复页</translation>
    </message>
    <message>
        <source>Type the groups of your recovery sheet:</source>
        <translation>请输入恢复页上的各组字符：</translation>
    </message>
</context>
<context>
    <name>LookupDialog</name>
    <message>
        <source>Ask this register?</source>
        <translation>查询这个名录？</translation>
    </message>
    <message>
        <source>Ask this register once?</source>
        <translation>只查询一次这个名录？</translation>
    </message>
    <message>
        <source>Ask it once</source>
        <translation>查询一次</translation>
    </message>
    <message>
        <source>Do not ask</source>
        <translation>不查询</translation>
    </message>
    <message>
        <source>The whole request</source>
        <translation>完整的请求</translation>
    </message>
    <message>
        <source>What they learn: this, your internet address, and the time</source>
        <translation>对方会知道：以下内容、您的网络地址和时间</translation>
    </message>
</context>
<context>
    <name>LookupsCard</name>
    <message>
        <source>Ask a public register</source>
        <translation>查询公共名录</translation>
    </message>
    <message>
        <source>Each button shows the exact request first. Nothing is sent before you agree.</source>
        <translation>每个按钮会先显示完整的请求。您同意之前不会发送任何内容。</translation>
    </message>
    <message>
        <source>Use an official list on this computer…</source>
        <translation>使用本机上的官方名录…</translation>
    </message>
    <message>
        <source>No register here covers what this posting names.</source>
        <translation>没有名录收录这条招聘信息中写明的内容。</translation>
    </message>
</context>
<context>
    <name>MakeVault</name>
    <message>
        <source>Your passphrase encrypts everything you keep here. Nobody can reset it for you.</source>
        <translation>口令会加密您存放在这里的一切。没有人能替您重置。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Open without asking when I am signed in to this computer</source>
        <translation>登录这台电脑后无需口令即可打开</translation>
    </message>
    <message>
        <source>Create the vault</source>
        <translation>创建保险库</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Four or five random words are strong and easy to remember.</source>
        <translation>四五个随机词语既牢固又好记。</translation>
    </message>
    <message>
        <source>Weak: easy to guess. Add a few more words.</source>
        <translation>较弱，容易猜到。请再加几个词。</translation>
    </message>
    <message>
        <source>Fair. One more word would make it strong.</source>
        <translation>尚可。再加一个词就很牢固。</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>牢固。</translation>
    </message>
    <message>
        <source>The two entries differ.</source>
        <translation>两次输入不一致。</translation>
    </message>
</context>
<context>
    <name>MarksLegend</name>
    <message>
        <source>{number} {kind} ({count})</source>
        <translation>{number} {kind}（{count}）</translation>
    </message>
    <message>
        <source>Places that differ from copy to copy: {kinds}</source>
        <translation>各副本不同之处：{kinds}</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>This copy carries no marks.</source>
        <translation>这份副本没有暗记。</translation>
    </message>
</context>
<context>
    <name>MastersBar</name>
    <message>
        <source>Which résumé</source>
        <translation>哪一份简历</translation>
    </message>
    <message>
        <source>Another résumé…</source>
        <translation>另一份简历…</translation>
    </message>
    <message>
        <source>Use these there too</source>
        <translation>同步过去</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Name, contact and personal details are not the same in: {names}</source>
        <translation>以下简历中的姓名、联系方式或个人信息不一致：{names}</translation>
    </message>
    <message>
        <source>Main résumé</source>
        <translation>主简历</translation>
    </message>
</context>
<context>
    <name>MeterView</name>
    <message>
        <source>If this copy surfaced, could you tell that it is this one?</source>
        <translation>如果这份副本外流，能认出就是它吗？</translation>
    </message>
    <message>
        <source>Look at wordings</source>
        <translation>查看措辞</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Treats this very copy as a leak, in eight ways, and traces each. Nothing is kept or sent.</source>
        <translation>把这份副本按八种方式当作外流文本，逐一溯源。不保存，也不发送任何内容。</translation>
    </message>
    <message>
        <source>Try it on this copy</source>
        <translation>用这份副本试一试</translation>
    </message>
    <message>
        <source>Situations in which it can be traced: {strong} of {count}.</source>
        <translation>{count} 种情形中有 {strong} 种可以溯源。</translation>
    </message>
    <message>
        <source>More approved wordings would make the weakest of these strong (about {count}).</source>
        <translation>再认可约 {count} 处措辞，其中最弱的一项也会变强。</translation>
    </message>
    <message>
        <source>{found} bits found, enough by the exact test</source>
        <translation>找到 {found} 比特，按精确检验已足够</translation>
    </message>
    <message>
        <source>{found} bits found, {needed} needed</source>
        <translation>找到 {found} 比特，需要 {needed} 比特</translation>
    </message>
    <message>
        <source>Approved wordings would help: marks in your own sentences survive what a platform rewrites.</source>
        <translation>认可一些措辞会有帮助：写在您自己句子里的暗记，经平台改写后仍会保留。</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>Leads to this copy</source>
        <translation>指向这份副本</translation>
    </message>
    <message>
        <source>Probably this copy</source>
        <translation>很可能是这份副本</translation>
    </message>
</context>
<context>
    <name>NewMasterDialog</name>
    <message>
        <source>Another résumé</source>
        <translation>另一份简历</translation>
    </message>
    <message>
        <source>For another language or another kind of job. Name, contact and personal details are taken over.</source>
        <translation>用于另一种语言或另一类职位。姓名、联系方式和个人信息会带过去。</translation>
    </message>
    <message>
        <source>What should it be called?</source>
        <translation>给它起个名字</translation>
    </message>
    <message>
        <source>Written in</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>e.g. manager, english</source>
        <translation>例如：管理岗、英文</translation>
    </message>
    <message>
        <source>As the one shown</source>
        <translation>与当前这份相同</translation>
    </message>
    <message>
        <source>Take over everything, not only the person</source>
        <translation>全部带过去，而不只是个人信息</translation>
    </message>
    <message>
        <source>Begin it</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>NotesCard</name>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Whom you spoke to, what they asked for…</source>
        <translation>和谁联系过，对方要求了什么……</translation>
    </message>
    <message>
        <source>Keep the notes</source>
        <translation>保存备注</translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>Pages of the copy</source>
        <translation>副本页面</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>第 {number} 页，共 {count} 页</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Change the passphrase</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A passphrase for the backup</source>
        <translation>备份口令</translation>
    </message>
    <message>
        <source>It is asked for when the backup is restored, and may differ from your vault&apos;s.</source>
        <translation>恢复备份时需要它，可以与保险库的口令不同。</translation>
    </message>
    <message>
        <source>Four or five random words are strong and easy to remember.</source>
        <translation>四五个随机词语既牢固又好记。</translation>
    </message>
    <message>
        <source>The two entries differ.</source>
        <translation>两次输入不一致。</translation>
    </message>
</context>
<context>
    <name>PastDialog</name>
    <message>
        <source>Add applications</source>
        <translation>添加投递</translation>
    </message>
    <message>
        <source>One that you plan, or one from before: what you remember helps when something surfaces. It is marked “reconstructed”: it rests on memory, so it is weak evidence.</source>
        <translation>可以是计划中的投递，也可以是以前的投递：信息外流时，您记得的内容会有帮助。以前的投递会标为“补录”：凭记忆而来，证明力较弱。</translation>
    </message>
    <message>
        <source>Who received it?</source>
        <translation>谁收到的？</translation>
    </message>
    <message>
        <source>What are they?</source>
        <translation>对方类别</translation>
    </message>
    <message>
        <source>When?</source>
        <translation>什么时候？</translation>
    </message>
    <message>
        <source>How does it stand?</source>
        <translation>进展如何？</translation>
    </message>
    <message>
        <source>How was it sent?</source>
        <translation>通过什么途径？</translation>
    </message>
    <message>
        <source>e.g. e-mail, a platform</source>
        <translation>例如：邮件、招聘平台</translation>
    </message>
    <message>
        <source>What they got, as far as you remember</source>
        <translation>对方得到了什么（凭记忆）</translation>
    </message>
    <message>
        <source>Read a list…</source>
        <translation>读取列表…</translation>
    </message>
    <message>
        <source>Columns: {names}</source>
        <translation>各列：{names}</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Added: {name}</source>
        <translation>已添加：{name}</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格文件</translation>
    </message>
    <message>
        <source>Choose a list</source>
        <translation>选择列表文件</translation>
    </message>
    <message>
        <source>Found in the file: {count}</source>
        <translation>文件中找到：{count}</translation>
    </message>
    <message>
        <source>Add all of them: {count}</source>
        <translation>全部添加：{count}</translation>
    </message>
    <message>
        <source>Added from the file: {count}</source>
        <translation>已从文件添加：{count} 条</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{line} ({column})</source>
        <translation>第 {line} 行（{column}）</translation>
    </message>
    <message>
        <source>Lines that could not be used: {lines}</source>
        <translation>无法使用的行：{lines}</translation>
    </message>
    <message>
        <source>recipient</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>对方类别</translation>
    </message>
    <message>
        <source>status</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>what they got</source>
        <translation>对方得到了什么</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <source>Import an official list</source>
        <translation>导入官方名录</translation>
    </message>
    <message>
        <source>As you used it for such a list before. Change what does not fit.</source>
        <translation>与您上次处理这类名录时相同。不合适的可以更改。</translation>
    </message>
    <message>
        <source>This is what was recognised. Change what does not fit; it is remembered for lists like this.</source>
        <translation>这是识别出的内容。不合适的可以更改，以后遇到同样的名录会照此处理。</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>名录的名称</translation>
    </message>
    <message>
        <source>Data as of</source>
        <translation>数据截至</translation>
    </message>
    <message>
        <source>Row with the column titles</source>
        <translation>列标题所在的行</translation>
    </message>
    <message>
        <source>Organisation&apos;s name</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Registration number</source>
        <translation>登记号码</translation>
    </message>
    <message>
        <source>Licence number</source>
        <translation>许可证号</translation>
    </message>
    <message>
        <source>State (active, struck off …)</source>
        <translation>状态（存续、注销等）</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Place or address</source>
        <translation>地点或住所</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>其他名称</translation>
    </message>
    <message>
        <source>Say which column holds the names, and what the list is called.</source>
        <translation>请说明哪一列是名称，以及这份名录叫什么。</translation>
    </message>
    <message>
        <source>Import it</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>e.g. {text}</source>
        <translation>例如：{text}</translation>
    </message>
</context>
<context>
    <name>RegistersCard</name>
    <message>
        <source>Official lists</source>
        <translation>官方名录</translation>
    </message>
    <message>
        <source>Company registers, licensed agencies, lists of defaulters: download one from its authority, and every check looks an employer up in it, on this computer. CSV, XLSX, JSON, or a ZIP of one.</source>
        <translation>企业登记、持证人力资源机构、失信名单等：从主管部门的网站下载后导入，每次核查都会在本机查询用人单位。支持 CSV、XLSX、JSON 或其 ZIP 压缩包。</translation>
    </message>
    <message>
        <source>No list was imported yet. You can also drop one on this window.</source>
        <translation>还没有导入任何名录。也可以把文件拖到本窗口。</translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation>导入名录…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>Stopped; names so far: {count}. Import the same file again: it goes on from there.</source>
        <translation>已停止，目前 {count} 个名称。再次导入同一个文件，会从那里继续。</translation>
    </message>
    <message>
        <source>Names: {count}. As of {day} ({age}); imported {when} from {file}</source>
        <translation>{count} 个名称，数据截至{day}（{age}）；{when}从 {file} 导入</translation>
    </message>
    <message>
        <source>of yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>of today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>{count} days old</source>
        <translation>距今 {count} 天</translation>
    </message>
    <message>
        <source>{count} months old</source>
        <translation>距今 {count} 个月</translation>
    </message>
    <message>
        <source>Choose a list</source>
        <translation>选择名录文件</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格文件</translation>
    </message>
    <message>
        <source>Wait until the list that is being imported is in, or cancel that first.</source>
        <translation>请等正在导入的名录完成，或先取消。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Not imported either: {names}. Drop it again.</source>
        <translation>以下也没有导入：{names}。请重新拖入。</translation>
    </message>
    <message>
        <source>Names so far: {count}</source>
        <translation>已导入 {count} 个名称</translation>
    </message>
    <message>
        <source>“{name}” is in. Names: {count}. Every check from now on looks there.</source>
        <translation>“{name}”已导入：{count} 个名称。今后每次核查都会查询它。</translation>
    </message>
    <message>
        <source>Rows without a name: {count}.</source>
        <translation>没有名称的行：{count}。</translation>
    </message>
    <message>
        <source>“{name}” is removed. Import its file again to have it back.</source>
        <translation>“{name}”已移除。需要时可重新导入它的文件。</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message>
        <source>Countermark</source>
        <translation>简历暗记</translation>
    </message>
    <message>
        <source>Something is due: {count}</source>
        <translation>有 {count} 件事到期</translation>
    </message>
</context>
<context>
    <name>RemindersCard</name>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>A reminder says only that something is due, never with whom: others may see your screen.</source>
        <translation>提醒只说有事到期，从不提对方是谁：别人可能看得到您的屏幕。</translation>
    </message>
    <message>
        <source>Remind me of dates that have come</source>
        <translation>日期到了提醒我</translation>
    </message>
    <message>
        <source>Stay in the system&apos;s tray when the window is closed</source>
        <translation>关闭窗口后留在系统托盘</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>免打扰时段</translation>
    </message>
    <message>
        <source>until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Quiet hours begin</source>
        <translation>免打扰开始</translation>
    </message>
    <message>
        <source>Quiet hours end</source>
        <translation>免打扰结束</translation>
    </message>
</context>
<context>
    <name>RequestDialog</name>
    <message>
        <source>Nothing from your vault is sent. The request is listed under Settings, Network.</source>
        <translation>不会发送保险库中的任何内容。此次请求会列在“设置”的“网络”中。</translation>
    </message>
    <message>
        <source>To</source>
        <translation>对象</translation>
    </message>
</context>
<context>
    <name>RequestsTable</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>To</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>发送内容</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>to read a posting</source>
        <translation>读取招聘信息</translation>
    </message>
    <message>
        <source>to look up an employer</source>
        <translation>查询用人单位</translation>
    </message>
    <message>
        <source>for another reason</source>
        <translation>出于其他原因</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已回应</translation>
    </message>
    <message>
        <source>answered with {status}</source>
        <translation>回应代码 {status}</translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation>已由您停止</translation>
    </message>
    <message>
        <source>refused: the program is offline</source>
        <translation>已拒绝：程序处于离线状态</translation>
    </message>
    <message>
        <source>no such address was found</source>
        <translation>找不到这个地址</translation>
    </message>
    <message>
        <source>refused: the address lies in a private network</source>
        <translation>已拒绝：该地址位于私有网络</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>the secure connection could not be verified</source>
        <translation>无法验证安全连接</translation>
    </message>
    <message>
        <source>given up: it took too long</source>
        <translation>已放弃：用时太长</translation>
    </message>
    <message>
        <source>given up: the answer was too large</source>
        <translation>已放弃：回应太大</translation>
    </message>
    <message>
        <source>refused: the answer was no page</source>
        <translation>已拒绝：回应不是网页</translation>
    </message>
    <message>
        <source>refused: no valid address</source>
        <translation>已拒绝：地址无效</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>未成功</translation>
    </message>
</context>
<context>
    <name>Rest</name>
    <message>
        <source>See each field</source>
        <translation>逐项查看</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation>，另有 {count} 项</translation>
    </message>
    <message>
        <source>Personal data that stays in this copy ({count}): {fields}</source>
        <translation>这份副本保留的个人信息（{count} 项）：{fields}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{kind}: {value}</source>
        <translation>{kind}：{value}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Unusual at this stage, but you keep it: {kinds}</source>
        <translation>这一阶段通常不提供，但您选择保留：{kinds}</translation>
    </message>
</context>
<context>
    <name>ResumeForm</name>
    <message>
        <source>Written in</source>
        <translation>书写语言</translation>
    </message>
    <message>
        <source>Language of the résumé</source>
        <translation>简历的语言</translation>
    </message>
</context>
<context>
    <name>ResumeHome</name>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Save as a new version</source>
        <translation>保存为新版本</translation>
    </message>
    <message>
        <source>Make a copy to send</source>
        <translation>制作投递副本</translation>
    </message>
    <message>
        <source>Remove the sample</source>
        <translation>移除示例</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Undo the last edit (Ctrl+Shift+Z)</source>
        <translation>撤销上一次修改（Ctrl+Shift+Z）</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Y)</source>
        <translation>重做（Ctrl+Shift+Y）</translation>
    </message>
    <message>
        <source>This is a sample: the résumé of an invented person, so that you can try everything.</source>
        <translation>这是示例：一个虚构人物的简历，供您试用全部功能。</translation>
    </message>
    <message>
        <source>Nothing is entered yet.</source>
        <translation>尚未填写内容。</translation>
    </message>
    <message>
        <source>There are changes that are not saved yet.</source>
        <translation>有尚未保存的修改。</translation>
    </message>
    <message>
        <source>An earlier version. Saving it makes it the newest.</source>
        <translation>这是较早的版本。保存后即成为最新版本。</translation>
    </message>
    <message>
        <source>Copies are made from this version.</source>
        <translation>副本由此版本制作。</translation>
    </message>
    <message>
        <source>Version {number} · {day}</source>
        <translation>第 {number} 版 · {day}</translation>
    </message>
</context>
<context>
    <name>ResumePage</name>
    <message>
        <source>Résumé</source>
        <translation>简历</translation>
    </message>
    <message>
        <source>Your complete résumé. It never leaves this computer as it stands here.</source>
        <translation>您的完整简历。它不会原样离开这台电脑。</translation>
    </message>
    <message>
        <source>Drop your résumé here</source>
        <translation>把简历拖到这里</translation>
    </message>
    <message>
        <source>PDF, Word, text and more: choose it, drop it on this page, or paste it. You look over every field before it is kept.</source>
        <translation>支持 PDF、Word、纯文本等格式：可以选择文件、拖到本页或直接粘贴。保存前，每一项都由您核对。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Type it in</source>
        <translation>手动填写</translation>
    </message>
    <message>
        <source>Try with a sample</source>
        <translation>用示例试试</translation>
    </message>
    <message>
        <source>Wordings</source>
        <translation>措辞</translation>
    </message>
    <message>
        <source>Read another file…</source>
        <translation>导入其他文件…</translation>
    </message>
    <message>
        <source>Choose a résumé</source>
        <translation>选择简历</translation>
    </message>
    <message>
        <source>Résumés</source>
        <translation>简历</translation>
    </message>
    <message>
        <source>The sample is gone. The ledger still says that it was here.</source>
        <translation>示例已移除。台账仍记着它来过。</translation>
    </message>
    <message>
        <source>Your résumé has changes that are not saved yet: copies are made without them.</source>
        <translation>简历有尚未保存的改动：制作的副本不含这些改动。</translation>
    </message>
    <message>
        <source>Save as a new version</source>
        <translation>保存为新版本</translation>
    </message>
    <message>
        <source>Other résumés that were changed: {count}.</source>
        <translation>已更改其他 {count} 份简历。</translation>
    </message>
    <message>
        <source>Kept as version {number}.</source>
        <translation>已保存为第 {number} 版。</translation>
    </message>
    <message>
        <source>Make a copy to send</source>
        <translation>制作投递副本</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>What the file says</source>
        <translation>文件原文</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Fields to look at: {count}. Press ✓ or Enter in each that is right, or correct it.</source>
        <translation>待核对的字段：{count}。没错就按 ✓ 或回车，有误就改正。</translation>
    </message>
    <message>
        <source>Go to the next one</source>
        <translation>核对下一项</translation>
    </message>
    <message>
        <source>You have looked at everything that matters most.</source>
        <translation>最重要的内容都已核对。</translation>
    </message>
    <message>
        <source>Keep this résumé</source>
        <translation>保存这份简历</translation>
    </message>
</context>
<context>
    <name>ScanDialog</name>
    <message>
        <source>Mark an ID scan</source>
        <translation>给证件扫描件加水印</translation>
    </message>
    <message>
        <source>Who it is for, what for, and the date are burnt in across the picture. Draw over what they need not see.</source>
        <translation>接收方、用途和日期会印满整张图片。对方不需要看到的内容，请涂黑。</translation>
    </message>
    <message>
        <source>A photo or scan of the document</source>
        <translation>证件的照片或扫描件</translation>
    </message>
    <message>
        <source>JPEG, PNG, WebP, BMP, GIF or TIFF</source>
        <translation>JPEG、PNG、WebP、BMP、GIF 或 TIFF</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Draw a box with the mouse, or add one and move it with the arrow keys (Shift: resize).</source>
        <translation>用鼠标画框；也可以添加一个框，用方向键移动（按住 Shift 改变大小）。</translation>
    </message>
    <message>
        <source>The picture, with the boxes that will be black</source>
        <translation>图片，以及将被涂黑的框</translation>
    </message>
    <message>
        <source>Add a box</source>
        <translation>添加一个框</translation>
    </message>
    <message>
        <source>Remove the last box</source>
        <translation>去掉最后一个框</translation>
    </message>
    <message>
        <source>Another picture…</source>
        <translation>换一张图片…</translation>
    </message>
    <message>
        <source>Who receives it?</source>
        <translation>给谁？</translation>
    </message>
    <message>
        <source>What are they?</source>
        <translation>对方类别</translation>
    </message>
    <message>
        <source>What may they use it for?</source>
        <translation>允许对方用来做什么？</translation>
    </message>
    <message>
        <source>e.g. starting work, opening a salary account</source>
        <translation>例如：办理入职、开立工资账户</translation>
    </message>
    <message>
        <source>My ID numbers must not stay readable (checked before it is saved)</source>
        <translation>我的证件号码不得仍可辨认（保存前会检查）</translation>
    </message>
    <message>
        <source>Date on the scan: {day}</source>
        <translation>图上的日期：{day}</translation>
    </message>
    <message>
        <source>Save the marked scan…</source>
        <translation>保存加好水印的图片…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Pictures and PDF files</source>
        <translation>图片和 PDF 文件</translation>
    </message>
    <message>
        <source>Where should the scan be saved?</source>
        <translation>图片保存到哪里？</translation>
    </message>
    <message>
        <source>The scan {reference} is made, and written in your ledger.</source>
        <translation>图片 {reference} 已做好，并记入台账。</translation>
    </message>
    <message>
        <source>It still shows: {fields}</source>
        <translation>图上仍可看到：{fields}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>A name, a number, a reference, a word of a posting</source>
        <translation>名称、号码、编号，或招聘信息中的词</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>没有匹配的内容。</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Older entries are still being made searchable: {done} of {total}. You can search meanwhile.</source>
        <translation>较早的内容仍在编入搜索：{done} / {total}。期间可以照常搜索。</translation>
    </message>
    <message>
        <source>{what}, found in: {excerpt}</source>
        <translation>{what}，匹配内容：{excerpt}</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
</context>
<context>
    <name>SectionBox</name>
    <message>
        <source>Keep this section</source>
        <translation>保留此栏目</translation>
    </message>
    <message>
        <source>Keep: {section}</source>
        <translation>保留：{section}</translation>
    </message>
</context>
<context>
    <name>SendBar</name>
    <message>
        <source>Save the copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>Fill a web form…</source>
        <translation>填写网页表单…</translation>
    </message>
    <message>
        <source>Say first who receives it</source>
        <translation>请先填写接收方</translation>
    </message>
</context>
<context>
    <name>SendPage</name>
    <message>
        <source>Send</source>
        <translation>投递</translation>
    </message>
    <message>
        <source>A copy for one recipient, with only what this stage needs. Name them, or drop the posting here.</source>
        <translation>给一位接收方的副本，只含这个阶段需要的内容。填写接收方，或把招聘信息拖到这里。</translation>
    </message>
    <message>
        <source>First, your résumé</source>
        <translation>先导入您的简历</translation>
    </message>
    <message>
        <source>A copy is made from your complete résumé. Read it in once; then every copy takes a minute.</source>
        <translation>副本由您的完整简历制成。导入一次之后，每份副本只需一分钟。</translation>
    </message>
    <message>
        <source>Add my résumé</source>
        <translation>导入我的简历</translation>
    </message>
    <message>
        <source>Try with a sample</source>
        <translation>用示例试试</translation>
    </message>
    <message>
        <source>Mark an ID scan…</source>
        <translation>给证件扫描件加水印…</translation>
    </message>
    <message>
        <source>Show marks</source>
        <translation>显示暗记</translation>
    </message>
    <message>
        <source>What the recipient&apos;s software reads</source>
        <translation>接收方软件读到的内容</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>隐去的内容</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>Field by field</source>
        <translation>逐项选择</translation>
    </message>
    <message>
        <source>Traceability</source>
        <translation>可溯源性</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适宽</translation>
    </message>
    <message>
        <source>{per_cent}%</source>
        <translation>{per_cent}%</translation>
    </message>
    <message>
        <source>A posting is looked at before anything is sent. A document of yours is marked before it is handed over.</source>
        <translation>招聘信息会先核查，之后才发送任何内容；您的证件会先加上标记，再交给对方。</translation>
    </message>
    <message>
        <source>A posting</source>
        <translation>招聘信息</translation>
    </message>
    <message>
        <source>A document of mine</source>
        <translation>我的证件</translation>
    </message>
    <message>
        <source>What does the picture show?</source>
        <translation>这张图片是什么？</translation>
    </message>
    <message>
        <source>The preview was stopped. A copy can be saved once it is shown.</source>
        <translation>预览已停止。显示预览之后才能保存副本。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Where should the copy be saved?</source>
        <translation>副本保存到哪里？</translation>
    </message>
</context>
<context>
    <name>SentenceCard</name>
    <message>
        <source>Write my own</source>
        <translation>自己写一句</translation>
    </message>
    <message>
        <source>Your own wording</source>
        <translation>您自己的措辞</translation>
    </message>
    <message>
        <source>It means the same, add it</source>
        <translation>意思相同，加上</translation>
    </message>
    <message>
        <source>Add this wording</source>
        <translation>加上这句</translation>
    </message>
    <message>
        <source>It is the same as the sentence above.</source>
        <translation>与上面的句子相同。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>保险库</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>自动锁定</translation>
    </message>
    <message>
        <source>Your copies and résumé stay as they are.</source>
        <translation>副本和简历不受影响。</translation>
    </message>
    <message>
        <source>Opens the vault if you forget the passphrase. A new sheet replaces an older one.</source>
        <translation>忘记口令时可用它打开保险库。新的恢复页会使旧的失效。</translation>
    </message>
    <message>
        <source>One encrypted file with everything. It is opened once to prove that it restores.</source>
        <translation>一个加密文件，包含全部内容。保存后会试恢复一次以确认可用。</translation>
    </message>
    <message>
        <source>Reads every page, row and file of it and compares them with what was written.</source>
        <translation>逐页、逐条、逐个文件读取，并与写入时的内容比对。</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>更改口令…</translation>
    </message>
    <message>
        <source>Make a recovery sheet…</source>
        <translation>制作恢复页…</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Check the vault</source>
        <translation>检查保险库</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>全部导出…</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>The program asks the network for nothing unless you press a button that says what is sent.</source>
        <translation>除非您按下写明发送内容的按钮，程序不会访问网络。</translation>
    </message>
    <message>
        <source>Stay offline: refuse every request</source>
        <translation>保持离线：拒绝一切请求</translation>
    </message>
    <message>
        <source>No request was ever made from this vault.</source>
        <translation>此保险库从未发出过网络请求。</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>What this cannot do</source>
        <translation>它做不到什么</translation>
    </message>
    <message>
        <source>A copy that was sent cannot be called back. Whoever has it can read and pass on what it holds.</source>
        <translation>已发出的副本无法收回。拿到它的人可以阅读并转发其中的内容。</translation>
    </message>
    <message>
        <source>All that the vault and the settings hold, as plain files that anyone who finds them can read.</source>
        <translation>保险库和设置中的全部内容，都存成普通文件；任何人拿到都能读。</translation>
    </message>
    <message>
        <source>Marks do not survive everything: told in other words, or cut down to a few lines, a résumé may fit no copy, or several.</source>
        <translation>暗记并非万能：简历若被换一种说法重写，或只剩几行，可能与哪份副本都不符，也可能同时与几份相符。</translation>
    </message>
    <message>
        <source>Marks do not tell who gave a caller your name or number: they are the same in every copy that shows them.</source>
        <translation>来电者只知道您的姓名或号码时，暗记说明不了是谁给的：凡是含有它们的副本，这部分都一样。</translation>
    </message>
    <message>
        <source>A copy from before this program has no marks, and one that you changed by hand has fewer.</source>
        <translation>使用本程序之前发出的副本没有暗记，您手工改过的副本暗记会变少。</translation>
    </message>
    <message>
        <source>An answer names a copy, not a person. The recipient may have been robbed, or passed it on lawfully.</source>
        <translation>结论指向的是副本，不是人。接收方可能遭到窃取，也可能是合法转交。</translation>
    </message>
    <message>
        <source>A check lists signs. A real company&apos;s name can be used by someone who is not that company.</source>
        <translation>核查只列出迹象。真实公司的名称也可能被他人冒用。</translation>
    </message>
    <message>
        <source>A check knows the traps that are known, and official lists are as old as their files. Where it finds no sign, a posting may still be a trap.</source>
        <translation>核查只认得已知的陷阱，官方名录也只新到其文件的日期。没有发现迹象，招聘信息仍可能是陷阱。</translation>
    </message>
    <message>
        <source>While the vault is open, a program that spies on this computer sees what you see.</source>
        <translation>保险库打开期间，这台电脑上的窥探程序能看到您所看到的一切。</translation>
    </message>
    <message>
        <source>Deleting a file does not always erase it from a modern disk.</source>
        <translation>在现代硬盘上，删除文件不一定能彻底抹除。</translation>
    </message>
    <message>
        <source>Without passphrase, keyring or recovery sheet nobody can open the vault, and there is no back door.</source>
        <translation>没有口令、系统钥匙串或恢复页，谁也打不开保险库，也没有后门。</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Official lists</source>
        <translation>官方名录</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>{size}%</source>
        <translation>{size}%</translation>
    </message>
    <message>
        <source>after {count} minutes</source>
        <translation>{count} 分钟后</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>The passphrase was changed.</source>
        <translation>口令已更改。</translation>
    </message>
</context>
<context>
    <name>Tick</name>
    <message>
        <source>Your own</source>
        <translation>您自己写的</translation>
    </message>
    <message>
        <source>{name}: “{old}” → “{new}”</source>
        <translation>{name}：“{old}”改为“{new}”</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Send less, know more.</source>
        <translation>少给一点，多知道一点。</translation>
    </message>
    <message>
        <source>Check a posting</source>
        <translation>核查招聘信息</translation>
    </message>
    <message>
        <source>Before you send anything.</source>
        <translation>在发送任何东西之前。</translation>
    </message>
    <message>
        <source>Make a copy</source>
        <translation>制作副本</translation>
    </message>
    <message>
        <source>Only what this recipient needs.</source>
        <translation>只含对方需要的内容。</translation>
    </message>
    <message>
        <source>Something surfaced</source>
        <translation>发现简历外泄</translation>
    </message>
    <message>
        <source>See which copy it was.</source>
        <translation>看看是哪份副本。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Done: {date}</source>
        <translation>已完成：{date}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Last copies</source>
        <translation>最近的副本</translation>
    </message>
    <message>
        <source>Last checks</source>
        <translation>最近的核查</translation>
    </message>
    <message>
        <source>Begin with your résumé</source>
        <translation>先从您的简历开始</translation>
    </message>
    <message>
        <source>Read it in once. Everything else is made from it.</source>
        <translation>导入一次，其余都由它制成。</translation>
    </message>
    <message>
        <source>Add my résumé</source>
        <translation>导入我的简历</translation>
    </message>
    <message>
        <source>Make your first copy</source>
        <translation>制作第一份副本</translation>
    </message>
    <message>
        <source>You are working with a sample résumé. Try a copy, then begin with your own.</source>
        <translation>您正在使用示例简历。先试做一份副本，再换成自己的。</translation>
    </message>
    <message>
        <source>Choose who receives it and see exactly what they will read.</source>
        <translation>选定接收方，看清对方会读到什么。</translation>
    </message>
    <message>
        <source>Found a posting? Look at it first</source>
        <translation>看到招聘信息？先核查一下</translation>
    </message>
    <message>
        <source>Paste it in. You see known traps, with the law and the source.</source>
        <translation>粘贴进来，即可看到已知陷阱、法律依据和出处。</translation>
    </message>
    <message>
        <source>Open copy {reference}</source>
        <translation>打开副本 {reference}</translation>
    </message>
    <message>
        <source>Posting without a title</source>
        <translation>无标题的招聘信息</translation>
    </message>
    <message>
        <source>Open the check of {posting}</source>
        <translation>打开对 {posting} 的核查</translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <source>Show all of it</source>
        <translation>全部显示</translation>
    </message>
</context>
<context>
    <name>TrashCard</name>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>A recipient who never got anything goes for good after 30 days. What the ledger speaks of stays out of sight until you put it back.</source>
        <translation>从未收到任何内容的接收方，30 天后彻底删除。台账提到的内容只是不再显示，您可随时放回。</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>自{day}</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回原处</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Countermark</source>
        <translation>打开简历暗记</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Countermark</source>
        <translation>简历暗记</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>What it does</source>
        <translation>它能做什么</translation>
    </message>
    <message>
        <source>What it cannot do</source>
        <translation>它做不到什么</translation>
    </message>
    <message>
        <source>Create my vault</source>
        <translation>创建我的保险库</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Keeps your complete résumé encrypted on this computer, and nowhere else.</source>
        <translation>完整简历加密保存，只留在这台电脑上。</translation>
    </message>
    <message>
        <source>Makes a copy for each recipient that holds only what that stage needs.</source>
        <translation>为每个接收方制作副本，只含当前阶段所需。</translation>
    </message>
    <message>
        <source>Marks every copy differently, so that you can tell which one surfaced.</source>
        <translation>每份副本的暗记都不同，一旦外流即可辨认。</translation>
    </message>
    <message>
        <source>Looks at a posting for known traps before you send anything.</source>
        <translation>发送之前，先看招聘信息里有无已知陷阱。</translation>
    </message>
    <message>
        <source>It cannot call back a copy that was sent.</source>
        <translation>无法收回已发出的副本。</translation>
    </message>
    <message>
        <source>It cannot prove who passed a copy on: only which copy it was.</source>
        <translation>无法证明是谁转发的：只能说明是哪份副本。</translation>
    </message>
    <message>
        <source>It cannot tell you that an employer is safe.</source>
        <translation>无法告诉您某个单位是安全的。</translation>
    </message>
    <message>
        <source>It cannot open your vault if you lose both passphrase and recovery sheet.</source>
        <translation>如果口令和恢复页都丢失，无法打开保险库。</translation>
    </message>
</context>
<context>
    <name>WhoAndStage</name>
    <message>
        <source>Who receives it?</source>
        <translation>给谁？</translation>
    </message>
    <message>
        <source>What are they?</source>
        <translation>对方类别</translation>
    </message>
    <message>
        <source>For which employer?</source>
        <translation>为哪家用人单位招聘？</translation>
    </message>
    <message>
        <source>If they told you</source>
        <translation>如果对方告诉了您</translation>
    </message>
    <message>
        <source>How far has it come?</source>
        <translation>进展到哪一步？</translation>
    </message>
    <message>
        <source>Name of the employer, platform, agency or person</source>
        <translation>用人单位、平台、中介或个人的名称</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Kind of recipient</source>
        <translation>接收方类别</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Countermark</source>
        <translation>简历暗记</translation>
    </message>
    <message>
        <source>Nothing was copied that can be used here.</source>
        <translation>剪贴板里没有可以在这里使用的内容。</translation>
    </message>
</context>
<context>
    <name>WordingsView</name>
    <message>
        <source>Tick the sentences that say the same to you. Each copy then uses one form or another, and that is how it can be told apart, even when someone types it anew.</source>
        <translation>勾选您认为意思相同的句子。每份副本会采用其中一种写法，因此即使有人重新打字，也能分辨出来。</translation>
    </message>
    <message>
        <source>Your résumé has no whole sentences yet, so there is nothing to reword.</source>
        <translation>简历里还没有完整的句子，没有可换的措辞。</translation>
    </message>
    <message>
        <source>Back without saving</source>
        <translation>返回，不保存</translation>
    </message>
    <message>
        <source>Save as a new version</source>
        <translation>保存为新版本</translation>
    </message>
    <message>
        <source>Wordings approved: {count}</source>
        <translation>已认可的措辞：{count}</translation>
    </message>
</context>
<context>
    <name>date_kind</name>
    <message>
        <source>Follow up</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>They owe me a reply</source>
        <translation>对方应答复我</translation>
    </message>
    <message>
        <source>They no longer need the copy</source>
        <translation>对方不再需要副本</translation>
    </message>
    <message>
        <source>Another date</source>
        <translation>其他日期</translation>
    </message>
</context>
<context>
    <name>dates</name>
    <message>
        <source>d MMM yyyy, HH:mm</source>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>yyyy</source>
        <translation>yyyy年</translation>
    </message>
</context>
<context>
    <name>incident</name>
    <message>
        <source>A newer version of Countermark wrote the latest answer; this one cannot read it</source>
        <translation>最近一次结果由更新版本的简历暗记写入，当前版本无法读取</translation>
    </message>
    <message>
        <source>Not compared yet</source>
        <translation>尚未比对</translation>
    </message>
    <message>
        <source>The document itself instead of a picture of it: reading a picture makes mistakes.</source>
        <translation>文件本身，而不是它的照片或截图：识别图片时会出错。</translation>
    </message>
    <message>
        <source>The file itself, or the saved e-mail, as it came: the file of a copy is known byte by byte.</source>
        <translation>收到的原文件，或保存下来的邮件：副本文件的每个字节都有记录。</translation>
    </message>
    <message>
        <source>From now on: an e-mail address of its own for every recipient, which tells who had it.</source>
        <translation>今后给每个接收方各用一个邮箱别名，便知道是谁得到的。</translation>
    </message>
    <message>
        <source>More of it: a whole résumé holds more marks than an excerpt.</source>
        <translation>更多内容：整份简历里的暗记比片段多。</translation>
    </message>
    <message>
        <source>For copies to come: more wordings that you approve, so that copies differ in more places.</source>
        <translation>今后的副本：多认可一些措辞，让副本之间有更多不同之处。</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文字</translation>
    </message>
    <message>
        <source>{file}: {answer}</source>
        <translation>{file}：{answer}</translation>
    </message>
    <message>
        <source>Recipients who ever had this number or address: {count} of {all}.</source>
        <translation>曾得到过这个号码或地址的接收方：{all} 个中有 {count} 个。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>incoming</name>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>labels</name>
    <message>
        <source>Name and contact</source>
        <translation>姓名与联系方式</translation>
    </message>
    <message>
        <source>Accounts and messengers</source>
        <translation>账号与聊天工具</translation>
    </message>
    <message>
        <source>Personal details</source>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>Identity documents</source>
        <translation>身份证件</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>工作经历</translation>
    </message>
    <message>
        <source>Volunteering</source>
        <translation>志愿经历</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>教育背景</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目经历</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>专业技能</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言能力</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>兴趣爱好</translation>
    </message>
    <message>
        <source>Awards</source>
        <translation>获奖情况</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>资格证书</translation>
    </message>
    <message>
        <source>Publications</source>
        <translation>发表论著</translation>
    </message>
    <message>
        <source>Referees</source>
        <translation>证明人</translation>
    </message>
    <message>
        <source>Other sections</source>
        <translation>其他栏目</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>添加账号</translation>
    </message>
    <message>
        <source>Add a document</source>
        <translation>添加证件</translation>
    </message>
    <message>
        <source>Add a job</source>
        <translation>添加工作</translation>
    </message>
    <message>
        <source>Add a role</source>
        <translation>添加经历</translation>
    </message>
    <message>
        <source>Add a course of study</source>
        <translation>添加学历</translation>
    </message>
    <message>
        <source>Add a project</source>
        <translation>添加项目</translation>
    </message>
    <message>
        <source>Add a skill group</source>
        <translation>添加技能组</translation>
    </message>
    <message>
        <source>Add a language</source>
        <translation>添加语言</translation>
    </message>
    <message>
        <source>Add an interest</source>
        <translation>添加兴趣</translation>
    </message>
    <message>
        <source>Add an award</source>
        <translation>添加奖项</translation>
    </message>
    <message>
        <source>Add a certificate</source>
        <translation>添加证书</translation>
    </message>
    <message>
        <source>Add a publication</source>
        <translation>添加论著</translation>
    </message>
    <message>
        <source>Add a referee</source>
        <translation>添加证明人</translation>
    </message>
    <message>
        <source>Add a section</source>
        <translation>添加栏目</translation>
    </message>
    <message>
        <source>Say instead of the employer&apos;s name</source>
        <translation>代替单位名称的说法</translation>
    </message>
    <message>
        <source>Say instead of the organisation&apos;s name</source>
        <translation>代替组织名称的说法</translation>
    </message>
    <message>
        <source>Say instead of the school&apos;s name</source>
        <translation>代替学校名称的说法</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>证件类型</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组别</translation>
    </message>
    <message>
        <source>Profession</source>
        <translation>职业</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目名称</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书名称</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>兴趣</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Street address</source>
        <translation>街道地址</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>邮政编码</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>Country code</source>
        <translation>国家代码</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Account name</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>其他姓名</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation>国籍</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>婚姻状况</translation>
    </message>
    <message>
        <source>Political status</source>
        <translation>政治面貌</translation>
    </message>
    <message>
        <source>Native place</source>
        <translation>籍贯</translation>
    </message>
    <message>
        <source>Salary</source>
        <translation>薪资</translation>
    </message>
    <message>
        <source>Other phones</source>
        <translation>其他电话</translation>
    </message>
    <message>
        <source>Other e-mail addresses</source>
        <translation>其他邮箱</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Contact or text</source>
        <translation>联系方式或内容</translation>
    </message>
    <message>
        <source>Agreed to be named (yes or empty)</source>
        <translation>同意列出（填 yes 或留空）</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>To (empty: until now)</source>
        <translation>结束（留空表示至今）</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>简介</translation>
    </message>
    <message>
        <source>What you did (one per line)</source>
        <translation>工作内容（每行一条）</translation>
    </message>
    <message>
        <source>Text (one per line)</source>
        <translation>内容（每行一条）</translation>
    </message>
    <message>
        <source>Courses (one per line)</source>
        <translation>课程（每行一门）</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>专业</translation>
    </message>
    <message>
        <source>Degree</source>
        <translation>学位</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>成绩</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>所属单位</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Keywords, separated by commas</source>
        <translation>关键词（用逗号分隔）</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>水平</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Fluency</source>
        <translation>熟练程度</translation>
    </message>
    <message>
        <source>Awarded by</source>
        <translation>颁发机构</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>发证机构</translation>
    </message>
    <message>
        <source>Published by</source>
        <translation>出版方</translation>
    </message>
    <message>
        <source>the document</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>General description</source>
        <translation>概括描述</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
</context>
<context>
    <name>layers</name>
    <message>
        <source>Contact address</source>
        <translation>联系地址</translation>
    </message>
    <message>
        <source>Order of items</source>
        <translation>条目顺序</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>措辞</translation>
    </message>
    <message>
        <source>Way of writing</source>
        <translation>书写方式</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>栏目标题</translation>
    </message>
    <message>
        <source>Small words</source>
        <translation>虚词</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>版式</translation>
    </message>
    <message>
        <source>Printed reference</source>
        <translation>印出的编号</translation>
    </message>
    <message>
        <source>The exact file</source>
        <translation>文件本身</translation>
    </message>
    <message>
        <source>How dates are written</source>
        <translation>日期写法</translation>
    </message>
    <message>
        <source>Sign between dates</source>
        <translation>日期之间的符号</translation>
    </message>
    <message>
        <source>Sign between skills</source>
        <translation>技能之间的符号</translation>
    </message>
    <message>
        <source>Sign between the parts of a header</source>
        <translation>标题行各部分的分隔符</translation>
    </message>
    <message>
        <source>How a detail stands beside its name</source>
        <translation>名称与说明的写法</translation>
    </message>
    <message>
        <source>Degree or subject first</source>
        <translation>先写学位还是专业</translation>
    </message>
    <message>
        <source>School or degree first</source>
        <translation>先写学校还是学位专业</translation>
    </message>
    <message>
        <source>Where the place of a job stands</source>
        <translation>工作地点的位置</translation>
    </message>
    <message>
        <source>Employer and position on one line or two</source>
        <translation>单位与职位写在一行还是两行</translation>
    </message>
    <message>
        <source>How degree and subject stand together</source>
        <translation>学位与专业的写法</translation>
    </message>
    <message>
        <source>Where the dates of an entry stand</source>
        <translation>起止时间的位置</translation>
    </message>
    <message>
        <source>“and” or “&amp;”</source>
        <translation>“and”或“&amp;”</translation>
    </message>
    <message>
        <source>Comma before the last item</source>
        <translation>列举末项前的逗号</translation>
    </message>
    <message>
        <source>“%” or “percent”</source>
        <translation>“%”或“percent”</translation>
    </message>
    <message>
        <source>Small numbers as words or digits</source>
        <translation>小数目用汉字（单词）还是数字</translation>
    </message>
    <message>
        <source>“that” or “which”</source>
        <translation>“that” 还是 “which”</translation>
    </message>
    <message>
        <source>Full stop at the end of an item</source>
        <translation>条目末尾的句号</translation>
    </message>
    <message>
        <source>Space between Chinese and Latin text</source>
        <translation>中英文之间的空格</translation>
    </message>
    <message>
        <source>“与” or “和”</source>
        <translation>“与”或“和”</translation>
    </message>
    <message>
        <source>“到” or “至”</source>
        <translation>“到”或“至”</translation>
    </message>
    <message>
        <source>“由” or “从”</source>
        <translation>“由”或“从”</translation>
    </message>
    <message>
        <source>Order of projects, education and skills</source>
        <translation>项目、教育、技能的先后</translation>
    </message>
    <message>
        <source>Order of the short sections</source>
        <translation>其余小节的先后</translation>
    </message>
    <message>
        <source>Employer or position first</source>
        <translation>单位或职位在前</translation>
    </message>
    <message>
        <source>Word for “until now”</source>
        <translation>“至今”的写法</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>栏目标题</translation>
    </message>
    <message>
        <source>Order in {section}</source>
        <translation>“{section}”中的顺序</translation>
    </message>
</context>
<context>
    <name>mark_names</name>
    <message>
        <source>less than 1 in {count}</source>
        <translation>小于 {count} 分之一</translation>
    </message>
    <message>
        <source>at most 1 in {count}</source>
        <translation>至多 {count} 分之一</translation>
    </message>
</context>
<context>
    <name>meter</name>
    <message>
        <source>Strong</source>
        <translation>强</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Not traceable</source>
        <translation>无法溯源</translation>
    </message>
</context>
<context>
    <name>navigation</name>
    <message>
        <source>“{page}” is not done with what it was given before. Finish or cancel that, then drop {name} again.</source>
        <translation>“{page}”页还没有处理完先前的内容。请先完成或取消，再拖入{name}。</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>“{name}”</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>这段文字</translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>items in the order {numbers}</source>
        <translation>各项顺序为 {numbers}</translation>
    </message>
    <message>
        <source>long dash –</source>
        <translation>长横线 –</translation>
    </message>
    <message>
        <source>hyphen -</source>
        <translation>短横线 -</translation>
    </message>
    <message>
        <source>the word “to”</source>
        <translation>单词“to”</translation>
    </message>
    <message>
        <source>the word 至</source>
        <translation>“至”字</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>英文逗号</translation>
    </message>
    <message>
        <source>upright line |</source>
        <translation>竖线 |</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Chinese list comma 、</source>
        <translation>顿号</translation>
    </message>
    <message>
        <source>Chinese comma ，</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>slash /</source>
        <translation>斜线 /</translation>
    </message>
    <message>
        <source>after a colon</source>
        <translation>冒号之后</translation>
    </message>
    <message>
        <source>in brackets</source>
        <translation>括号之内</translation>
    </message>
    <message>
        <source>after a dash</source>
        <translation>横线之后</translation>
    </message>
    <message>
        <source>with a space</source>
        <translation>有空格</translation>
    </message>
    <message>
        <source>without a space</source>
        <translation>无空格</translation>
    </message>
    <message>
        <source>employer first, then position</source>
        <translation>先单位，后职位</translation>
    </message>
    <message>
        <source>position first, then employer</source>
        <translation>先职位，后单位</translation>
    </message>
    <message>
        <source>degree first, then subject</source>
        <translation>先学位，后专业</translation>
    </message>
    <message>
        <source>subject first, then degree</source>
        <translation>先专业，后学位</translation>
    </message>
    <message>
        <source>school first</source>
        <translation>先学校</translation>
    </message>
    <message>
        <source>degree and subject first</source>
        <translation>先学位专业</translation>
    </message>
    <message>
        <source>in the second line</source>
        <translation>第二行</translation>
    </message>
    <message>
        <source>in the first line</source>
        <translation>第一行</translation>
    </message>
    <message>
        <source>in brackets in the second line</source>
        <translation>在第二行，用括号</translation>
    </message>
    <message>
        <source>in brackets in the first line</source>
        <translation>在第一行，用括号</translation>
    </message>
    <message>
        <source>on two lines</source>
        <translation>分两行</translation>
    </message>
    <message>
        <source>on one line</source>
        <translation>写在一行</translation>
    </message>
    <message>
        <source>behind a sign</source>
        <translation>用符号隔开</translation>
    </message>
    <message>
        <source>at the right of the first line</source>
        <translation>第一行右侧</translation>
    </message>
    <message>
        <source>in brackets at the end</source>
        <translation>在末尾，用括号</translation>
    </message>
    <message>
        <source>with a comma</source>
        <translation>有逗号</translation>
    </message>
    <message>
        <source>without a comma</source>
        <translation>无逗号</translation>
    </message>
    <message>
        <source>as words</source>
        <translation>用汉字（单词）</translation>
    </message>
    <message>
        <source>as digits</source>
        <translation>用数字</translation>
    </message>
    <message>
        <source>with a full stop</source>
        <translation>有句号</translation>
    </message>
    <message>
        <source>without a full stop</source>
        <translation>无句号</translation>
    </message>
</context>
<context>
    <name>rail</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Résumé</source>
        <translation>简历</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>投递</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>投递记录</translation>
    </message>
    <message>
        <source>Leaks</source>
        <translation>溯源</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>Planned</source>
        <translation>计划中</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已投递</translation>
    </message>
    <message>
        <source>They replied</source>
        <translation>对方已回复</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>面试</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>录用通知</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>被拒</translation>
    </message>
    <message>
        <source>Ghosted</source>
        <translation>杳无音信</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>Importing the list…</source>
        <translation>正在导入名录…</translation>
    </message>
    <message>
        <source>Deciding what to leave out…</source>
        <translation>正在确定要隐去的内容…</translation>
    </message>
    <message>
        <source>Setting the pages…</source>
        <translation>正在排版…</translation>
    </message>
    <message>
        <source>Reading the finished file again…</source>
        <translation>正在重新检查成品文件…</translation>
    </message>
    <message>
        <source>Writing the ledger…</source>
        <translation>正在写入台账…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在核查…</translation>
    </message>
    <message>
        <source>Opening the link…</source>
        <translation>正在打开链接…</translation>
    </message>
    <message>
        <source>Preparing the preview…</source>
        <translation>正在准备预览…</translation>
    </message>
    <message>
        <source>Asking the register…</source>
        <translation>正在查询登记机关…</translation>
    </message>
    <message>
        <source>Giving the vault a new key…</source>
        <translation>正在为保险库更换密钥…</translation>
    </message>
    <message>
        <source>Making the vault…</source>
        <translation>正在创建保险库…</translation>
    </message>
    <message>
        <source>Searching for personal data…</source>
        <translation>正在查找个人信息…</translation>
    </message>
    <message>
        <source>Comparing with every copy…</source>
        <translation>正在与每份副本比对…</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>正在解锁…</translation>
    </message>
    <message>
        <source>Writing the files…</source>
        <translation>正在写入文件…</translation>
    </message>
    <message>
        <source>Making the daily backup beside the vault…</source>
        <translation>正在保险库旁生成每日备份…</translation>
    </message>
    <message>
        <source>Deleting the vault and its backups…</source>
        <translation>正在删除保险库及其备份…</translation>
    </message>
    <message>
        <source>Writing the backup…</source>
        <translation>正在写入备份…</translation>
    </message>
    <message>
        <source>Opening it again, to prove that it restores…</source>
        <translation>正在重新打开备份，以验证可以恢复…</translation>
    </message>
    <message>
        <source>Restoring the backup…</source>
        <translation>正在恢复备份…</translation>
    </message>
    <message>
        <source>Finishing…</source>
        <translation>即将完成…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>正在处理…</translation>
    </message>
</context>
<context>
    <name>trace_report</name>
    <message>
        <source>Cannot be attributed: contact data only</source>
        <translation>无法归因：只有联系方式</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>Consistent with copy {reference}</source>
        <translation>与副本 {reference} 相符</translation>
    </message>
    <message>
        <source>Probably consistent with copy {reference}</source>
        <translation>很可能与副本 {reference} 相符</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文字</translation>
    </message>
    <message>
        <source>What a comparison found</source>
        <translation>比对结果</translation>
    </message>
    <message>
        <source>What this does not prove</source>
        <translation>这不能证明什么</translation>
    </message>
    <message>
        <source>Hash of what was compared (SHA-256): {hash}</source>
        <translation>比对内容的散列值（SHA-256）：{hash}</translation>
    </message>
    <message>
        <source>Copies compared: {count}</source>
        <translation>已比对副本：{count}</translation>
    </message>
    <message>
        <source>Bits needed to name one of them: {bits}</source>
        <translation>指认其中一份所需比特：{bits}</translation>
    </message>
    <message>
        <source>Texts compared so far: {count}</source>
        <translation>迄今比对过的文本：{count}</translation>
    </message>
    <message>
        <source>Recipients who ever had this number or address: {count} of {all}.</source>
        <translation>曾得到过这个号码或地址的接收方：{all} 个中有 {count} 个。</translation>
    </message>
    <message>
        <source>{reference}, made for {recipient} on {day}</source>
        <translation>{reference}，{day}为{recipient}制作</translation>
    </message>
    <message>
        <source>Probability that chance alone names a wrong copy: {bound}</source>
        <translation>仅凭巧合错认副本的概率：{bound}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>This copy has</source>
        <translation>此副本为</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>比特</translation>
    </message>
</context>
<context>
    <name>trash</name>
    <message>
        <source>Open the trash</source>
        <translation>打开回收站</translation>
    </message>
    <message>
        <source>All applications are in the trash</source>
        <translation>全部投递记录都在回收站里</translation>
    </message>
    <message>
        <source>No copies yet</source>
        <translation>还没有副本</translation>
    </message>
    <message>
        <source>“{name}” is in the trash. What the ledger says stays.</source>
        <translation>“{name}”已放入回收站。台账中的记录不变。</translation>
    </message>
    <message>
        <source>“{name}” is in the trash.</source>
        <translation>“{name}”在回收站里。</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回原处</translation>
    </message>
</context>
<context>
    <name>vault_check</name>
    <message>
        <source>… and {count} more</source>
        <translation>……另有 {count} 项</translation>
    </message>
    <message>
        <source>Go back to a local backup</source>
        <translation>退回到本机备份</translation>
    </message>
    <message>
        <source>The vault as it was on:</source>
        <translation>退回到这个时间的保险库：</translation>
    </message>
    <message>
        <source>What came after that moment will be missing. The damaged vault is kept in a folder beside it, and nothing is overwritten.</source>
        <translation>该时间之后的内容将不在其中。损坏的保险库会保留在旁边的文件夹里，不覆盖任何东西。</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>The vault is as it was then. The damaged one is kept in {name}. Unlock with the passphrase of that day.</source>
        <translation>保险库已退回到当时的状态。损坏的保险库保留在 {name} 中。请用当时的口令解锁。</translation>
    </message>
    <message>
        <source>Write out what can be read…</source>
        <translation>导出仍可读取的内容…</translation>
    </message>
    <message>
        <source>Write out what can be read</source>
        <translation>导出仍可读取的内容</translation>
    </message>
    <message>
        <source>The files will not be encrypted: whoever finds them can read them.</source>
        <translation>导出的文件不加密，任何找到它们的人都能读取。</translation>
    </message>
    <message>
        <source>Choose an empty folder…</source>
        <translation>选择一个空文件夹…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>An empty folder</source>
        <translation>空文件夹</translation>
    </message>
</context>
<context>
    <name>vault_files</name>
    <message>
        <source>Save the recovery sheet</source>
        <translation>保存恢复页</translation>
    </message>
    <message>
        <source>The recovery sheet is saved. Print it, then delete the file.</source>
        <translation>恢复页已保存。请打印后删除文件。</translation>
    </message>
    <message>
        <source>Save a backup</source>
        <translation>保存备份</translation>
    </message>
    <message>
        <source>Backup saved and tested. Copies in it: {count}</source>
        <translation>备份已保存并试恢复成功，内含副本：{count}</translation>
    </message>
    <message>
        <source>Where should the folder be made?</source>
        <translation>文件夹建在哪里？</translation>
    </message>
    <message>
        <source>Everything is in the folder {name}. Nothing in it is encrypted.</source>
        <translation>全部内容已存入文件夹 {name}，其中没有加密。</translation>
    </message>
    <message>
        <source>Open a backup</source>
        <translation>打开备份</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>备份的口令</translation>
    </message>
    <message>
        <source>The backup of {day} is restored, and its ledger verifies. Copies: {copies}, entries of the ledger: {rows}. Unlock it with your passphrase or the recovery sheet.</source>
        <translation>{day} 的备份已恢复，台账核验无误。副本 {copies} 份，台账 {rows} 条。请用口令或恢复页解锁。</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>投递</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>面试</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>录用</translation>
    </message>
    <message>
        <source>For a public profile: no name, no contact details, nothing that identifies your employers.</source>
        <translation>公开资料：不含姓名、联系方式以及能认出工作单位的内容。</translation>
    </message>
    <message>
        <source>For a first application: your name, city and a contact address.</source>
        <translation>初次投递：姓名、城市和联系邮箱。</translation>
    </message>
    <message>
        <source>When they invited you: your phone number is added.</source>
        <translation>收到面试邀请后：加上电话号码。</translation>
    </message>
    <message>
        <source>When there is a written offer: identity details and address are added.</source>
        <translation>收到书面录用通知后：加上身份信息和住址。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Messenger</source>
        <translation>聊天工具</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation>国籍</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>婚姻状况</translation>
    </message>
    <message>
        <source>Political status</source>
        <translation>政治面貌</translation>
    </message>
    <message>
        <source>Native place</source>
        <translation>籍贯</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Employers</source>
        <translation>工作单位</translation>
    </message>
    <message>
        <source>Schools</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Referees</source>
        <translation>证明人</translation>
    </message>
    <message>
        <source>Salary</source>
        <translation>薪资</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Partly hidden</source>
        <translation>部分遮盖</translation>
    </message>
    <message>
        <source>Made general</source>
        <translation>泛化</translation>
    </message>
    <message>
        <source>Alias, if one is set up</source>
        <translation>别名（如已设置）</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>用人单位</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>中介</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>As a file</source>
        <translation>以文件交付</translation>
    </message>
    <message>
        <source>Through a web form</source>
        <translation>填入网页表单</translation>
    </message>
    <message>
        <source>As a marked scan</source>
        <translation>以加水印的扫描件交付</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>Be careful</source>
        <translation>当心</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>值得留意</translation>
    </message>
    <message>
        <source>For information</source>
        <translation>供参考</translation>
    </message>
    <message>
        <source>not needed at this stage</source>
        <translation>这一阶段不需要</translation>
    </message>
    <message>
        <source>repeats something you withhold</source>
        <translation>重复了您隐去的内容</translation>
    </message>
    <message>
        <source>looks like personal data</source>
        <translation>看起来是个人信息</translation>
    </message>
</context>
</TS>
