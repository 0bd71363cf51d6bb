<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About Countermark</source>
        <translation>关于简历暗记</translation>
    </message>
    <message>
        <source>Version {version}. Free software under the Apache License 2.0, without warranty.</source>
        <translation>版本 {version}。自由软件，采用 Apache 许可证 2.0，不附带任何担保。</translation>
    </message>
    <message>
        <source>It contains Qt and PySide6 under the LGPL 3. Their libraries are files of their own in the program&apos;s folder, and you may replace them.</source>
        <translation>程序包含采用 LGPL 3 许可的 Qt 和 PySide6。它们的库是程序文件夹里的独立文件，您可以自行替换。</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>许可证…</translation>
    </message>
</context>
<context>
    <name>Acting</name>
    <message>
        <source>Contact a recipient</source>
        <translation>联系某个接收方</translation>
    </message>
    <message>
        <source>Asking where they got your data, or to delete them, is your right whether or not it came from them.</source>
        <translation>无论是否由对方外流，您都有权询问信息来源、要求删除。</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Write a letter…</source>
        <translation>写信…</translation>
    </message>
    <message>
        <source>Hide or delete it there…</source>
        <translation>在该平台隐藏或删除…</translation>
    </message>
    <message>
        <source>What they got…</source>
        <translation>对方收到了什么…</translation>
    </message>
    <message>
        <source>Send to them again</source>
        <translation>恢复投递</translation>
    </message>
    <message>
        <source>Send nothing more</source>
        <translation>不再投递</translation>
    </message>
    <message>
        <source>Since {day} you send them nothing more; you are reminded when you make a copy for them.</source>
        <translation>自 {day} 起不再向其投递；为其制作副本时会提醒。</translation>
    </message>
</context>
<context>
    <name>AddColleagueDialog</name>
    <message>
        <source>Add a colleague</source>
        <translation>添加同事</translation>
    </message>
    <message>
        <source>Your colleague&apos;s program shows the key (“My key…”). Your colleagues trust your list, so compare the fingerprint yourself, by telephone or face to face, not by the way the key came.</source>
        <translation>密钥由同事的程序显示（“我的密钥…”）。其他成员信任您的名单，所以请您亲自核对指纹：打电话或当面，不要用传来密钥的同一途径。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Your colleague&apos;s name, as all members see it</source>
        <translation>同事姓名（所有成员可见）</translation>
    </message>
    <message>
        <source>From a file or picture…</source>
        <translation>从文件或图片读取…</translation>
    </message>
    <message>
        <source>Your colleague read out the same fingerprint</source>
        <translation>同事念出的指纹与此一致</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keys and pictures (*.txt *.png *.jpg *.jpeg *.bmp *.webp *.gif *.pdf)</source>
        <translation>密钥或图片 (*.txt *.png *.jpg *.jpeg *.bmp *.webp *.gif *.pdf)</translation>
    </message>
    <message>
        <source>Your colleague&apos;s key</source>
        <translation>同事的密钥</translation>
    </message>
    <message>
        <source>Fingerprint: {fingerprint}</source>
        <translation>指纹：{fingerprint}</translation>
    </message>
</context>
<context>
    <name>AddressCard</name>
    <message>
        <source>The e-mail address in your copies</source>
        <translation>副本中的电子邮箱</translation>
    </message>
    <message>
        <source>Copies show</source>
        <translation>副本中显示</translation>
    </message>
    <message>
        <source>Your domain</source>
        <translation>您的域名</translation>
    </message>
    <message>
        <source>If every copy shows a different address, a message or even a bare list of addresses points to the copy it is consistent with.</source>
        <translation>每份副本使用不同的邮箱地址时，凭一封来信，甚至一份名单，就能看出与哪份副本相符。</translation>
    </message>
    <message>
        <source>My own address, the same in every copy</source>
        <translation>我自己的地址（每份相同）</translation>
    </message>
    <message>
        <source>My address with a tag after a plus sign</source>
        <translation>我的地址加“+”标识</translation>
    </message>
    <message>
        <source>A new address at my own domain</source>
        <translation>我自有域名下的新地址</translation>
    </message>
    <message>
        <source>A new address from SimpleLogin</source>
        <translation>由 SimpleLogin 生成的新地址</translation>
    </message>
    <message>
        <source>A new address from addy.io</source>
        <translation>由 addy.io 生成的新地址</translation>
    </message>
    <message>
        <source>Use this domain</source>
        <translation>使用此域名</translation>
    </message>
    <message>
        <source>Your API key</source>
        <translation>您的 API 密钥</translation>
    </message>
    <message>
        <source>Server address, if you host it yourself (optional)</source>
        <translation>服务器地址（自建时填写，可选）</translation>
    </message>
    <message>
        <source>Test and use</source>
        <translation>测试并使用</translation>
    </message>
    <message>
        <source>It works. An address is created when you save a copy.</source>
        <translation>测试成功。保存副本时会生成地址。</translation>
    </message>
    <message>
        <source>The domain&apos;s mailbox must accept every address (catch-all). Send yourself a test message first.</source>
        <translation>该域名的邮箱须能接收任意地址的邮件（catch-all）。请先给自己发一封测试邮件。</translation>
    </message>
    <message>
        <source>For example {address}</source>
        <translation>例如 {address}</translation>
    </message>
</context>
<context>
    <name>AllowDialog</name>
    <message>
        <source>Allow a counsellor</source>
        <translation>授权指导老师</translation>
    </message>
    <message>
        <source>You decide what your counsellor gets, for what and until when. Refusing or ending it later costs you nothing. The file can only be opened with this counsellor&apos;s key; nothing is sent by itself.</source>
        <translation>给老师看什么、做什么用、到哪天为止，都由您决定。拒绝或日后撤回，不影响您获得服务。文件只有这位老师的密钥才能打开，程序不会自动发送。</translation>
    </message>
    <message>
        <source>Your counsellor&apos;s name</source>
        <translation>指导老师姓名</translation>
    </message>
    <message>
        <source>Their key (begins with countermark:1:)</source>
        <translation>老师的密钥（以 countermark:1: 开头）</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>How much they get</source>
        <translation>提供多少信息</translation>
    </message>
    <message>
        <source>Employers who may get a copy, one per line</source>
        <translation>可接收副本的用人单位，每行一个</translation>
    </message>
    <message>
        <source>In your own words (may be left out)</source>
        <translation>补充说明（可不填）</translation>
    </message>
    <message>
        <source>From a file or picture…</source>
        <translation>从文件或图片读取…</translation>
    </message>
    <message>
        <source>What they get of each personal field. A choice here overrides the level above.</source>
        <translation>每项个人信息给不给、给多少。此处的选择优先于上面的设置。</translation>
    </message>
    <message>
        <source>Sign and save…</source>
        <translation>签名并保存…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>known from before</source>
        <translation>沿用之前的密钥</translation>
    </message>
    <message>
        <source>Keys and pictures (*.txt *.png *.jpg *.jpeg *.bmp *.webp *.gif *.pdf)</source>
        <translation>密钥或图片 (*.txt *.png *.jpg *.jpeg *.bmp *.webp *.gif *.pdf)</translation>
    </message>
    <message>
        <source>Your counsellor&apos;s key</source>
        <translation>指导老师的密钥</translation>
    </message>
    <message>
        <source>Save the package for your counsellor</source>
        <translation>保存给老师的授权包</translation>
    </message>
    <message>
        <source>consent</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Packages (*.consent)</source>
        <translation>授权包 (*.consent)</translation>
    </message>
    <message>
        <source>This is another key than before</source>
        <translation>密钥与之前的不同</translation>
    </message>
    <message>
        <source>Before: {known}
Now: {found}

Ask your counsellor face to face or on the telephone which one is right. Go on only if the new one is.</source>
        <translation>之前：{known}
现在：{found}

请当面或打电话向老师确认哪一个正确。确认新密钥无误后再继续。</translation>
    </message>
    <message>
        <source>I compared it: use the new key</source>
        <translation>已核对，使用新密钥</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>There is not enough of any one copy here to name it. More of the text, or the file, would help.</source>
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
        <source>Strength of what was found: {found}. Needed to name a copy: {needed}.</source>
        <translation>找到的线索强度：{found}。指明一份副本需要：{needed}。</translation>
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
        <source>It contains only contact data, which is the same in every copy that shows it.</source>
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
        <source>You made this copy void: {reason}</source>
        <translation>您已将这份副本作废：{reason}</translation>
    </message>
    <message>
        <source>Probability of a wrong match by chance: {bound}</source>
        <translation>巧合误指概率：{bound}</translation>
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
        <source>Status</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Save status</source>
        <translation>保存进展</translation>
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
        <source>Write a letter…</source>
        <translation>写信…</translation>
    </message>
    <message>
        <source>Plan a meeting…</source>
        <translation>制定会面计划…</translation>
    </message>
    <message>
        <source>Move to Trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>{status} since {day}</source>
        <translation>{status}，自{day}起</translation>
    </message>
    <message>
        <source>{status}, sent on {day}</source>
        <translation>{status}，{day}投递</translation>
    </message>
    <message>
        <source>Open: {what}</source>
        <translation>打开：{what}</translation>
    </message>
    <message>
        <source>Correct this entry…</source>
        <translation>更正此记录…</translation>
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
        <source>Applied before you used Countermark (from memory)</source>
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
        <source>Saved as an incident: {title}</source>
        <translation>已保存为可疑事件：{title}</translation>
    </message>
    <message>
        <source>Earlier entry withdrawn: {reason}</source>
        <translation>补录的内容已撤销：{reason}</translation>
    </message>
    <message>
        <source>Copy {reference} made void</source>
        <translation>副本 {reference} 已作废</translation>
    </message>
    <message>
        <source>Consent for copy {reference} ended: its files were deleted where they lay</source>
        <translation>副本 {reference} 的同意已终止：存放处的文件已移除</translation>
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
        <source>The ledger keeps the earlier name.</source>
        <translation>台账会保留原来的名称。</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>ApplicationDialog</name>
    <message>
        <source>Add application</source>
        <translation>添加求职记录</translation>
    </message>
    <message>
        <source>Edit application</source>
        <translation>编辑求职记录</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>投递对象</translation>
    </message>
    <message>
        <source>Recipient type</source>
        <translation>投递对象类型</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Employer, if it goes to an agency or platform</source>
        <translation>用人单位（经中介或平台投递时填写）</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>工作地点</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>薪资</translation>
    </message>
    <message>
        <source>Link to the posting</source>
        <translation>招聘信息链接</translation>
    </message>
    <message>
        <source>Where you found it</source>
        <translation>信息来源</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>标签（用逗号隔开）</translation>
    </message>
    <message>
        <source>Last day to apply</source>
        <translation>投递截止日</translation>
    </message>
    <message>
        <source>Notes on this job</source>
        <translation>这份工作的备注</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ApplicationsPage</name>
    <message>
        <source>Applications</source>
        <translation>求职记录</translation>
    </message>
    <message>
        <source>Every copy you make is listed here permanently, with its reference and exactly what it showed.</source>
        <translation>您制作的每份副本都会永久列在这里，包括编号和其中的确切内容。</translation>
    </message>
    <message>
        <source>Make a copy to send</source>
        <translation>制作投递副本</translation>
    </message>
    <message>
        <source>Add application…</source>
        <translation>添加求职记录…</translation>
    </message>
    <message>
        <source>Import past applications…</source>
        <translation>导入以前的投递…</translation>
    </message>
    <message>
        <source>Platforms…</source>
        <translation>招聘平台…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Show me an example</source>
        <translation>看一个示例</translation>
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
        <source>Copies</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>No results.</source>
        <translation>没有结果。</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>招聘平台</translation>
    </message>
    <message>
        <source>What each one got, and what others see of you there.</source>
        <translation>各平台得到了什么，别人在上面能看到您的哪些信息。</translation>
    </message>
    <message>
        <source>Your jobs, their status, and who received which copy.</source>
        <translation>您看中的职位、各自的进展，以及谁收到了哪份副本。</translation>
    </message>
    <message>
        <source>No copies yet</source>
        <translation>还没有副本</translation>
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
        <source>Board</source>
        <translation>看板</translation>
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
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Make it void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Removed: {date}</source>
        <translation>已移除：{date}</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Application added.</source>
        <translation>已添加。</translation>
    </message>
    <message>
        <source>Void this copy</source>
        <translation>将此副本作废</translation>
    </message>
    <message>
        <source>Correct this entry</source>
        <translation>更正此记录</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>It no longer counts. The ledger keeps both entries.</source>
        <translation>这条记录不再计入；台账中两条都会保留。</translation>
    </message>
</context>
<context>
    <name>ApplicationsTable</name>
    <message>
        <source>Job</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Next date</source>
        <translation>下次安排</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>截止日</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最近更新</translation>
    </message>
    <message>
        <source>{employer} (through {agency})</source>
        <translation>{employer}（经{agency}）</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>“{name}” arrived in the folder you watch.</source>
        <translation>您关注的文件夹里有新文件：“{name}”。</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>A new file arrived.</source>
        <translation>有新文件。</translation>
    </message>
</context>
<context>
    <name>ArrivalsCard</name>
    <message>
        <source>New files</source>
        <translation>新文件</translation>
    </message>
    <message>
        <source>While Countermark is open, it can tell you when a file arrives in a folder, such as Downloads. It opens nothing by itself, and the notification names no one.</source>
        <translation>可以指定一个文件夹（如“下载”），程序运行时，里面有新文件就提醒您。程序不会自动打开文件，系统通知里也不写文件名和单位名。</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>不再关注</translation>
    </message>
    <message>
        <source>Start Countermark when I log in</source>
        <translation>登录电脑时启动简历暗记</translation>
    </message>
    <message>
        <source>It waits in the system tray, locked; reminders come once you have unlocked it. This also turns the tray icon on.</source>
        <translation>登录后程序在系统托盘运行，保险库仍是锁定状态，解锁一次后才会提醒。勾选后会同时启用托盘图标。</translation>
    </message>
    <message>
        <source>No folder is watched.</source>
        <translation>尚未选择文件夹。</translation>
    </message>
    <message>
        <source>Folder whose new files you want to hear of</source>
        <translation>要关注哪个文件夹里的新文件</translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
    <name>BrowserCard</name>
    <message>
        <source>Check postings from the browser</source>
        <translation>从浏览器核查招聘信息</translation>
    </message>
    <message>
        <source>The Countermark extension adds one button to the browser. Only when you press it, the text and address of the page you look at come to this program, and go nowhere else. Switch on here which browsers may do that.</source>
        <translation>简历暗记扩展会在浏览器里添加一个按钮。只有按下按钮时，您正在看的网页的文字和网址才会交给本程序，不会发往别处。请在这里选择允许哪些浏览器这样做。</translation>
    </message>
    <message>
        <source>On. Entry: {path}</source>
        <translation>已开启。登记文件：{path}</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>{name}: switch off</source>
        <translation>{name}：关闭</translation>
    </message>
    <message>
        <source>{name}: switch on</source>
        <translation>{name}：开启</translation>
    </message>
    <message>
        <source>Nothing received from a browser since the program was started.</source>
        <translation>程序启动以来，没有从浏览器收到内容。</translation>
    </message>
    <message>
        <source>Last received: “{title}”, {moment}, {size} kB</source>
        <translation>最近收到：“{title}”，{moment}，{size} kB</translation>
    </message>
    <message>
        <source>without a title</source>
        <translation>无标题</translation>
    </message>
</context>
<context>
    <name>BrowserInbox</name>
    <message>
        <source>A posting from your browser waits here. It is checked once your vault is open.</source>
        <translation>浏览器传来一条招聘信息。打开保险库后即开始核查。</translation>
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
    <message>
        <source>Paused. What was begun is finished first.</source>
        <translation>已暂停。已经开始的会先做完。</translation>
    </message>
    <message>
        <source>{step} Almost done: finishing what was begun.</source>
        <translation>{step}即将完成，正在收尾。</translation>
    </message>
</context>
<context>
    <name>ByHandCard</name>
    <message>
        <source>Who recruits here, and may they?</source>
        <translation>谁在招聘？有没有这个权限？</translation>
    </message>
    <message>
        <source>What official pages show of the employer</source>
        <translation>官方网站上查到的单位情况</translation>
    </message>
    <message>
        <source>No official page is known here for this country. Name yours.</source>
        <translation>本程序没有收录该国家/地区的官方网站，请写明您查的网站。</translation>
    </message>
    <message>
        <source>Not looked up yet: {facts}</source>
        <translation>尚未查询：{facts}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Record what a page shows…</source>
        <translation>登记查到的内容…</translation>
    </message>
    <message>
        <source>My note on this employer…</source>
        <translation>给这家单位写备注…</translation>
    </message>
    <message>
        <source>My note on this recruiter…</source>
        <translation>给这个招聘者写备注…</translation>
    </message>
    <message>
        <source>Another answer…</source>
        <translation>登记新的答复…</translation>
    </message>
    <message>
        <source>Record the answer…</source>
        <translation>登记答复…</translation>
    </message>
    <message>
        <source>Record the answer to: {question}</source>
        <translation>登记答复：{question}</translation>
    </message>
    <message>
        <source>Look there for: {facts}</source>
        <translation>可在此查：{facts}</translation>
    </message>
    <message>
        <source>Open the official page</source>
        <translation>打开官方页面</translation>
    </message>
    <message>
        <source>Open {page}</source>
        <translation>打开{page}</translation>
    </message>
    <message>
        <source>Copy the organisation&apos;s name</source>
        <translation>复制单位名称</translation>
    </message>
</context>
<context>
    <name>CalendarView</name>
    <message>
        <source>Previous month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>With names of employers and jobs</source>
        <translation>写明单位和职位</translation>
    </message>
    <message>
        <source>Export calendar…</source>
        <translation>导出日历…</translation>
    </message>
    <message>
        <source>Calendar programs often copy their entries to an online account.</source>
        <translation>日历软件往往会把日程同步到网上账号。</translation>
    </message>
    <message>
        <source>Nothing planned in the month that follows.</source>
        <translation>此后一个月内没有安排。</translation>
    </message>
    <message>
        <source>{what} (done)</source>
        <translation>{what}（已完成）</translation>
    </message>
    <message>
        <source>Open: {what}</source>
        <translation>打开：{what}</translation>
    </message>
    <message>
        <source>Export calendar</source>
        <translation>导出日历</translation>
    </message>
    <message>
        <source>Calendar saved: {name}. Entries: {count}</source>
        <translation>日历已保存：{name}，共 {count} 条</translation>
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
        <source>Make an evidence pack…</source>
        <translation>制作证据包…</translation>
    </message>
    <message>
        <source>Report this posting…</source>
        <translation>举报这条招聘…</translation>
    </message>
    <message>
        <source>Your counsellor can look at it with you: choose “Report this posting…”, then share the report (Settings, My counsellors).</source>
        <translation>可以请您的就业指导老师一起看：先点“举报这条招聘…”，再到“设置”的“我的指导老师”中分享。</translation>
    </message>
    <message>
        <source>Complain at {platform}…</source>
        <translation>向{platform}投诉…</translation>
    </message>
    <message>
        <source>I already paid or sent my ID…</source>
        <translation>我已付钱或发了证件…</translation>
    </message>
    <message>
        <source>No signs of known scams found in this text.</source>
        <translation>文中未发现已知骗局的迹象。</translation>
    </message>
    <message>
        <source>Many scams show no signs in the ad itself. Check the points below yourself.</source>
        <translation>约一半陷阱单看招聘信息看不出来。请自行核实下列各项。</translation>
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
        <source>{employer} · checked on {day}</source>
        <translation>{employer} · 核查于{day}</translation>
    </message>
    <message>
        <source>Choose: it decides whom to call</source>
        <translation>请选择：关系到该打哪个电话</translation>
    </message>
    <message>
        <source>Where are you?</source>
        <translation>您在哪里？</translation>
    </message>
    <message>
        <source>and {count} more in the posting</source>
        <translation>文中还有 {count} 处</translation>
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
        <source>Show in the posting</source>
        <translation>在原文中显示</translation>
    </message>
    <message>
        <source>Show where the posting says: {text}</source>
        <translation>在原文中显示：{text}</translation>
    </message>
    <message>
        <source>Nothing confirmed yet.</source>
        <translation>还没有已确认的内容。</translation>
    </message>
    <message>
        <source>Screenshot {name}, SHA-256 {hash}</source>
        <translation>截图 {name}，SHA-256 {hash}</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>For: {countries}</source>
        <translation>适用国家/地区：{countries}</translation>
    </message>
    <message>
        <source>For: no country is known</source>
        <translation>适用国家/地区：未知</translation>
    </message>
    <message>
        <source>View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>View the screenshot {name}</source>
        <translation>查看截图 {name}</translation>
    </message>
    <message>
        <source>Copy the organisation&apos;s name</source>
        <translation>复制单位名称</translation>
    </message>
    <message>
        <source>Open the official page</source>
        <translation>打开官方页面</translation>
    </message>
    <message>
        <source>Record the result…</source>
        <translation>登记查询结果…</translation>
    </message>
    <message>
        <source>Record the result of {page}</source>
        <translation>登记查询结果：{page}</translation>
    </message>
</context>
<context>
    <name>CaseloadReportDialog</name>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Sectors of employers</source>
        <translation>单位所属行业</translation>
    </message>
    <message>
        <source>Lists (*.csv *.xlsx)</source>
        <translation>名单 (*.csv *.xlsx)</translation>
    </message>
    <message>
        <source>Sectors known of employers: {count}. Reports made from now on use them.</source>
        <translation>已知所属行业的单位：{count} 家。今后生成的报告会采用。</translation>
    </message>
    <message>
        <source>Folder for the report</source>
        <translation>报告文件夹</translation>
    </message>
</context>
<context>
    <name>CaseloadView</name>
    <message>
        <source>Students</source>
        <translation>学生名册</translation>
    </message>
    <message>
        <source>Import a package…</source>
        <translation>接收授权包…</translation>
    </message>
    <message>
        <source>Add from a list…</source>
        <translation>从名单添加…</translation>
    </message>
    <message>
        <source>Trace a leaked file…</source>
        <translation>外流文件溯源…</translation>
    </message>
    <message>
        <source>Reports…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>My key…</source>
        <translation>我的密钥…</translation>
    </message>
    <message>
        <source>Save the table…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>Colleagues…</source>
        <translation>同事协作…</translation>
    </message>
    <message>
        <source>Hand over, receive, delete…</source>
        <translation>移交、接收或删除…</translation>
    </message>
    <message>
        <source>Change passphrase…</source>
        <translation>更改主密码…</translation>
    </message>
    <message>
        <source>Create recovery sheet…</source>
        <translation>制作恢复码打印页…</translation>
    </message>
    <message>
        <source>Signed lists…</source>
        <translation>已签名的名单…</translation>
    </message>
    <message>
        <source>Texts to print…</source>
        <translation>打印合规文本…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>What they shared…</source>
        <translation>学生分享的内容…</translation>
    </message>
    <message>
        <source>Consent on paper…</source>
        <translation>纸质同意书…</translation>
    </message>
    <message>
        <source>Résumé compared…</source>
        <translation>简历已核对…</translation>
    </message>
    <message>
        <source>The student withdrew…</source>
        <translation>学生已撤回…</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>移交…</translation>
    </message>
    <message>
        <source>Remove this student…</source>
        <translation>移除该学生…</translation>
    </message>
    <message>
        <source>Lock automatically: after {count} min…</source>
        <translation>自动锁定：{count} 分钟后…</translation>
    </message>
    <message>
        <source>No students yet</source>
        <translation>还没有学生</translation>
    </message>
    <message>
        <source>No students of your own yet</source>
        <translation>您名下还没有学生</translation>
    </message>
    <message>
        <source>Give students your key, and import the packages they send you. Or add a list with the columns id, name, resume, purpose, expires.</source>
        <translation>把您的密钥给学生，接收他们发来的授权包；也可导入名单，列名为 id（学号）、name（姓名）、resume（简历）、purpose（用途）、expires（有效期）。</translation>
    </message>
    <message>
        <source>Pseudonyms instead of names</source>
        <translation>以代号代替姓名</translation>
    </message>
    <message>
        <source>Copies for a fair…</source>
        <translation>为招聘会生成副本…</translation>
    </message>
    <message>
        <source>Open vault</source>
        <translation>打开该学生的保险库</translation>
    </message>
    <message>
        <source>Students of your office: {count}. You find them under “Colleagues…”, “Students of the office…”.</source>
        <translation>团队里有 {count} 名学生：点“同事协作…”，再点“团队的学生…”查看。</translation>
    </message>
    <message>
        <source>{state}: {count}</source>
        <translation>{state}：{count}</translation>
    </message>
    <message>
        <source>Import a package</source>
        <translation>接收授权包</translation>
    </message>
    <message>
        <source>Packages (*.consent *.shared)</source>
        <translation>授权包和分享文件 (*.consent *.shared)</translation>
    </message>
    <message>
        <source>{name} has not shared anything. Students share a draft or an incident under Settings, My counsellors.</source>
        <translation>{name} 还没有分享内容。学生可在“设置”的“我的指导老师”中分享草稿或可疑事件。</translation>
    </message>
    <message>
        <source>Add students</source>
        <translation>添加学生</translation>
    </message>
    <message>
        <source>Lists (*.csv *.xlsx)</source>
        <translation>名单 (*.csv *.xlsx)</translation>
    </message>
    <message>
        <source>Add these students?</source>
        <translation>添加这些学生？</translation>
    </message>
    <message>
        <source>Add them</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Has {name} withdrawn the consent?</source>
        <translation>{name} 已撤回同意？</translation>
    </message>
    <message>
        <source>Withdrawing costs the student nothing.</source>
        <translation>撤回同意不会给学生带来任何不利。</translation>
    </message>
    <message>
        <source>End the consent</source>
        <translation>终止同意</translation>
    </message>
    <message>
        <source>Noted: the student withdrew.</source>
        <translation>已记录：学生撤回了同意。</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>移除 {name}？</translation>
    </message>
    <message>
        <source>The vault, its key and files not yet sent are deleted, and nothing brings them back.</source>
        <translation>保险库、密钥和未发出的文件将被删除，无法恢复。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Trace a leaked file</source>
        <translation>外流文件溯源</translation>
    </message>
    <message>
        <source>After {count} min</source>
        <translation>{count} 分钟后</translation>
    </message>
    <message>
        <source>Lock the caseload automatically</source>
        <translation>自动锁定名册</translation>
    </message>
    <message>
        <source>After so long without a key or a click, the caseload and the student who is open are locked.</source>
        <translation>这么久没有按键或点击，名册和正打开的学生保险库就会锁定。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Without input</source>
        <translation>无操作</translation>
    </message>
    <message>
        <source>Saved: locks after {count} min.</source>
        <translation>已保存：{count} 分钟后锁定。</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>{name}: {text}</source>
        <translation>{name}：{text}</translation>
    </message>
    <message>
        <source>packages of this student are signed by another key</source>
        <translation>该学生的授权包是用另一个密钥签名的</translation>
    </message>
    <message>
        <source>the same: {kinds}</source>
        <translation>相同：{kinds}</translation>
    </message>
    <message>
        <source>nothing here to compare with</source>
        <translation>这里没有可以比对的信息</translation>
    </message>
    <message>
        <source>theirs would become version {new} of the résumé here; version {here} stays</source>
        <translation>接收后包中的简历成为第 {new} 版，这里的第 {here} 版保留</translation>
    </message>
    <message>
        <source>different: {kind}</source>
        <translation>不同：{kind}</translation>
    </message>
    <message>
        <source>different: {kind} ({here} here, {package} in the package)</source>
        <translation>不同：{kind}（这里是 {here}，包中是 {package}）</translation>
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
    <name>CheckList</name>
    <message>
        <source>Earlier checks</source>
        <translation>以往的核查</translation>
    </message>
    <message>
        <source>Posting without a title</source>
        <translation>无标题的招聘信息</translation>
    </message>
    <message>
        <source>Open the check of {posting}</source>
        <translation>打开“{posting}”的核查</translation>
    </message>
    <message>
        <source>Serious signs · {detail}</source>
        <translation>严重迹象 · {detail}</translation>
    </message>
    <message>
        <source>{name}: serious signs</source>
        <translation>{name}：严重迹象</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Check</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Check a posting before you send anything. You see warning signs and their sources, not a verdict.</source>
        <translation>发送之前，先核查招聘信息。这里列出可疑迹象和出处，不下结论。</translation>
    </message>
    <message>
        <source>Paste the posting, or only its link</source>
        <translation>粘贴招聘信息全文，或只粘贴链接</translation>
    </message>
    <message>
        <source>Paste the whole text if you can: pay, place, contacts and requirements.</source>
        <translation>最好粘贴全文：薪资、地点、联系方式和对方的要求。</translation>
    </message>
    <message>
        <source>You can also drop a saved page, screenshots of one posting, a PDF or an e-mail on this window.</source>
        <translation>也可以把保存的网页、同一招聘信息的多张截图、PDF 或电子邮件拖到本窗口。</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Check posting</source>
        <translation>开始核查</translation>
    </message>
    <message>
        <source>Check another posting</source>
        <translation>再核查一条</translation>
    </message>
    <message>
        <source>Add to applications…</source>
        <translation>加入求职记录…</translation>
    </message>
    <message>
        <source>Move to Trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>My notes…</source>
        <translation>我的备注…</translation>
    </message>
    <message>
        <source>Try a sample posting</source>
        <translation>用示例招聘信息试试</translation>
    </message>
    <message>
        <source>This is a made-up posting. It shows what a check can find.</source>
        <translation>这是一条虚构的招聘信息，用来演示核查能发现什么。</translation>
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
        <source>Moved to Trash. The ledger keeps its record.</source>
        <translation>已移到回收站。台账记录不变。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>“{name}” is not a picture, despite its name. Its content was checked as text.</source>
        <translation>“{name}”并不是图片，已将其内容作为文字核查。</translation>
    </message>
    <message>
        <source>Each message in this mailbox file was checked separately ({checked} of {messages}, at most the last {most}). This one has the most serious signs. The others are in Earlier checks.</source>
        <translation>已逐封核查该邮箱文件（共 {messages} 封，已核查 {checked} 封，最多最后 {most} 封）。这里显示迹象最严重的一封，其余见“以往的核查”。</translation>
    </message>
    <message>
        <source>This check is in Trash.</source>
        <translation>这次核查在回收站里。</translation>
    </message>
    <message>
        <source>Saved. Only you can see it.</source>
        <translation>已保存，仅您可见。</translation>
    </message>
    <message>
        <source>Countermark-check.pdf</source>
        <translation>简历暗记-核查.pdf</translation>
    </message>
</context>
<context>
    <name>CheckUpDialog</name>
    <message>
        <source>Yearly check-up</source>
        <translation>年度检查</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Save to print…</source>
        <translation>保存并打印…</translation>
    </message>
    <message>
        <source>Done for this year</source>
        <translation>今年已检查</translation>
    </message>
    <message>
        <source>Ten minutes: look at each platform as an employer would, say what you saw, then send the letters that are left.</source>
        <translation>约十分钟：以招聘方视角查看各平台，登记看到的情况，再写好该寄的信。</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>尚未回答</translation>
    </message>
    <message>
        <source>Yes, it opened</source>
        <translation>试过，能打开</translation>
    </message>
    <message>
        <source>No, not tried</source>
        <translation>没有试过</translation>
    </message>
    <message>
        <source>Could you open a backup?</source>
        <translation>试过打开备份吗？</translation>
    </message>
    <message>
        <source>Add a platform…</source>
        <translation>添加平台…</translation>
    </message>
    <message>
        <source>Others, if you ever left a résumé there</source>
        <translation>其他平台（如果您在上面放过简历）</translation>
    </message>
    <message>
        <source>My résumé on {name}</source>
        <translation>我在{name}上的简历</translation>
    </message>
    <message>
        <source>copies: {count}</source>
        <translation>副本 {count} 份</translation>
    </message>
    <message>
        <source>looked at on {day}</source>
        <translation>{day} 看过</translation>
    </message>
    <message>
        <source>Hide it in the settings of the platform: {address}</source>
        <translation>到平台设置里隐藏简历：{address}</translation>
    </message>
    <message>
        <source>Look again on {day}; Today reminds you.</source>
        <translation>{day}再看一次，“今天”页会提醒您。</translation>
    </message>
    <message>
        <source>Write it…</source>
        <translation>写这封信…</translation>
    </message>
    <message>
        <source>Write to {name}: {kind}</source>
        <translation>给{name}写信：{kind}</translation>
    </message>
    <message>
        <source>No letter is due.</source>
        <translation>目前没有需要寄的信。</translation>
    </message>
    <message>
        <source>Save as a page</source>
        <translation>另存为一页</translation>
    </message>
    <message>
        <source>Countermark-check-up.pdf</source>
        <translation>简历暗记-年度检查.pdf</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
</context>
<context>
    <name>CohortFindingDialog</name>
    <message>
        <source>Result of the trace</source>
        <translation>溯源结果</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ComparedResumesDialog</name>
    <message>
        <source>Compare résumés with their files</source>
        <translation>简历与原文件核对</translation>
    </message>
    <message>
        <source>These were read from files by the program. Open each student&apos;s vault, page Résumé, and compare it with the file. Tick whom you have compared; only then are copies made of it.</source>
        <translation>这些简历由程序从文件中读取。请逐一打开学生的保险库，在“简历”页与原文件核对，再勾选已核对的学生；核对之后才会生成副本。</translation>
    </message>
    <message>
        <source>Students whose résumé was not compared yet</source>
        <translation>简历尚未核对的学生</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全部勾选</translation>
    </message>
    <message>
        <source>Open this student&apos;s vault</source>
        <translation>打开该学生的保险库</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{student}: another name in the résumé</source>
        <translation>{student}：简历上是另一个姓名</translation>
    </message>
    <message>
        <source>I compared the ticked ones: {count}</source>
        <translation>勾选的已核对：{count} 名</translation>
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
        <translation>进展</translation>
    </message>
    <message>
        <source>Next date</source>
        <translation>下次安排</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>职位</translation>
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
        <source>Switch off the address in this copy…</source>
        <translation>停用这份副本里的地址…</translation>
    </message>
    <message>
        <source>Write a cover letter…</source>
        <translation>写求职信…</translation>
    </message>
    <message>
        <source>This copy was never used…</source>
        <translation>这份副本没有用过…</translation>
    </message>
    <message>
        <source>Switch off the address in this copy?</source>
        <translation>停用这份副本里的地址？</translation>
    </message>
    <message>
        <source>Your alias provider is asked to. No message to {address} reaches you any more.</source>
        <translation>将请求别名服务商停用。此后发往 {address} 的邮件都不会到达您那里。</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Leave it on</source>
        <translation>保留</translation>
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
        <source>Version {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>提供的内容</translation>
    </message>
    <message>
        <source>Its address</source>
        <translation>其中的地址</translation>
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
        <source>That file is no longer where it was saved. You can save it again here.</source>
        <translation>这个文件已经不在当初保存的位置了，可以在这里重新保存一份。</translation>
    </message>
    <message>
        <source>Save what was pasted…</source>
        <translation>另存粘贴过的内容…</translation>
    </message>
    <message>
        <source>Save {name} again…</source>
        <translation>重新保存 {name}…</translation>
    </message>
    <message>
        <source>It is no longer where it was saved. Your vault has the very file that was sent.</source>
        <translation>文件已不在原来保存的位置。您的保险库里有发出的那份原件。</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>另存为文件</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
</context>
<context>
    <name>CorrectReportDialog</name>
    <message>
        <source>What was said and known</source>
        <translation>对方说了什么、知道什么</translation>
    </message>
    <message>
        <source>The ledger keeps the earlier entry.</source>
        <translation>台账会保留原来的记录。</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>更正</translation>
    </message>
</context>
<context>
    <name>CounsellorCard</name>
    <message>
        <source>My counsellors</source>
        <translation>我的指导老师</translation>
    </message>
    <message>
        <source>Does somebody advise you, at school or at an office? Decide here what they may have, until when, and end it again. You can show them one draft or incident and take their suggestions one by one.</source>
        <translation>学校或机构有老师指导您求职吗？在这里决定给老师哪些信息、到哪天为止，也可随时撤回。还可以请老师看一份草稿或一件可疑事件，再逐条决定是否采纳建议。</translation>
    </message>
    <message>
        <source>Allow, share, take back…</source>
        <translation>授权、分享与撤回…</translation>
    </message>
</context>
<context>
    <name>CounsellorKeyDialog</name>
    <message>
        <source>Your key for students</source>
        <translation>给学生的密钥</translation>
    </message>
    <message>
        <source>Students need it to make packages that only you can open. You can share it freely.</source>
        <translation>学生用这把公钥制作授权包，只有您能打开。公钥可以公开。</translation>
    </message>
    <message>
        <source>The key as a QR code</source>
        <translation>密钥二维码</translation>
    </message>
    <message>
        <source>The key as text</source>
        <translation>密钥文字</translation>
    </message>
    <message>
        <source>Copy the key</source>
        <translation>复制密钥</translation>
    </message>
    <message>
        <source>Save the QR code…</source>
        <translation>保存二维码…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save the QR code</source>
        <translation>保存二维码</translation>
    </message>
    <message>
        <source>key</source>
        <translation>密钥</translation>
    </message>
</context>
<context>
    <name>CounsellorsDialog</name>
    <message>
        <source>My counsellors</source>
        <translation>我的指导老师</translation>
    </message>
    <message>
        <source>What you allowed a counsellor to have, and drafts or incidents you showed them. They answer with suggestions; nothing changes unless you accept it.</source>
        <translation>这里列出您给了老师哪些授权、分享过哪些草稿或可疑事件。老师以建议答复，您不采纳就不会改动任何内容。</translation>
    </message>
    <message>
        <source>Allow a counsellor…</source>
        <translation>授权指导老师…</translation>
    </message>
    <message>
        <source>Share a draft or incident…</source>
        <translation>分享草稿或事件…</translation>
    </message>
    <message>
        <source>Open an answer…</source>
        <translation>打开答复…</translation>
    </message>
    <message>
        <source>What you allowed</source>
        <translation>已给出的授权</translation>
    </message>
    <message>
        <source>What you shared</source>
        <translation>已分享的内容</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>暂无。</translation>
    </message>
    <message>
        <source>ended on {day}</source>
        <translation>已于 {day} 终止</translation>
    </message>
    <message>
        <source>replaced on {day}</source>
        <translation>已于 {day} 被取代</translation>
    </message>
    <message>
        <source>expired on {day}</source>
        <translation>已于 {day} 到期</translation>
    </message>
    <message>
        <source>valid until {day}</source>
        <translation>有效期至 {day}</translation>
    </message>
    <message>
        <source>Save the withdrawal again…</source>
        <translation>再次保存撤回文件…</translation>
    </message>
    <message>
        <source>Save the withdrawal for {name} again</source>
        <translation>再次保存给{name}的撤回文件</translation>
    </message>
    <message>
        <source>End this…</source>
        <translation>终止授权…</translation>
    </message>
    <message>
        <source>End the consent for {name}</source>
        <translation>终止对 {name} 的授权</translation>
    </message>
    <message>
        <source>answered; suggestions to decide on: {count}</source>
        <translation>已答复，待决定的建议：{count} 条</translation>
    </message>
    <message>
        <source>no answer opened yet</source>
        <translation>尚未打开答复</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Suggestions for {title}</source>
        <translation>对“{title}”的建议</translation>
    </message>
    <message>
        <source>Saved. Hand the file to your counsellor yourself.</source>
        <translation>已保存。请自行把文件交给老师。</translation>
    </message>
    <message>
        <source>End the consent for {name}: {purpose}?</source>
        <translation>终止对 {name} 的授权：{purpose}？</translation>
    </message>
    <message>
        <source>A later consent for the same purpose took its place in the counsellor&apos;s program when its file was imported there, and stays as it is. If you never handed over that later file, this one still counts there, and the file that is saved now ends it.</source>
        <translation>较晚的同一用途的同意在其文件被导入后，已在指导老师的程序中取代了它，并保持不变。如果您从未交出那份较晚的文件，这项同意在那里仍然有效，现在保存的文件会终止它。</translation>
    </message>
    <message>
        <source>A file is saved that ends this consent alone in the counsellor&apos;s program: what rests on no other consent is removed there at once. Your other consents for this counsellor stay: {count}. Hand the file over, or say that you withdraw: both count. It costs you nothing. Copies already sent to employers are not called back.</source>
        <translation>会保存一个文件，用来在指导老师的程序中只终止这一项同意：不再以其他同意为依据的内容会立即移除。您给这位老师的其他同意仍然有效：{count} 项。请把文件交给老师，或直接告知撤回，两种方式都有效。撤回不会给您带来任何不利。已发给用人单位的副本无法收回。</translation>
    </message>
    <message>
        <source>A file is saved that ends the consent in the counsellor&apos;s program: what came in your packages is removed there at once. A vault that the counsellor keeps for you is closed, with what you shared in it, and removed after a grace period (usually 30 days) unless it is handed to you before. Hand the file over, or say that you withdraw: both count. It costs you nothing. Copies already sent to employers are not called back.</source>
        <translation>会保存一个文件，用来在指导老师的程序中终止同意：您的授权包带去的数据立即移除；由老师代管的保险库连同您分享的内容不再打开，过了宽限期（通常 30 天）即删除，此前可以交还给您。请把文件交给老师，或直接告知撤回，两种方式都有效。撤回不会给您带来任何不利。已发给用人单位的副本无法收回。</translation>
    </message>
    <message>
        <source>End it and save the file…</source>
        <translation>终止并保存文件…</translation>
    </message>
    <message>
        <source>Given on {day}, until {until}.</source>
        <translation>{day} 给出，至 {until}。</translation>
    </message>
    <message>
        <source>withdrawal</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Save the withdrawal</source>
        <translation>保存撤回文件</translation>
    </message>
    <message>
        <source>Packages (*.consent)</source>
        <translation>授权包 (*.consent)</translation>
    </message>
    <message>
        <source>Ended. Hand the file to your counsellor yourself.</source>
        <translation>已终止。请自行把文件交给老师。</translation>
    </message>
    <message>
        <source>Open an answer</source>
        <translation>打开答复</translation>
    </message>
    <message>
        <source>Answers (*.answer)</source>
        <translation>答复 (*.answer)</translation>
    </message>
</context>
<context>
    <name>CoverLetterDialog</name>
    <message>
        <source>Cover letter</source>
        <translation>求职信</translation>
    </message>
    <message>
        <source>For {recipient}, beside copy {reference}. Write in your own words; the program checks that nothing the copy leaves out is in it.</source>
        <translation>写给{recipient}，随副本 {reference} 一起投递。内容由您自己写，程序只检查信中有没有出现副本已隐去的信息。</translation>
    </message>
    <message>
        <source>Addressed to (name, employer, place)</source>
        <translation>收信人（姓名、单位、地址）</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>称呼</translation>
    </message>
    <message>
        <source>Why this job, at this employer?</source>
        <translation>为什么想应聘这家单位的这个岗位？</translation>
    </message>
    <message>
        <source>When could you start, or talk?</source>
        <translation>何时可以到岗或面谈？</translation>
    </message>
    <message>
        <source>Subject of the mail</source>
        <translation>邮件主题</translation>
    </message>
    <message>
        <source>Your letter</source>
        <translation>您的求职信</translation>
    </message>
    <message>
        <source>Proof {number}: what shows that you can do it?</source>
        <translation>能力证明 {number}：哪件事说明您能胜任？</translation>
    </message>
    <message>
        <source>Proof {number}: begin with an achievement of this copy</source>
        <translation>能力证明 {number}：从副本中的一项业绩写起</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>提纲</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>An empty line begins a paragraph. {example}: both wordings are fine with you; a letter gets one, which marks it.</source>
        <translation>空一行即另起一段。{example} 表示两种说法您都认可，每封信用其中一种，作为暗记。</translation>
    </message>
    <message>
        <source>Put it together again from the outline</source>
        <translation>按提纲重新生成</translation>
    </message>
    <message>
        <source>Save the letter…</source>
        <translation>保存求职信…</translation>
    </message>
    <message>
        <source>Save and write a mail…</source>
        <translation>保存并写邮件…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Begin with an achievement…</source>
        <translation>从副本中的一项业绩写起…</translation>
    </message>
    <message>
        <source>Choose where to save the letter</source>
        <translation>选择信件的保存位置</translation>
    </message>
    <message>
        <source>Letter {reference} was checked, saved and recorded.</source>
        <translation>求职信 {reference} 已核验、保存并记入台账。</translation>
    </message>
    <message>
        <source>It has {pages} pages; recruiters read one.</source>
        <translation>全文共 {pages} 页，招聘人员一般只看一页。</translation>
    </message>
    <message>
        <source>Nothing was saved. Change these words in the letter, then save it again.</source>
        <translation>尚未保存。请修改信中的以下内容，再重新保存。</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>程序出错</translation>
    </message>
    <message>
        <source>Your vault is not affected: what was saved stays saved. This report stays on your computer. To report the error, read it, remove anything private, and copy it.</source>
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
        <source>“{text}” is not a date that fits here. It is still {day}.</source>
        <translation>“{text}”不是这里能填的日期，仍然是 {day}。</translation>
    </message>
    <message>
        <source>MMMM|yyyy</source>
        <translation>yyyy年|M月</translation>
    </message>
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
        <source>Your own words, e.g. send the references</source>
        <translation>自己写，例如“寄出推荐信”</translation>
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
    <name>DesignDialog</name>
    <message>
        <source>Design</source>
        <translation>版式</translation>
    </message>
    <message>
        <source>Your copy in each design</source>
        <translation>您的副本在各版式下的样子</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>疏密</translation>
    </message>
    <message>
        <source>Fit to</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Sections (drag to reorder, untick to hide)</source>
        <translation>栏目（拖动排序，取消勾选则不打印）</translation>
    </message>
    <message>
        <source>As the design has it</source>
        <translation>随版式</translation>
    </message>
    <message>
        <source>As your country prints</source>
        <translation>按所在国家/地区</translation>
    </message>
    <message>
        <source>US Letter</source>
        <translation>美国信纸（Letter）</translation>
    </message>
    <message>
        <source>Automatic: full pages</source>
        <translation>自动（使版面饱满）</translation>
    </message>
    <message>
        <source>Tight</source>
        <translation>紧</translation>
    </message>
    <message>
        <source>Rather tight</source>
        <translation>较紧</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>适中</translation>
    </message>
    <message>
        <source>Rather airy</source>
        <translation>较松</translation>
    </message>
    <message>
        <source>Airy</source>
        <translation>松</translation>
    </message>
    <message>
        <source>As many as needed</source>
        <translation>按内容需要</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Save design</source>
        <translation>保存版式</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Designs</name>
    <message>
        <source>1 page</source>
        <translation>1 页</translation>
    </message>
    <message>
        <source>Pages: {count}</source>
        <translation>{count} 页</translation>
    </message>
    <message>
        <source>One line too long for the number of pages you chose.</source>
        <translation>比所选页数多出 1 行。</translation>
    </message>
    <message>
        <source>Lines too long for the number of pages you chose: {count}</source>
        <translation>比所选页数多出 {count} 行。</translation>
    </message>
    <message>
        <source>Smaller type would be hard to read.</source>
        <translation>再缩小字号就不易阅读了。</translation>
    </message>
    <message>
        <source>It would fit without: {parts}</source>
        <translation>去掉以下内容即可排下：{parts}</translation>
    </message>
    <message>
        <source>Steel blue</source>
        <translation>钢蓝</translation>
    </message>
    <message>
        <source>Navy</source>
        <translation>藏青</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>石板灰</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>Burgundy</source>
        <translation>酒红</translation>
    </message>
    <message>
        <source>Forest green</source>
        <translation>墨绿</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Rust</source>
        <translation>赭红</translation>
    </message>
    <message>
        <source>Sans serif</source>
        <translation>黑体</translation>
    </message>
    <message>
        <source>Serif</source>
        <translation>宋体</translation>
    </message>
    <message>
        <source>Garamond</source>
        <translation>宋体配 Garamond</translation>
    </message>
    <message>
        <source>Sans serif, headings in serif</source>
        <translation>正文黑体，西文标题用衬线体</translation>
    </message>
    <message>
        <source>Noto Sans (widest)</source>
        <translation>Noto Sans（字形最全）</translation>
    </message>
</context>
<context>
    <name>DiagnosticsCard</name>
    <message>
        <source>Diagnostics…</source>
        <translation>诊断信息…</translation>
    </message>
    <message>
        <source>If something goes wrong</source>
        <translation>遇到问题时</translation>
    </message>
    <message>
        <source>Versions and counts for the person helping you, without personal data.</source>
        <translation>列出软件版本和记录数量，方便他人帮您排查；不含个人信息。</translation>
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
        <source>Diagnostics saved.</source>
        <translation>诊断信息已保存。</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Diagnostics</source>
        <translation>诊断信息</translation>
    </message>
    <message>
        <source>Text to be saved</source>
        <translation>将要保存的内容</translation>
    </message>
    <message>
        <source>This is the complete text. Nothing is sent. You save it and decide who gets it.</source>
        <translation>这就是全部内容，不会发送到任何地方。由您保存，并决定交给谁。</translation>
    </message>
    <message>
        <source>Personal data found and blacked out: {count}</source>
        <translation>已查找个人信息并涂黑：{count} 处</translation>
    </message>
    <message>
        <source>Save…</source>
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
    <name>DiscardDialog</name>
    <message>
        <source>Discard what you typed?</source>
        <translation>放弃已填写的内容？</translation>
    </message>
    <message>
        <source>It was not saved.</source>
        <translation>这些内容尚未保存。</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
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
        <source>Copy saved and recorded in the ledger</source>
        <translation>副本已保存，并记入台账</translation>
    </message>
    <message>
        <source>Drag a file into your e-mail or the employer&apos;s form. Click it to open its folder, or press Ctrl+C to copy it.</source>
        <translation>把文件拖进邮件或对方的表单。点按可打开所在文件夹，按 Ctrl+C 可复制文件。</translation>
    </message>
    <message>
        <source>Copy the reference</source>
        <translation>复制编号</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Attach to a new mail</source>
        <translation>附到新邮件</translation>
    </message>
    <message>
        <source>Write the cover letter…</source>
        <translation>写求职信…</translation>
    </message>
    <message>
        <source>Make another copy</source>
        <translation>再做一份</translation>
    </message>
    <message>
        <source>See all applications</source>
        <translation>查看全部求职记录</translation>
    </message>
    <message>
        <source>A draft with the files attached was saved as {name}.</source>
        <translation>带附件的邮件草稿已保存为 {name}。</translation>
    </message>
    <message>
        <source>A draft with the files attached was saved as {name}, but no e-mail program could open it.</source>
        <translation>带附件的邮件草稿已保存为 {name}，但本机没有可以打开的邮件程序。</translation>
    </message>
    <message>
        <source>{file} in the folder “{folder}” is for {recipient} alone.</source>
        <translation>文件夹“{folder}”中的 {file} 只发给“{recipient}”。</translation>
    </message>
    <message>
        <source>Verified. Checks made: {count}. Nothing withheld was found.</source>
        <translation>已核验，共 {count} 项检查，未发现应隐去的内容。</translation>
    </message>
</context>
<context>
    <name>DoubtRow</name>
    <message>
        <source>Show the field</source>
        <translation>查看该字段</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop a list: of your applications, or an official one</source>
        <translation>拖放列表：您的求职记录或官方名录</translation>
    </message>
    <message>
        <source>Drop it: it opens on the page it belongs to</source>
        <translation>松开即可，程序会按内容放到相应的页面</translation>
    </message>
    <message>
        <source>Drop it for “{page}”</source>
        <translation>松开后交给“{page}”页</translation>
    </message>
    <message>
        <source>This page cannot use that</source>
        <translation>此页面无法使用</translation>
    </message>
</context>
<context>
    <name>Drops</name>
    <message>
        <source>Reading the file…</source>
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
        <source>None of these files was opened.</source>
        <translation>这些文件都没有读取。</translation>
    </message>
    <message>
        <source>“{name}” is not a résumé, a posting or a known list.</source>
        <translation>“{name}”里既没有简历或招聘信息，也没有可识别的求职记录或名录。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Not opened, because another file was being read: {names}. Drop it again.</source>
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
        <source>“{name}” is a folder. Open it and drop the files inside it.</source>
        <translation>“{name}”是文件夹。请打开文件夹，拖入里面的文件。</translation>
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
        <source>“{name}” has no columns that the program knows. A list of your applications needs one for the company and one for the day. An official list can be imported under Settings, where you say what its columns contain.</source>
        <translation>“{name}”中没有可识别的列。求职记录需要有公司列和日期列；官方名录可在“设置”中导入，由您指明各列的内容。</translation>
    </message>
</context>
<context>
    <name>DueList</name>
    <message>
        <source>Show {count} more</source>
        <translation>再显示 {count} 项</translation>
    </message>
    <message>
        <source>Due now: {count}</source>
        <translation>现在要处理：{count} 项</translation>
    </message>
    <message>
        <source>In the next two weeks: {count}</source>
        <translation>未来两周：{count} 项</translation>
    </message>
    <message>
        <source>Waiting for an answer: {count}</source>
        <translation>等待答复：{count} 项</translation>
    </message>
    <message>
        <source>Put off until {day} · {what}</source>
        <translation>推迟到 {day} · {what}</translation>
    </message>
    <message>
        <source>Bring back now: {what}</source>
        <translation>取消推迟：{what}</translation>
    </message>
    <message>
        <source>They no longer need the copy (since {day}). Ask them to delete it.</source>
        <translation>自{day}起对方不再需要这份副本，请要求删除。</translation>
    </message>
    <message>
        <source>Their reply was due {day}. Ask again, or complain to the regulator.</source>
        <translation>对方应于{day}前答复。请再次催问，或向监管部门投诉。</translation>
    </message>
    <message>
        <source>Due {day}: {what}</source>
        <translation>{day}到期：{what}</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Remind me later: {what}</source>
        <translation>稍后提醒：{what}</translation>
    </message>
    <message>
        <source>Put off: {count}</source>
        <translation>已推迟：{count} 项</translation>
    </message>
    <message>
        <source>Interview: {when}</source>
        <translation>面试：{when}</translation>
    </message>
    <message>
        <source>Last day to apply: {day}</source>
        <translation>投递截止：{day}</translation>
    </message>
    <message>
        <source>Done: {what}</source>
        <translation>已完成：{what}</translation>
    </message>
    <message>
        <source>No news since {day}. Follow up, or set the status to “Ghosted”.</source>
        <translation>自{day}起没有消息。可以跟进，或将进展设为“无回音”。</translation>
    </message>
    <message>
        <source>No news since {day}</source>
        <translation>自{day}起没有消息</translation>
    </message>
    <message>
        <source>Open the incident “{title}”</source>
        <translation>打开事件“{title}”</translation>
    </message>
    <message>
        <source>You wanted to avoid them. They turned up again on {day}: {title}</source>
        <translation>您曾标记要避开，{day} 再次出现：{title}</translation>
    </message>
    <message>
        <source>You have a note about them. They turned up again on {day}: {title}</source>
        <translation>您写过备注，{day} 再次出现：{title}</translation>
    </message>
    <message>
        <source>Seen: {name}</source>
        <translation>已知悉：{name}</translation>
    </message>
    <message>
        <source>Open the plan “{title}”</source>
        <translation>打开计划“{title}”</translation>
    </message>
    <message>
        <source>I am back: {title}</source>
        <translation>我已平安返回：{title}</translation>
    </message>
    <message>
        <source>Review how employers see you there: due {day}</source>
        <translation>以招聘方视角查看自己的资料：{day}</translation>
    </message>
    <message>
        <source>Yearly check-up</source>
        <translation>年度检查</translation>
    </message>
    <message>
        <source>Ten minutes: see who still has your data and which letters to send</source>
        <translation>约十分钟：看看谁还持有您的信息，该发哪些信</translation>
    </message>
    <message>
        <source>Start check-up</source>
        <translation>开始年度检查</translation>
    </message>
    <message>
        <source>Checked on {day}. Check again before you send more.</source>
        <translation>核查于{day}，再次投递前请重新核查。</translation>
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
        <source>{name} received your application on {day}, before you used Countermark.</source>
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
        <source>Choose the file that you really sent. The places you changed no longer count for or against this copy; everything else still does. The file is read, not saved.</source>
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
    <name>EmployerPostingDialog</name>
    <message>
        <source>Check a posting of {employer}</source>
        <translation>核查招聘信息：{employer}</translation>
    </message>
    <message>
        <source>The check card is kept in your caseload with its date, and used for every fair. No student is named in it.</source>
        <translation>核查卡注明日期，保存在您的名册里，每场招聘会都会用到，其中不涉及任何学生。</translation>
    </message>
    <message>
        <source>Paste the posting</source>
        <translation>粘贴招聘信息</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Check posting</source>
        <translation>开始核查</translation>
    </message>
    <message>
        <source>Check another posting</source>
        <translation>再核查一条</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
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
        <source>The posting names {named}. Its card is kept for {employer}.</source>
        <translation>招聘信息写的是 {named}，核查卡已存在 {employer} 名下。</translation>
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
    <name>EraseCard</name>
    <message>
        <source>Delete everything…</source>
        <translation>全部删除…</translation>
    </message>
    <message>
        <source>Remove this student</source>
        <translation>移除该学生</translation>
    </message>
    <message>
        <source>Removes {name} from your caseload: this vault, its key, its backups and files not yet sent. Your other students and your settings stay. All that stays about {name} is one line without a name: that there was a consent, and when it ended. Copies that were sent stay with whoever has them.</source>
        <translation>将 {name} 从您的学生名册中移除：删除这个保险库及其密钥、备份和未发出的文件。其他学生和您的设置不受影响。关于 {name}，只留下一条不含姓名的记录，写明曾有授权以及何时终止。已发出的副本仍在接收方手中。</translation>
    </message>
    <message>
        <source>Remove this student…</source>
        <translation>移除该学生…</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>全部删除</translation>
    </message>
    <message>
        <source>The vault, its local backups and the settings, from this computer.</source>
        <translation>从这台电脑上删除保险库、本机备份和设置。</translation>
    </message>
    <message>
        <source>Nothing was deleted.</source>
        <translation>未删除任何内容。</translation>
    </message>
    <message>
        <source>{counsellor} keeps what you allowed until {day}. To end that, press “Allow, share, take back…” before you delete.</source>
        <translation>{counsellor} 在 {day} 之前仍可使用您授权的内容。如需终止，请在删除之前点“授权、分享与撤回…”。</translation>
    </message>
    <message>
        <source>The students you advise are in vaults of their own and stay. Delete them on their page.</source>
        <translation>您指导的学生各有自己的保险库，不会一并删除。请在学生页面删除。</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Delete everything</source>
        <translation>全部删除</translation>
    </message>
    <message>
        <source>This deletes the vault with your résumé, all copies and the ledger, its local backups, the official lists and the settings from this computer. Files you saved yourself and copies you sent are not deleted. A modern disk may keep traces. The key is deleted first, so they stay encrypted.</source>
        <translation>将从这台电脑删除保险库（简历、全部副本和台账）、本机备份、官方名录和设置。您自行保存的文件和已发出的副本不会删除。硬盘上可能留有痕迹；密钥最先删除，因此残留内容仍是加密的。</translation>
    </message>
    <message>
        <source>Nothing was deleted. Type {word} to delete everything.</source>
        <translation>未删除任何内容。要全部删除，请输入“{word}”。</translation>
    </message>
    <message>
        <source>DELETE</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Type {word} to confirm</source>
        <translation>输入“{word}”以确认</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ErasePage</name>
    <message>
        <source>Deleting everything</source>
        <translation>正在删除全部内容</translation>
    </message>
    <message>
        <source>Deletion has started and cannot be stopped. The key has already been deleted.</source>
        <translation>删除已经开始，无法停止。密钥已经删除。</translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>Evidence pack</source>
        <translation>证据包</translation>
    </message>
    <message>
        <source>Was money lost?</source>
        <translation>有钱款损失吗？</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Postings and their cards</source>
        <translation>招聘信息与核查卡</translation>
    </message>
    <message>
        <source>What you sent</source>
        <translation>您发送的内容</translation>
    </message>
    <message>
        <source>Letters and answers</source>
        <translation>信件与答复</translation>
    </message>
    <message>
        <source>What happened, line by line</source>
        <translation>经过（逐行）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Who is it for?</source>
        <translation>交给谁？</translation>
    </message>
    <message>
        <source>The police, a court or a lawyer: everything</source>
        <translation>警方、法院或律师：全部内容</translation>
    </message>
    <message>
        <source>Anybody else: only copies with hidden parts</source>
        <translation>其他人：只含遮去他人信息的副本</translation>
    </message>
    <message>
        <source>Also hide in the copies</source>
        <translation>副本中还要隐去</translation>
    </message>
    <message>
        <source>names, nicknames, numbers that the program did not see; commas between them</source>
        <translation>程序没认出的姓名、称呼、号码，用逗号隔开</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Write the request for a time-stamp</source>
        <translation>生成时间戳请求文件</translation>
    </message>
    <message>
        <source>Add the authority’s answer…</source>
        <translation>加入时间戳机构的答复…</translation>
    </message>
    <message>
        <source>1. First things first</source>
        <translation>1. 先做最要紧的事</translation>
    </message>
    <message>
        <source>2. What belongs to it?</source>
        <translation>2. 包括哪些内容？</translation>
    </message>
    <message>
        <source>3. The exhibits</source>
        <translation>3. 证据</translation>
    </message>
    <message>
        <source>4. What happened</source>
        <translation>4. 经过</translation>
    </message>
    <message>
        <source>The pack is made</source>
        <translation>证据包已制作</translation>
    </message>
    <message>
        <source>A pack can wait an hour; a payment that can still be stopped cannot.</source>
        <translation>证据包可以晚点再做，还来得及止付的款项不能等。</translation>
    </message>
    <message>
        <source>Screenshots of chats, receipts, recordings: add them as they are. They are never changed.</source>
        <translation>聊天截图、付款凭证、录音：请原样添加，程序不会改动它们。</translation>
    </message>
    <message>
        <source>For each, say where it is from and what it shows, in plain words. Hide other people&apos;s data in the copies you hand on.</source>
        <translation>用平实的话写明每份证据的来源和证明目的；在提交用的副本中遮去他人信息。</translation>
    </message>
    <message>
        <source>Only what happened, and when. Do not guess or accuse: the reader draws the conclusions.</source>
        <translation>只写何时发生了什么。不猜测，不给任何人下定性；结论由阅读者得出。</translation>
    </message>
    <message>
        <source>Keep the telephone and the original chat. A time-stamp of an outside authority is your choice: it can show that the pack existed on a day.</source>
        <translation>请保留手机和原始聊天记录。是否申请外部机构的时间戳由您决定：它能说明证据包在某日已经存在。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Folder for the evidence pack</source>
        <translation>证据包存放文件夹</translation>
    </message>
    <message>
        <source>Where are you?</source>
        <translation>您在哪里？</translation>
    </message>
    <message>
        <source>Choose: it decides whom to call</source>
        <translation>请选择：关系到该打哪个电话</translation>
    </message>
    <message>
        <source>{name}: {number}</source>
        <translation>{name}：{number}</translation>
    </message>
    <message>
        <source>The folder holds the originals, unchanged, and beside them copies with hidden parts. Hand the whole folder on only to these; for anybody else make a second pack.</source>
        <translation>文件夹里有未经改动的原件，旁边是遮去他人信息的副本。整个文件夹只交给上述对象；给其他人请另做一份。</translation>
    </message>
    <message>
        <source>The originals stay out. What has no copy with hidden parts yet is only listed: look through its picture first. Read the summary once more: it says what you wrote.</source>
        <translation>不放入原件。还没有遮挡副本的，只列出名称：请先逐张看图、遮挡。摘要里是您写的内容，请再看一遍。</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files: {count}</source>
        <translation>文件：{count} 个</translation>
    </message>
    <message>
        <source>Leave out {name}</source>
        <translation>去掉 {name}</translation>
    </message>
    <message>
        <source>No exhibits yet. The pack tells what happened; go back to add screenshots, copies or letters.</source>
        <translation>还没有证据材料，证据包里只有经过说明。可返回上一步添加截图、副本或信件。</translation>
    </message>
    <message>
        <source>The evidence pack is in {folder}. Open data/summary.pdf in it first.</source>
        <translation>证据包在 {folder}。请先打开其中的 data/summary.pdf。</translation>
    </message>
    <message>
        <source>Evidence pack made on {day} in {folder}</source>
        <translation>证据包已于 {day} 制作，保存在 {folder}</translation>
    </message>
    <message>
        <source>Posting: {title}</source>
        <translation>招聘信息：{title}</translation>
    </message>
    <message>
        <source>Noted with the incident. It is listed under Leaks.</source>
        <translation>已记在事件中，可在“溯源”页找到。</translation>
    </message>
    <message>
        <source>The authority’s answer</source>
        <translation>时间戳机构的答复</translation>
    </message>
    <message>
        <source>The authority’s certificates</source>
        <translation>时间戳机构的证书</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
</context>
<context>
    <name>ExhibitRow</name>
    <message>
        <source>Where it is from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>证明目的</translation>
    </message>
    <message>
        <source>{what}: {name}</source>
        <translation>{what}：{name}</translation>
    </message>
    <message>
        <source>From whom, where and when you got it</source>
        <translation>从谁、在哪里、何时得到</translation>
    </message>
    <message>
        <source>See what is hidden…</source>
        <translation>查看隐去的内容…</translation>
    </message>
    <message>
        <source>See what the copy of {name} hides</source>
        <translation>查看 {name} 的副本隐去了什么</translation>
    </message>
    <message>
        <source>Hide parts…</source>
        <translation>遮盖部分内容…</translation>
    </message>
    <message>
        <source>Hide parts of {name}</source>
        <translation>遮盖 {name} 的部分内容</translation>
    </message>
    <message>
        <source>Needs no copy: you or this program wrote it.</source>
        <translation>不需要副本：由您或本程序制作。</translation>
    </message>
    <message>
        <source>A copy with hidden parts is made. Boxes: {count}</source>
        <translation>将制作遮盖后的副本。遮盖框：{count} 个</translation>
    </message>
    <message>
        <source>A copy is made of its pixels alone; you found nothing to hide.</source>
        <translation>将制作只含像素的副本；您看过，没有需要遮盖的内容。</translation>
    </message>
    <message>
        <source>No copy to hand on yet: look through it first.</source>
        <translation>还没有可提交的副本：请先看一遍。</translation>
    </message>
    <message>
        <source>A copy is made of its text, where it has one; or look through its pages as a picture (four at most).</source>
        <translation>有文字时制作文字副本；也可以把各页作为图片逐一查看（最多四页）。</translation>
    </message>
    <message>
        <source>A copy of its text is made. Left readable by you: {shown}; hidden by you: {hidden}</source>
        <translation>会生成一份文字副本。您保留可读：{shown} 处；另外隐去：{hidden} 处</translation>
    </message>
    <message>
        <source>A copy of its text is made, other people’s data hidden, where it can be read.</source>
        <translation>能读出文字时，制作遮去他人信息的文字副本。</translation>
    </message>
</context>
<context>
    <name>ExpectedNote</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Usually expected with an application ({country}): {kinds}.</source>
        <translation>用人单位（{country}）一般希望投递时就看到：{kinds}。</translation>
    </message>
    <message>
        <source>Anyone with the copy can call you. Use a number you can give up.</source>
        <translation>拿到副本的人都能给您打电话，最好留一个可以随时停用的号码。</translation>
    </message>
    <message>
        <source>Show it in this copy</source>
        <translation>在此副本中保留</translation>
    </message>
</context>
<context>
    <name>FactRow</name>
    <message>
        <source>Something else: {value}</source>
        <translation>其他：{value}</translation>
    </message>
    <message>
        <source>only implied</source>
        <translation>只是暗示</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>不确定</translation>
    </message>
</context>
<context>
    <name>FairDialog</name>
    <message>
        <source>Copies for a fair</source>
        <translation>招聘会的副本</translation>
    </message>
    <message>
        <source>List of employers…</source>
        <translation>用人单位名单…</translation>
    </message>
    <message>
        <source>Sign for colleagues…</source>
        <translation>签名后分享给同事…</translation>
    </message>
    <message>
        <source>Folder for the copies…</source>
        <translation>副本文件夹…</translation>
    </message>
    <message>
        <source>How much do the copies show?</source>
        <translation>副本展示多少内容？</translation>
    </message>
    <message>
        <source>A folder for each</source>
        <translation>文件夹分类方式</translation>
    </message>
    <message>
        <source>Employers of the list</source>
        <translation>名单中的用人单位</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>用人单位</translation>
    </message>
    <message>
        <source>Check a posting…</source>
        <translation>核查招聘信息…</translation>
    </message>
    <message>
        <source>Compare these résumés…</source>
        <translation>核对这些简历…</translation>
    </message>
    <message>
        <source>Make no copies for</source>
        <translation>不向这些单位投递</translation>
    </message>
    <message>
        <source>Check the employers again whose card is too old</source>
        <translation>重新核查结果已过期的用人单位</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No list of employers yet</source>
        <translation>还没有用人单位名单</translation>
    </message>
    <message>
        <source>No folder for the copies yet</source>
        <translation>还没有副本文件夹</translation>
    </message>
    <message>
        <source>List of employers</source>
        <translation>用人单位名单</translation>
    </message>
    <message>
        <source>Lists (*.csv *.xlsx *.signed)</source>
        <translation>名单 (*.csv *.xlsx *.signed)</translation>
    </message>
    <message>
        <source>The copies in that folder were made with other choices. Choose another folder for these.</source>
        <translation>那个文件夹里的副本是按另外的选项生成的。请为这次的副本另选一个文件夹。</translation>
    </message>
    <message>
        <source>Folder for the copies</source>
        <translation>副本文件夹</translation>
    </message>
    <message>
        <source>Sign this list for colleagues</source>
        <translation>签名后分享给同事</translation>
    </message>
    <message>
        <source>They see who made it and until when it is valid (90 days). It is searched for personal data first. It contains no students.</source>
        <translation>同事会看到名单由谁制作、有效期到哪天（90 天）。签名前会先检查有无个人信息；名单中没有学生。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Name of the fair</source>
        <translation>招聘会名称</translation>
    </message>
    <message>
        <source>Signed lists (*.signed)</source>
        <translation>已签名的名单 (*.signed)</translation>
    </message>
    <message>
        <source>Save the signed list</source>
        <translation>保存已签名的名单</translation>
    </message>
    <message>
        <source>{employer} – no check yet</source>
        <translation>{employer}（尚未核查）</translation>
    </message>
    <message>
        <source>{employer} – postings checked: {count}, last check {day}</source>
        <translation>{employer}（已核查 {count} 条招聘信息，最近一次 {day}）</translation>
    </message>
    <message>
        <source>Stopped. What was made is there; the same folder goes on with it.</source>
        <translation>已停止。已生成的都在；用同一个文件夹可以继续。</translation>
    </message>
    <message>
        <source>Make the missing copies</source>
        <translation>补做缺少的副本</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Make the copies</source>
        <translation>生成副本</translation>
    </message>
    <message>
        <source>Every student whose consent names an employer gets a copy of their own for it, as PDF and Word, marked and verified. A list has the columns recipient, kind, domain, e-mail.</source>
        <translation>同意书中列出某个用人单位的每名学生，都会得到一份给该用人单位的专属副本（PDF 和 Word），带暗记并经过验证。名单的列为 recipient（用人单位）、kind（类型）、domain（网址域名）、e-mail（邮箱）。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
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
        <source>Read from your file: check that it is right.</source>
        <translation>从您的文件中读出：请核对是否正确。</translation>
    </message>
</context>
<context>
    <name>FieldChoices</name>
    <message>
        <source>What this copy shows of each personal field. A choice here overrides the category setting.</source>
        <translation>每一项个人信息在这份副本中的处理方式。此处的选择优先于类别设置。</translation>
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
        <translation>{kind} · 不提供</translation>
    </message>
    <message>
        <source>(photo)</source>
        <translation>（照片）</translation>
    </message>
    <message>
        <source>Use category setting</source>
        <translation>按类别设置</translation>
    </message>
    <message>
        <source>{value} → {now}</source>
        <translation>{value} → {now}</translation>
    </message>
</context>
<context>
    <name>FirstHourDialog</name>
    <message>
        <source>First steps</source>
        <translation>先做这些</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>发生了什么？</translation>
    </message>
    <message>
        <source>Where are you?</source>
        <translation>您在哪里？</translation>
    </message>
    <message>
        <source>Save to print…</source>
        <translation>保存并打印…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Plan a meeting…</source>
        <translation>制定会面计划…</translation>
    </message>
    <message>
        <source>When that is done: write it down while you remember it</source>
        <translation>做完这些以后：趁还记得，把经过记下来</translation>
    </message>
    <message>
        <source>Log what happened…</source>
        <translation>记录经过…</translation>
    </message>
    <message>
        <source>Make an evidence pack…</source>
        <translation>制作证据包…</translation>
    </message>
    <message>
        <source>Choose: it decides whom to call</source>
        <translation>请选择：关系到该打哪个电话</translation>
    </message>
    <message>
        <source>Save as a page</source>
        <translation>另存为一页</translation>
    </message>
    <message>
        <source>Countermark-steps.pdf</source>
        <translation>简历暗记-先做这些.pdf</translation>
    </message>
    <message>
        <source>The steps are saved: {name}</source>
        <translation>步骤已保存：{name}</translation>
    </message>
</context>
<context>
    <name>FirstResume</name>
    <message>
        <source>Import my résumé</source>
        <translation>导入我的简历</translation>
    </message>
    <message>
        <source>PDF, Word, text and more. Choose a file or drop it here. You review every field before it is saved.</source>
        <translation>支持 PDF、Word、纯文本等格式。选择文件，或直接拖到这里。保存前，每一项都由您核对。</translation>
    </message>
    <message>
        <source>Try sample data</source>
        <translation>用示例试试</translation>
    </message>
    <message>
        <source>Try it with sample data.</source>
        <translation>先用示例数据试用全部功能。</translation>
    </message>
    <message>
        <source>Start from scratch</source>
        <translation>从零开始填写</translation>
    </message>
    <message>
        <source>Fill in an empty form.</source>
        <translation>填写空白表格。</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>What this step is about</source>
        <translation>这一步的内容</translation>
    </message>
    <message>
        <source>Your vault</source>
        <translation>您的保险库</translation>
    </message>
    <message>
        <source>Your caseload</source>
        <translation>您指导的学生</translation>
    </message>
    <message>
        <source>A passphrase protects it. Your recovery sheet gets you back in.</source>
        <translation>主密码保护它；忘记时，用恢复码打印页找回。</translation>
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
        <source>Your students&apos; résumés, on their terms</source>
        <translation>学生的简历，由学生做主</translation>
    </message>
    <message>
        <source>Two short steps. Nothing here uses the network.</source>
        <translation>只需两步，全程不联网。</translation>
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
        <source>Step {number} of {count}</source>
        <translation>第 {number} 步，共 {count} 步</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>Copy recorded. Paste it into the form part by part</source>
        <translation>副本已记录，请逐段粘贴到表单</translation>
    </message>
    <message>
        <source>Each part carries this copy&apos;s marks, so paste it unchanged. The clipboard is cleared after a minute.</source>
        <translation>每一段都带有这份副本的暗记，请原样粘贴。剪贴板将在一分钟后清空。</translation>
    </message>
    <message>
        <source>I&apos;ve filled in the form</source>
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
        <source>Clipboard is cleared in {count} s.</source>
        <translation>剪贴板将在 {count} 秒后清空。</translation>
    </message>
    <message>
        <source>Nothing on the clipboard is from this copy.</source>
        <translation>剪贴板上没有这份副本的内容。</translation>
    </message>
</context>
<context>
    <name>GuidedDialog</name>
    <message>
        <source>What the page said</source>
        <translation>页面显示的内容</translation>
    </message>
    <message>
        <source>Copy what “{page}” shows about this employer and paste it here: name, number, status. It is compared with the posting and saved with this check, as what you saw today.</source>
        <translation>请把“{page}”上关于该单位的内容（名称、编号、状态）复制粘贴到这里。程序会与招聘信息比对，并作为您今天看到的内容随本次核查保存。</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>显示的内容</translation>
    </message>
    <message>
        <source>Read a screenshot…</source>
        <translation>读取截图…</translation>
    </message>
    <message>
        <source>Save with the check</source>
        <translation>随核查保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose a screenshot</source>
        <translation>选择截图</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>{name} is saved with the check. What you typed is unchanged.</source>
        <translation>{name} 已随核查保存，您输入的内容保持不变。</translation>
    </message>
    <message>
        <source>Read from {name}. Check that it is right. The picture is saved with the check.</source>
        <translation>已从 {name} 读取。请看看是否正确。图片随核查一并保存。</translation>
    </message>
    <message>
        <source>{name} is saved with the check, but no text could be read in it. Type what it shows.</source>
        <translation>{name} 随核查一并保存，但未能从中读出文字。请手动输入图中的内容。</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>在指南中搜索</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>The page</source>
        <translation>指南正文</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>没有匹配的内容。</translation>
    </message>
</context>
<context>
    <name>HidePartsDialog</name>
    <message>
        <source>Hide parts of {name}</source>
        <translation>遮盖 {name} 的部分内容</translation>
    </message>
    <message>
        <source>Draw over names, numbers, faces and accounts of other people. In the copy to hand on these pixels are gone; your file stays as it is.</source>
        <translation>把他人的姓名、号码、面部和账号盖住。提交用的副本中这些像素不复存在；您的文件保持原样。</translation>
    </message>
    <message>
        <source>Draw a box with the mouse, or add one and move it with the arrow keys (Shift to resize).</source>
        <translation>用鼠标画框；也可添加一个框，用方向键移动（按住 Shift 调整大小）。</translation>
    </message>
    <message>
        <source>The picture, with the boxes that will be black</source>
        <translation>图片及将被涂黑的框</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>{per_cent}%</source>
        <translation>{per_cent}%</translation>
    </message>
    <message>
        <source>Add a box</source>
        <translation>添加一个框</translation>
    </message>
    <message>
        <source>Remove the last box</source>
        <translation>移除最后一个框</translation>
    </message>
    <message>
        <source>Propose boxes</source>
        <translation>建议遮盖框</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Hide these parts</source>
        <translation>遮盖这些部分</translation>
    </message>
    <message>
        <source>Nothing to hide: I looked</source>
        <translation>看过了，没有需要遮盖的</translation>
    </message>
</context>
<context>
    <name>HideWordsDialog</name>
    <message>
        <source>What the copy of {name} hides</source>
        <translation>{name} 的副本隐去了什么</translation>
    </message>
    <message>
        <source>Marked words are replaced in the copy to hand on. Your file stays as it is. Untick what may be read.</source>
        <translation>在转交用的副本里，标出的文字会被替换掉；原文件不会改动。可以让人看到的，取消勾选即可。</translation>
    </message>
    <message>
        <source>The text, with the words that are hidden marked</source>
        <translation>文件正文，已标出要隐去的文字</translation>
    </message>
    <message>
        <source>Hide more words</source>
        <translation>还要隐去的文字</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐去</translation>
    </message>
    <message>
        <source>Use this copy</source>
        <translation>就用这份副本</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Hidden in the copy</source>
        <translation>副本中隐去的内容</translation>
    </message>
    <message>
        <source>Nothing was found that the copy would hide.</source>
        <translation>没有发现需要隐去的内容。</translation>
    </message>
    <message>
        <source>“{word}” is not in this text.</source>
        <translation>正文里没有“{word}”。</translation>
    </message>
</context>
<context>
    <name>IncidentCases</name>
    <message>
        <source>Reported to</source>
        <translation>已报告的机构</translation>
    </message>
    <message>
        <source>Which office?</source>
        <translation>哪个机构？</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>案件编号</translation>
    </message>
    <message>
        <source>Reported on</source>
        <translation>报告日期</translation>
    </message>
    <message>
        <source>e.g. the bank, the police, the platform</source>
        <translation>例如：银行、警方、招聘平台</translation>
    </message>
    <message>
        <source>Note the report</source>
        <translation>记录报告</translation>
    </message>
    <message>
        <source>Add case number…</source>
        <translation>补填案件编号…</translation>
    </message>
    <message>
        <source>Add the case number of {office}</source>
        <translation>补填“{office}”的案件编号</translation>
    </message>
    <message>
        <source>What they replied…</source>
        <translation>对方的答复…</translation>
    </message>
    <message>
        <source>What {office} replied…</source>
        <translation>{office}的答复…</translation>
    </message>
    <message>
        <source>Add case number</source>
        <translation>补填案件编号</translation>
    </message>
    <message>
        <source>It is on the receipt, or in the message that confirmed your report.</source>
        <translation>回执或对方发来的短信里会写明。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>What did they reply?</source>
        <translation>对方怎么答复？</translation>
    </message>
    <message>
        <source>The ledger keeps the earlier entry.</source>
        <translation>台账会保留此前的内容。</translation>
    </message>
    <message>
        <source>Save status</source>
        <translation>保存进展</translation>
    </message>
    <message>
        <source>Their words, or what they said</source>
        <translation>原文或大意</translation>
    </message>
</context>
<context>
    <name>IncidentDialog</name>
    <message>
        <source>Save as an incident</source>
        <translation>保存为可疑事件</translation>
    </message>
    <message>
        <source>It is saved in your vault exactly as you received it, with today&apos;s answer.</source>
        <translation>原件按您收到的样子存入保险库，并附上今天的结论。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Date found</source>
        <translation>发现日期</translation>
    </message>
    <message>
        <source>Where it was found</source>
        <translation>发现渠道</translation>
    </message>
    <message>
        <source>e.g. a phone call, the address of a site</source>
        <translation>例如：一通电话、某个网址</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Correct the incident</source>
        <translation>更正事件</translation>
    </message>
    <message>
        <source>The ledger keeps the earlier entry.</source>
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
        <source>Join…</source>
        <translation>合并事件…</translation>
    </message>
    <message>
        <source>Saved incidents</source>
        <translation>已保存的事件</translation>
    </message>
    <message>
        <source>joined with others: {count}</source>
        <translation>已与 {count} 个事件合并</translation>
    </message>
    <message>
        <source>Open the incident “{title}”</source>
        <translation>打开事件“{title}”</translation>
    </message>
</context>
<context>
    <name>IncidentReportDialog</name>
    <message>
        <source>Log a call or message</source>
        <translation>登记来电或消息</translation>
    </message>
    <message>
        <source>Write down what you remember now; you can add more later. Nothing leaves this PC.</source>
        <translation>先写下您现在记得的，以后还可以补充。内容不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Saved with where it was found: {where}</source>
        <translation>发现渠道会记为：{where}</translation>
    </message>
    <message>
        <source>What was it?</source>
        <translation>是什么？</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>From which number or address?</source>
        <translation>对方的号码或地址</translation>
    </message>
    <message>
        <source>What did they say?</source>
        <translation>对方说了什么？</translation>
    </message>
    <message>
        <source>Was money lost?</source>
        <translation>有钱款损失吗？</translation>
    </message>
    <message>
        <source>“unknown” is an answer too</source>
        <translation>填“未知”也可以</translation>
    </message>
    <message>
        <source>e.g. 300 yuan by WeChat</source>
        <translation>如：微信转账 300 元</translation>
    </message>
    <message>
        <source>What did they know about you?</source>
        <translation>对方知道您的哪些信息？</translation>
    </message>
    <message>
        <source>Tick what they said, or what they could only do because they knew it. Earlier values count: they point at older copies.</source>
        <translation>勾选对方说出的内容，或从其做法可知其掌握的内容。以前的旧信息也算，可据此判断是较早的副本。</translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation>再显示 {count} 项</translation>
    </message>
    <message>
        <source>Something else they knew</source>
        <translation>对方还知道的其他内容</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Recordings, screenshots, files</source>
        <translation>录音、截图、文件</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>To which account, number or address?</source>
        <translation>给了哪个账户、号码或地址？</translation>
    </message>
    <message>
        <source>What did you pay, send or allow?</source>
        <translation>您付了、交了或照做了什么？</translation>
    </message>
    <message>
        <source>How much?</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Leave out {name}</source>
        <translation>去掉 {name}</translation>
    </message>
</context>
<context>
    <name>IncidentSteps</name>
    <message>
        <source>What to do next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Was money lost?</source>
        <translation>有钱款损失吗？</translation>
    </message>
    <message>
        <source>Something to do</source>
        <translation>要做的事</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>How much?</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>e.g. ask the platform where it got the number</source>
        <translation>例如：询问平台号码从何而来</translation>
    </message>
    <message>
        <source>e.g. 300, by bank transfer</source>
        <translation>例如：300 元，微信转账</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>提醒我</translation>
    </message>
    <message>
        <source>Reminders are off in Settings: what you add here is only listed on the Today page.</source>
        <translation>设置中未开启提醒：在此添加的事项只列在“今日”页面。</translation>
    </message>
    <message>
        <source>Turn reminders on</source>
        <translation>开启提醒</translation>
    </message>
    <message>
        <source>Make an evidence pack…</source>
        <translation>制作证据包…</translation>
    </message>
    <message>
        <source>Add to my list:</source>
        <translation>加入我的待办：</translation>
    </message>
    <message>
        <source>Enter what to do first.</source>
        <translation>请先写下要做的事。</translation>
    </message>
</context>
<context>
    <name>IncidentView</name>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Correct title, date and source</source>
        <translation>更正标题、日期和渠道</translation>
    </message>
    <message>
        <source>What they knew…</source>
        <translation>对方知道什么…</translation>
    </message>
    <message>
        <source>Complete or correct what was said and known</source>
        <translation>补充或更正对方说了什么、知道什么</translation>
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
        <source>Compare with every copy</source>
        <translation>与所有副本比对</translation>
    </message>
    <message>
        <source>Compared on {day}. Copies: {count}</source>
        <translation>{day} 比对，共 {count} 份副本</translation>
    </message>
    <message>
        <source>Probability of a wrong match by chance: {bound}</source>
        <translation>巧合误指概率：{bound}</translation>
    </message>
    <message>
        <source>See this copy</source>
        <translation>查看此副本</translation>
    </message>
    <message>
        <source>What leaked</source>
        <translation>外流内容</translation>
    </message>
    <message>
        <source>More saved files: {count}. “Export everything” under Settings exports them.</source>
        <translation>另外还保存了 {count} 个文件。可在“设置”里的“全部导出”一并导出。</translation>
    </message>
    <message>
        <source>Saved on {day}, exactly as you received it.</source>
        <translation>{day}保存，与您收到时完全一样。</translation>
    </message>
    <message>
        <source>Add recordings, screenshots, files…</source>
        <translation>添加录音、截图、文件…</translation>
    </message>
    <message>
        <source>Belongs together with</source>
        <translation>相关事件</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the incident “{title}”</source>
        <translation>打开事件“{title}”</translation>
    </message>
    <message>
        <source>Nothing yet. A call and a message may come from the same source.</source>
        <translation>暂无。一个电话和一条消息可能出自同一来源。</translation>
    </message>
    <message>
        <source>Join with others…</source>
        <translation>与其他事件合并…</translation>
    </message>
    <message>
        <source>Split this one off</source>
        <translation>将此事件单独分开</translation>
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
        <source>added on {moment}</source>
        <translation>{moment} 存入</translation>
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
    <message>
        <source>Who could know this</source>
        <translation>谁可能知道这些</translation>
    </message>
</context>
<context>
    <name>InsightsView</name>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>统计方式</translation>
    </message>
    <message>
        <source>Save the insights</source>
        <translation>保存统计</translation>
    </message>
    <message>
        <source>Countermark-applications.pdf</source>
        <translation>简历暗记-投递统计.pdf</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
</context>
<context>
    <name>InterviewDialog</name>
    <message>
        <source>Interview</source>
        <translation>面试</translation>
    </message>
    <message>
        <source>When is the interview?</source>
        <translation>什么时候面试？</translation>
    </message>
    <message>
        <source>The status is saved. You can also add the date later, under “Add interview…”.</source>
        <translation>进展已保存。时间还没定的话，以后可以点“添加面试…”补上。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Address, or link of the video call</source>
        <translation>地点或视频面试链接</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>面试官或联系人</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>Save interview</source>
        <translation>保存面试</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>时间还没定</translation>
    </message>
    <message>
        <source>Write the time like 10:30.</source>
        <translation>请按 10:30 这样的格式填写时间。</translation>
    </message>
</context>
<context>
    <name>JobCard</name>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Add job details…</source>
        <translation>填写职位信息…</translation>
    </message>
    <message>
        <source>Open posting in browser</source>
        <translation>在浏览器中打开招聘信息</translation>
    </message>
    <message>
        <source>Open its check</source>
        <translation>查看核查结果</translation>
    </message>
    <message>
        <source>Add interview…</source>
        <translation>添加面试…</translation>
    </message>
    <message>
        <source>Add document…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Employer: {value}</source>
        <translation>用人单位：{value}</translation>
    </message>
    <message>
        <source>Place: {value}</source>
        <translation>工作地点：{value}</translation>
    </message>
    <message>
        <source>Pay: {value}</source>
        <translation>薪资：{value}</translation>
    </message>
    <message>
        <source>Last day to apply: {value}</source>
        <translation>投递截止日：{value}</translation>
    </message>
    <message>
        <source>Found at: {value}</source>
        <translation>来源：{value}</translation>
    </message>
    <message>
        <source>Contact: {value}</source>
        <translation>联系人：{value}</translation>
    </message>
    <message>
        <source>Tags: {value}</source>
        <translation>标签：{value}</translation>
    </message>
    <message>
        <source>Notes: {value}</source>
        <translation>备注：{value}</translation>
    </message>
    <message>
        <source>Open the other application</source>
        <translation>查看另一条记录</translation>
    </message>
    <message>
        <source>Application changed.</source>
        <translation>已修改。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Interview: {day}, {time}</source>
        <translation>面试：{day} {time}</translation>
    </message>
    <message>
        <source>Edit: {what}</source>
        <translation>编辑：{what}</translation>
    </message>
    <message>
        <source>Remove: {what}</source>
        <translation>移除：{what}</translation>
    </message>
    <message>
        <source>Interview saved. The status is now “{status}”.</source>
        <translation>面试已保存，状态改为“{status}”。</translation>
    </message>
    <message>
        <source>Removed: {what}</source>
        <translation>已移除：{what}</translation>
    </message>
    <message>
        <source>Save as: {name}</source>
        <translation>另存为：{name}</translation>
    </message>
    <message>
        <source>Add a document</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Saved in the vault: {name}</source>
        <translation>已存入保险库：{name}</translation>
    </message>
    <message>
        <source>Save document</source>
        <translation>保存文件</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
</context>
<context>
    <name>JoinIncidentsDialog</name>
    <message>
        <source>Join incidents</source>
        <translation>合并事件</translation>
    </message>
    <message>
        <source>Tick what belongs together. Each one stays as it is, and can be split off again.</source>
        <translation>勾选属于同一件事的事件。每个事件都原样保留，以后也可以再分开。</translation>
    </message>
    <message>
        <source>What they say</source>
        <translation>各事件的内容</translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation>再显示 {count} 项</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>KeepSheet</name>
    <message>
        <source>Vault created. Your passphrase unlocks it.</source>
        <translation>保险库已创建，可用主密码解锁。</translation>
    </message>
    <message>
        <source>A recovery sheet unlocks it if you forget the passphrase. Print it on paper.</source>
        <translation>忘记主密码时，可用恢复码打印页解锁。请打印在纸上。</translation>
    </message>
    <message>
        <source>Keep it with your passport, not on this computer. You can also make one later in Settings.</source>
        <translation>请与户口本等证件放在一起，不要存在这台电脑上。以后也可以在“设置”中制作。</translation>
    </message>
    <message>
        <source>Keep it in a safe place, not on this computer. You can also make one later: “Create recovery sheet…” under “More…” on the page of students.</source>
        <translation>请放在安全的地方，不要存在这台电脑上。以后也可以在“学生名册”页面点“更多…”里的“制作恢复码打印页…”。</translation>
    </message>
    <message>
        <source>Save recovery sheet…</source>
        <translation>保存恢复码打印页…</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后再做</translation>
    </message>
</context>
<context>
    <name>KeepingCard</name>
    <message>
        <source>Use this if someone learned your passphrase or saw your recovery sheet. Old keys stop working.</source>
        <translation>主密码或恢复码泄露后使用。旧密钥随即失效。</translation>
    </message>
    <message>
        <source>Export as a table, data, a calendar, or proof that anyone can verify. These files are not encrypted.</source>
        <translation>导出为表格、数据、日历，或任何人都能核验的证据包。这些文件不加密。</translation>
    </message>
    <message>
        <source>Send this small file to a time-stamping authority. It contains only a hash.</source>
        <translation>把这个小文件交给时间戳服务机构，其中只有一个哈希值。</translation>
    </message>
    <message>
        <source>Their answer proves what the ledger contained on that day. It is saved.</source>
        <translation>机构的回复可证明台账当天的内容，回复会保存下来。</translation>
    </message>
    <message>
        <source>Unlock automatically with this computer&apos;s keyring</source>
        <translation>用这台电脑的系统钥匙串自动解锁</translation>
    </message>
    <message>
        <source>Replace encryption key…</source>
        <translation>更换加密密钥…</translation>
    </message>
    <message>
        <source>Unlock methods</source>
        <translation>解锁方式</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Export the ledger…</source>
        <translation>导出台账…</translation>
    </message>
    <message>
        <source>Request a time-stamp…</source>
        <translation>申请时间戳…</translation>
    </message>
    <message>
        <source>Import a time-stamp…</source>
        <translation>导入时间戳…</translation>
    </message>
    <message>
        <source>Entries: {count}, the last on {day}. “Check vault” compares them with the vault.</source>
        <translation>共 {count} 条，最近一条记于{day}。点“检查保险库”可与保险库的内容核对。</translation>
    </message>
    <message>
        <source>The vault differs from the ledger. “Check vault” lists the differences.</source>
        <translation>保险库与台账有出入。点“检查保险库”可查看差异。</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring now unlocks the vault.</source>
        <translation>这台电脑的系统钥匙串现在可以解锁保险库。</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring no longer unlocks the vault.</source>
        <translation>这台电脑的系统钥匙串不再能解锁保险库。</translation>
    </message>
    <message>
        <source>Replace encryption key</source>
        <translation>更换加密密钥</translation>
    </message>
    <message>
        <source>Your passphrase stays the same. Older recovery sheets stop working.</source>
        <translation>主密码不变。旧的恢复码打印页将失效。</translation>
    </message>
    <message>
        <source>Replace key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>您的主密码</translation>
    </message>
    <message>
        <source>Export the ledger</source>
        <translation>导出台账</translation>
    </message>
    <message>
        <source>Ledger exported to {name}.</source>
        <translation>台账已导出到 {name}。</translation>
    </message>
    <message>
        <source>Request a time-stamp</source>
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
    <name>KeysCard</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>搜索全部内容</translation>
    </message>
    <message>
        <source>Open a page</source>
        <translation>打开页面</translation>
    </message>
    <message>
        <source>Lock the vault</source>
        <translation>锁定保险库</translation>
    </message>
    <message>
        <source>Paste into the page: a text, a link, a file</source>
        <translation>把复制的内容交给当前页面：文字、链接或文件</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>撤销上一次改动</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Check or compare pasted content</source>
        <translation>核查或比对粘贴的内容</translation>
    </message>
    <message>
        <source>Move a card on the board</source>
        <translation>移动看板上的卡片</translation>
    </message>
    <message>
        <source>Open a card&apos;s menu</source>
        <translation>打开卡片菜单</translation>
    </message>
    <message>
        <source>Help about what is shown</source>
        <translation>当前页面的帮助</translation>
    </message>
</context>
<context>
    <name>KindChoices</name>
    <message>
        <source>Set one up…</source>
        <translation>去设置…</translation>
    </message>
    <message>
        <source>Reset to this stage&apos;s defaults</source>
        <translation>恢复此阶段的默认设置</translation>
    </message>
    <message>
        <source>No address for copies is set up yet. Until then your own address is used, and none at Browse.</source>
        <translation>尚未设置副本专用邮箱。设置之前使用您自己的地址；“浏览”阶段不显示邮箱。</translation>
    </message>
</context>
<context>
    <name>LaneModel</name>
    <message>
        <source>no copy</source>
        <translation>没有副本</translation>
    </message>
    <message>
        <source>1 copy</source>
        <translation>副本 1 份</translation>
    </message>
    <message>
        <source>{count} copies</source>
        <translation>副本 {count} 份</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>{day}截止</translation>
    </message>
    <message>
        <source>next: {day}</source>
        <translation>下次{day}</translation>
    </message>
</context>
<context>
    <name>LanguageBox</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>LaterMenu</name>
    <message>
        <source>{word} ({day})</source>
        <translation>{word}（{day}）</translation>
    </message>
    <message>
        <source>Choose a day…</source>
        <translation>选择日期…</translation>
    </message>
    <message>
        <source>Remind me later</source>
        <translation>稍后提醒</translation>
    </message>
    <message>
        <source>It comes back on this page on that day. Nothing else changes.</source>
        <translation>到那天会重新列在“今日”页，其他内容不变。</translation>
    </message>
    <message>
        <source>Remind me then</source>
        <translation>到时提醒</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>In three days</source>
        <translation>三天后</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>一周后</translation>
    </message>
    <message>
        <source>In a month</source>
        <translation>一个月后</translation>
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
        <translation>简历出现在别处？看看与哪份副本相符。</translation>
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
        <source>A test with your own last copy. Nothing was saved.</source>
        <translation>这是用您最近一份副本做的试验，没有留下任何记录。</translation>
    </message>
    <message>
        <source>Move to Trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Log a call or message…</source>
        <translation>登记来电或消息…</translation>
    </message>
    <message>
        <source>Letters and answers…</source>
        <translation>信件与答复…</translation>
    </message>
    <message>
        <source>Plan a meeting…</source>
        <translation>制定会面计划…</translation>
    </message>
    <message>
        <source>Look through mail…</source>
        <translation>查看邮件…</translation>
    </message>
    <message>
        <source>Platforms…</source>
        <translation>招聘平台…</translation>
    </message>
    <message>
        <source>I already paid or sent my ID…</source>
        <translation>我已付钱或发了证件…</translation>
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
        <source>Every copy you make carries its own marks. When a text or file turns up somewhere, this page says which copy it is consistent with.</source>
        <translation>您制作的每份副本都带有各自的暗记。如果在别处发现了一段文字或一个文件，可在本页比对与哪份副本相符。</translation>
    </message>
    <message>
        <source>Make a copy</source>
        <translation>制作副本</translation>
    </message>
    <message>
        <source>Import past applications…</source>
        <translation>导入以前的投递…</translation>
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
        <source>An example: copies of an invented résumé, compared for real. Nothing was saved.</source>
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
        <source>This incident is in Trash.</source>
        <translation>此事件在回收站里。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Saved. Find it on this page or with Ctrl+K.</source>
        <translation>已保存。列在本页，也可按 Ctrl+K 搜索。</translation>
    </message>
    <message>
        <source>Moved to Trash. The ledger keeps its record.</source>
        <translation>已移到回收站。台账记录不变。</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>另存为文件</translation>
    </message>
    <message>
        <source>The file is saved as you received it. Open it with care: it came from outside.</source>
        <translation>文件已原样保存。文件来自外部，打开时请小心。</translation>
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
        <source>Countermark-trace.html</source>
        <translation>简历暗记-溯源计算.html</translation>
    </message>
    <message>
        <source>The calculation is saved. It names recipients, so keep it where no one else reads it.</source>
        <translation>计算过程已保存。其中有接收方的名称，请放在他人看不到的地方。</translation>
    </message>
    <message>
        <source>The comparison was stopped. There is no answer.</source>
        <translation>已停止比对，没有得出结果。</translation>
    </message>
</context>
<context>
    <name>LeavingDialog</name>
    <message>
        <source>Hand over to a colleague</source>
        <translation>移交给同事</translation>
    </message>
    <message>
        <source>Days to keep a vault after the consent ends</source>
        <translation>同意结束后保险库保留天数</translation>
    </message>
    <message>
        <source>Delete the caseload</source>
        <translation>删除名册</translation>
    </message>
    <message>
        <source>Hand over, receive, delete</source>
        <translation>移交、接收或删除</translation>
    </message>
    <message>
        <source>Receive a colleague&apos;s students</source>
        <translation>接收同事的学生</translation>
    </message>
    <message>
        <source>All students with their vaults go into one encrypted file, which is opened again as a test. Yours stays until you delete it. It is also a whole backup.</source>
        <translation>全部学生连同各自的保险库写入一个加密文件，并会试开验证。您自己的名册保留，直到您删除。这个文件也可以当作完整备份。</translation>
    </message>
    <message>
        <source>Adds the students of a colleague&apos;s handover file to your caseload, with their vaults and consents. Students you already have stay unchanged.</source>
        <translation>把同事移交文件里的学生并入您的名册，保险库和同意情况一并接收。已在您名册中的学生保持不变。</translation>
    </message>
    <message>
        <source>For vaults that you keep for students, so that there is time to hand them over. What came in packages is removed the day after the consent ends.</source>
        <translation>适用于您代学生保管的保险库，留出移交的时间。学生用资料包发来的数据，在同意结束的次日删除。</translation>
    </message>
    <message>
        <source>Save the handover file…</source>
        <translation>保存移交文件…</translation>
    </message>
    <message>
        <source>Open a handover file…</source>
        <translation>打开移交文件…</translation>
    </message>
    <message>
        <source>Delete the caseload…</source>
        <translation>删除名册…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Days: {count}</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>Countermark caseload (*.age)</source>
        <translation>简历暗记名册 (*.age)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the caseload?</source>
        <translation>删除名册？</translation>
    </message>
    <message>
        <source>Students: {count}. Nothing brings them back. Type the word “{word}” to go on.</source>
        <translation>学生：{count}人，删除后无法恢复。如要继续，请输入“{word}”。</translation>
    </message>
    <message>
        <source>Confirmation word</source>
        <translation>确认词</translation>
    </message>
    <message>
        <source>Nothing was deleted: the word is another one.</source>
        <translation>输入的词不符，没有删除任何内容。</translation>
    </message>
</context>
<context>
    <name>LeewayCard</name>
    <message>
        <source>Lists in any order</source>
        <translation>顺序无关紧要的列表</translation>
    </message>
    <message>
        <source>Tick a list of skills only if all of them are equally important.</source>
        <translation>只有列表中的技能同等重要时才勾选。</translation>
    </message>
    <message>
        <source>Optional in copies</source>
        <translation>副本中可省略的内容</translation>
    </message>
    <message>
        <source>Each copy leaves out a few of the points you tick. This can be recognised even in a rewritten text. The first two points of each job always stay, and so does what the posting asks for.</source>
        <translation>每份副本会略去几条您勾选的内容，即使文字被改写也能辨认。每段经历的前两条始终保留，招聘要求的内容也不会略去。</translation>
    </message>
</context>
<context>
    <name>LetterDialog</name>
    <message>
        <source>Write a letter to {name}</source>
        <translation>写信给{name}</translation>
    </message>
    <message>
        <source>What do you want?</source>
        <translation>要求什么</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>依据的法律</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Addressee</source>
        <translation>收信方</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>寄出日期</translation>
    </message>
    <message>
        <source>Their mailbox, if you know it</source>
        <translation>对方邮箱（如果知道）</translation>
    </message>
    <message>
        <source>Text of the letter</source>
        <translation>信的正文</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>另存为文件…</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>复制正文</translation>
    </message>
    <message>
        <source>Mark as sent</source>
        <translation>标记为已寄出</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Write the letter again?</source>
        <translation>重新生成这封信吗？</translation>
    </message>
    <message>
        <source>You changed the text. The new letter replaces it.</source>
        <translation>您改过正文，重新生成后会被替换。</translation>
    </message>
    <message>
        <source>Write it again</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Keep my text</source>
        <translation>保留我的正文</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>另存为文件</translation>
    </message>
    <message>
        <source>Saved: {name}.</source>
        <translation>已保存：{name}。</translation>
    </message>
    <message>
        <source>Saved: {name}. Send it yourself, then mark it as sent.</source>
        <translation>已保存：{name}。请自行寄出，再标记为已寄出。</translation>
    </message>
    <message>
        <source>Copied: paste it into your mail or their form, then mark it as sent.</source>
        <translation>已复制：粘贴到您的邮件或对方的表单中，发出后请标记为已发送。</translation>
    </message>
    <message>
        <source>Recorded as sent. The answer is due on {day}; from then on the Today page shows it.</source>
        <translation>已记为寄出。对方应在{day}前答复；到那天“今日”页会列出。</translation>
    </message>
    <message>
        <source>Recorded as sent.</source>
        <translation>已标记为寄出。</translation>
    </message>
    <message>
        <source>Answer recorded.</source>
        <translation>已登记答复。</translation>
    </message>
    <message>
        <source>What did they answer?</source>
        <translation>对方怎么答复？</translation>
    </message>
    <message>
        <source>Paste it here. It is saved with the letter and included in evidence packs.</source>
        <translation>请粘贴在这里。内容随信件保存，并收入证据包。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Their words</source>
        <translation>对方原文</translation>
    </message>
    <message>
        <source>Discard this letter?</source>
        <translation>放弃这封信？</translation>
    </message>
    <message>
        <source>It was not sent. Its text is deleted for good.</source>
        <translation>信件尚未发送，文字将彻底删除。</translation>
    </message>
    <message>
        <source>Discard the letter</source>
        <translation>放弃信件</translation>
    </message>
</context>
<context>
    <name>LetterList</name>
    <message>
        <source>Letters so far</source>
        <translation>往来信件</translation>
    </message>
    <message>
        <source>Mark as sent today</source>
        <translation>标记为今天寄出</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>删除草稿</translation>
    </message>
    <message>
        <source>Record the answer…</source>
        <translation>登记答复…</translation>
    </message>
    <message>
        <source>Their words…</source>
        <translation>对方原文…</translation>
    </message>
    <message>
        <source>Next letter: {kind}</source>
        <translation>下一封：{kind}</translation>
    </message>
</context>
<context>
    <name>LetterheadFields</name>
    <message>
        <source>Institution, as printed on forms</source>
        <translation>单位名称（印在表格上）</translation>
    </message>
    <message>
        <source>Your name, as printed on forms</source>
        <translation>您的姓名（印在表格上）</translation>
    </message>
</context>
<context>
    <name>LettersDialog</name>
    <message>
        <source>Letters and answers</source>
        <translation>信件与答复</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Open a recipient to record what they answered, or to write the letter that follows.</source>
        <translation>打开接收方，记录其答复，或写下一封信件。</translation>
    </message>
    <message>
        <source>No letter was written yet. Open a recipient under Applications and choose “Write a letter…”.</source>
        <translation>还没有写过信件。请在“求职记录”中打开接收方，选择“写信…”。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Letters to {name}</source>
        <translation>写给{name}的信件</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>The program and everything it contains, with the licences in the words of their authors.</source>
        <translation>本程序及其包含的全部组件，附各自作者的许可证原文。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>What this does not prove</source>
        <translation>这不能证明什么</translation>
    </message>
    <message>
        <source>Other ways it could have happened</source>
        <translation>也可能是这样发生的</translation>
    </message>
    <message>
        <source>A further way that a newer version of Countermark knows; this one has no words for it.</source>
        <translation>还有一种可能，由更新版本的简历暗记写入，当前版本无法表述。</translation>
    </message>
</context>
<context>
    <name>ListFilters</name>
    <message>
        <source>Status</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已存筛选</translation>
    </message>
    <message>
        <source>Search a recipient, reference or file</source>
        <translation>搜索单位、职位、编号或文件</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Every status</source>
        <translation>全部进展</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>保存此筛选…</translation>
    </message>
    <message>
        <source>Remove this saved filter</source>
        <translation>移除此筛选</translation>
    </message>
    <message>
        <source>Every source</source>
        <translation>全部来源</translation>
    </message>
    <message>
        <source>Every tag</source>
        <translation>全部标签</translation>
    </message>
    <message>
        <source>No saved filter</source>
        <translation>未选择已存筛选</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>保存此筛选</translation>
    </message>
    <message>
        <source>It saves the words, status, source and tag chosen now.</source>
        <translation>保存当前的搜索词、进展、来源和标签。</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>保存筛选</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Removed: {name}</source>
        <translation>已移除：{name}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>LivePages</name>
    <message>
        <source>Pages of your résumé</source>
        <translation>简历页面</translation>
    </message>
    <message>
        <source>As written, with nothing left out. Nothing of this page is sent.</source>
        <translation>按原文显示，没有省略。这一页不会发给任何人。</translation>
    </message>
    <message>
        <source>Your pages appear here as you type.</source>
        <translation>开始填写后，这里会显示排版效果。</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Your vault is locked</source>
        <translation>保险库已锁定</translation>
    </message>
    <message>
        <source>No one can read it without your passphrase, not even this program.</source>
        <translation>没有主密码，任何人都无法读取，包括本程序。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>主密码</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Use recovery sheet</source>
        <translation>使用恢复码</translation>
    </message>
    <message>
        <source>Restore a local backup…</source>
        <translation>恢复本机备份…</translation>
    </message>
    <message>
        <source>I already paid or sent my ID…</source>
        <translation>我已付钱或发了证件…</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复码打印页</translation>
    </message>
    <message>
        <source>Type or paste all eight groups. Case, spaces and dashes don&apos;t matter.</source>
        <translation>请输入或粘贴全部八组。大小写、空格和短横线不影响。</translation>
    </message>
    <message>
        <source>Groups on your sheet</source>
        <translation>打印页上的各组字符</translation>
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
        <source>Search a public register</source>
        <translation>查询公共名录</translation>
    </message>
    <message>
        <source>Each button first shows exactly what is sent. Nothing is sent until you agree.</source>
        <translation>每个按钮会先显示将要发送的内容。您同意之前，不会发送任何内容。</translation>
    </message>
    <message>
        <source>Use an official list on this computer…</source>
        <translation>使用本机上的官方名录…</translation>
    </message>
    <message>
        <source>No register here covers the organisation in this posting.</source>
        <translation>没有名录收录这条招聘信息中的单位。</translation>
    </message>
</context>
<context>
    <name>MailDialog</name>
    <message>
        <source>Mail to the addresses in your copies</source>
        <translation>发到副本专用地址的邮件</translation>
    </message>
    <message>
        <source>A message that comes to an address only one recipient was given says something about where the address went. Look through saved mail, or through a mailbox you agree to.</source>
        <translation>如果一封邮件发到了只给过一个接收方的地址，就能说明这个地址去了哪里。您可以查看保存的邮件，或您同意查看的邮箱。</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Add a mailbox…</source>
        <translation>添加邮箱…</translation>
    </message>
    <message>
        <source>Remove mailbox</source>
        <translation>移除邮箱</translation>
    </message>
    <message>
        <source>Search mailbox</source>
        <translation>查找邮件</translation>
    </message>
    <message>
        <source>Read saved mail (.eml, .mbox)…</source>
        <translation>读取保存的邮件（.eml、.mbox）…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Password of {name}</source>
        <translation>{name} 的密码</translation>
    </message>
    <message>
        <source>It stays in memory until the vault is locked, and is saved nowhere.</source>
        <translation>只在内存中保留到保险库锁定为止，不存到别处。</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Password or authorization code</source>
        <translation>密码或授权码</translation>
    </message>
    <message>
        <source>Saved mail</source>
        <translation>保存的邮件</translation>
    </message>
    <message>
        <source>Read saved mail</source>
        <translation>读取保存的邮件</translation>
    </message>
    <message>
        <source>Make an incident</source>
        <translation>记为事件</translation>
    </message>
    <message>
        <source>Not listed here: {count} more. The command line lists them all (countermark mail found).</source>
        <translation>这里未列出的还有：{count}。命令行可列出全部（countermark mail found）。</translation>
    </message>
</context>
<context>
    <name>MailboxDialog</name>
    <message>
        <source>Add a mailbox</source>
        <translation>添加邮箱</translation>
    </message>
    <message>
        <source>Your address</source>
        <translation>您的地址</translation>
    </message>
    <message>
        <source>Password or authorization code</source>
        <translation>密码或授权码</translation>
    </message>
    <message>
        <source>IMAP server</source>
        <translation>IMAP 服务器</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Name of your mail server in its checks (optional)</source>
        <translation>您的邮件服务器在校验中的名称（可选）</translation>
    </message>
    <message>
        <source>It is the first name in the Authentication-Results header of a message you received. Without it, the sender cannot be verified.</source>
        <translation>即您收到的邮件中 Authentication-Results 一行开头的名称。不填写，就无法判断邮件是谁写的。</translation>
    </message>
    <message>
        <source>Countermark connects only when you start it. It opens the folder for reading, looks at who a message came to, who it came from, its subject, date and your server&apos;s check of the sender, and marks nothing as seen. A whole message is fetched only when you make an incident of it. The password stays in the keyring of this system, or in memory until the vault is locked.</source>
        <translation>只有在您启动时简历暗记才会连接。它以只读方式打开文件夹，查看邮件发给谁、来自谁、主题、日期和您的服务器对发件人的校验，不标记已读。只有当您把某封邮件记为事件时才取回整封邮件。密码保存在系统钥匙串里，或只在内存中保留到保险库锁定为止。</translation>
    </message>
    <message>
        <source>Ask me for the password each time; do not save it</source>
        <translation>每次都问我密码，不保存在任何地方</translation>
    </message>
    <message>
        <source>This system cannot save passwords for programs now (no keyring, or it is locked). Unlock it, or leave “Ask me for the password each time” ticked and press “Test and save” again.</source>
        <translation>本系统现在不能为程序保存密码（没有系统钥匙串，或已锁定）。请先解锁；或者保持勾选“每次都问我密码”，再按一次“测试并保存”。</translation>
    </message>
    <message>
        <source>I agree to this for this mailbox</source>
        <translation>我同意按上述方式查看这个邮箱</translation>
    </message>
    <message>
        <source>Test and save</source>
        <translation>测试并保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>MakeVault</name>
    <message>
        <source>Your passphrase encrypts everything in the vault. No one can reset it for you.</source>
        <translation>主密码用于加密保险库中的全部内容。没有人能替您重置。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>主密码</translation>
    </message>
    <message>
        <source>Confirm passphrase</source>
        <translation>确认主密码</translation>
    </message>
    <message>
        <source>Unlock automatically on this computer</source>
        <translation>在这台电脑上自动解锁</translation>
    </message>
    <message>
        <source>Next: print a recovery sheet in case you forget the passphrase.</source>
        <translation>下一步：打印恢复码，以防忘记主密码。</translation>
    </message>
    <message>
        <source>Create vault</source>
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
        <source>The passphrases don&apos;t match.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Enter the passphrase a second time to confirm it.</source>
        <translation>请把主密码再输入一遍以确认。</translation>
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
        <source>New résumé…</source>
        <translation>新建一份简历…</translation>
    </message>
    <message>
        <source>Sync to other résumés</source>
        <translation>同步到其他简历</translation>
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
    <name>MattersDialog</name>
    <message>
        <source>Shared by {name}</source>
        <translation>{name} 分享的内容</translation>
    </message>
    <message>
        <source>What was shared</source>
        <translation>分享的内容</translation>
    </message>
    <message>
        <source>Its texts</source>
        <translation>各段文字</translation>
    </message>
    <message>
        <source>Suggest instead (empty: leave it out)</source>
        <translation>建议改为（留空表示删去）</translation>
    </message>
    <message>
        <source>Why (may be left out)</source>
        <translation>理由（可不填）</translation>
    </message>
    <message>
        <source>A next step for the student</source>
        <translation>给学生的下一步</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Some words to the student</source>
        <translation>给学生的话</translation>
    </message>
    <message>
        <source>Letters and the evidence pack are made in the student&apos;s name: open this student&apos;s vault, page Leaks.</source>
        <translation>信函和证据包以学生的名义制作：请打开该学生的保险库，在“溯源”页操作。</translation>
    </message>
    <message>
        <source>Add this suggestion</source>
        <translation>添加这条建议</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤销建议</translation>
    </message>
    <message>
        <source>Add this step</source>
        <translation>添加这一步</translation>
    </message>
    <message>
        <source>Save the answer…</source>
        <translation>保存答复…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Question: {text}</source>
        <translation>问题：{text}</translation>
    </message>
    <message>
        <source>{name}: {text}</source>
        <translation>{name}：{text}</translation>
    </message>
    <message>
        <source>Next step until {day}: {text}</source>
        <translation>下一步（{day} 前）：{text}</translation>
    </message>
    <message>
        <source>Suggestions: {count}</source>
        <translation>建议：{count} 条</translation>
    </message>
    <message>
        <source>Save the answer</source>
        <translation>保存答复</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Answers (*.answer)</source>
        <translation>答复 (*.answer)</translation>
    </message>
    <message>
        <source>Saved. Hand the file to the student, who accepts or declines each suggestion.</source>
        <translation>已保存。请把文件交给学生，由学生逐条决定是否采纳。</translation>
    </message>
</context>
<context>
    <name>MeetingDialog</name>
    <message>
        <source>Plan for a meeting away from home</source>
        <translation>外出会面计划</translation>
    </message>
    <message>
        <source>Fill in what you know and look up the rest yourself. Leave the printed page with someone you trust. The page cannot vouch for an invitation.</source>
        <translation>填写已知信息，其余自己查证，并把打印页交给信任的人。打印页不能为任何邀约担保。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>会面事由</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Back by, day</source>
        <translation>最晚返回日期</translation>
    </message>
    <message>
        <source>Back by, time</source>
        <translation>最晚返回时间</translation>
    </message>
    <message>
        <source>Address they gave you</source>
        <translation>对方告知的地址</translation>
    </message>
    <message>
        <source>Address you found yourself</source>
        <translation>自己查到的地址</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>接待人</translation>
    </message>
    <message>
        <source>Phone number you found yourself</source>
        <translation>自己查到的单位电话</translation>
    </message>
    <message>
        <source>Where you found it and what they said</source>
        <translation>在哪里查到、对方怎么说</translation>
    </message>
    <message>
        <source>How you get there and back</source>
        <translation>往返方式</translation>
    </message>
    <message>
        <source>Who expects to hear from you</source>
        <translation>等您消息的人</translation>
    </message>
    <message>
        <source>Their phone number</source>
        <translation>其电话</translation>
    </message>
    <message>
        <source>What you say when you want to leave</source>
        <translation>想离开时怎么说</translation>
    </message>
    <message>
        <source>Another country</source>
        <translation>其他国家/地区</translation>
    </message>
    <message>
        <source>Choose: it decides whom to call</source>
        <translation>请选择：关系到该打哪个电话</translation>
    </message>
    <message>
        <source>Save plan</source>
        <translation>保存计划</translation>
    </message>
    <message>
        <source>Save to print…</source>
        <translation>保存打印页…</translation>
    </message>
    <message>
        <source>I am back</source>
        <translation>我已返回</translation>
    </message>
    <message>
        <source>Delete plan</source>
        <translation>删除计划</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>A new plan</source>
        <translation>新计划</translation>
    </message>
    <message>
        <source>{day}: {title}</source>
        <translation>{day}：{title}</translation>
    </message>
    <message>
        <source>Saved. Today reminds you until you mark that you are back.</source>
        <translation>已保存。“今日”页会提醒您，直到您确认已返回。</translation>
    </message>
    <message>
        <source>Save as a page</source>
        <translation>保存打印页</translation>
    </message>
    <message>
        <source>Countermark-meeting.pdf</source>
        <translation>简历暗记-会面计划.pdf</translation>
    </message>
    <message>
        <source>Page saved: {name}</source>
        <translation>打印页已保存：{name}</translation>
    </message>
    <message>
        <source>Delete this plan?</source>
        <translation>删除这份计划？</translation>
    </message>
    <message>
        <source>It is deleted for good. Today no longer reminds you of it.</source>
        <translation>计划将彻底删除，“今日”页不再提醒。</translation>
    </message>
    <message>
        <source>Delete the plan</source>
        <translation>删除计划</translation>
    </message>
</context>
<context>
    <name>MetAgainCard</name>
    <message>
        <source>Only you can see your notes.</source>
        <translation>备注仅您可见。</translation>
    </message>
    <message>
        <source>You wanted to avoid {name} (noted on {day})</source>
        <translation>您曾标记要避开“{name}”（{day}）</translation>
    </message>
    <message>
        <source>You have a note about {name} ({day})</source>
        <translation>您给“{name}”写过备注（{day}）</translation>
    </message>
    <message>
        <source>The name is the same; it may be somebody else.</source>
        <translation>仅名称相同，也可能是另一个人。</translation>
    </message>
    <message>
        <source>The same in both: {what}</source>
        <translation>相同之处：{what}</translation>
    </message>
    <message>
        <source>Open the note</source>
        <translation>查看备注</translation>
    </message>
    <message>
        <source>Open the note about {name}</source>
        <translation>查看“{name}”的备注</translation>
    </message>
</context>
<context>
    <name>MeterView</name>
    <message>
        <source>If this copy surfaced, could you tell that it is this one?</source>
        <translation>如果这份副本外流，能认出来吗？</translation>
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
        <source>Try it on this copy</source>
        <translation>用这份副本试一试</translation>
    </message>
    <message>
        <source>Situations in which it can be traced: {strong} of {count}.</source>
        <translation>{count} 种情形中有 {strong} 种可以溯源。</translation>
    </message>
    <message>
        <source>Wrong: the trace named another copy of yours. Do not rely on it for this kind of leak.</source>
        <translation>错误：溯源指向了您的另一份副本。遇到此类外流，请不要以此为准。</translation>
    </message>
    <message>
        <source>Strength {found}, enough by the exact calculation</source>
        <translation>强度 {found}，按精确计算已足够</translation>
    </message>
    <message>
        <source>Strength {found}, {needed} needed</source>
        <translation>强度 {found}，需要 {needed}</translation>
    </message>
    <message>
        <source>Treats this copy as a leak in eleven ways and traces each. Nothing is saved or sent.</source>
        <translation>把这份副本当作泄露，用十一种方式逐一溯源。不保存也不发送任何内容。</translation>
    </message>
    <message>
        <source>Leads to another copy</source>
        <translation>指向了另一份副本</translation>
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
    <name>MonthGrid</name>
    <message>
        <source>{month}. Arrow keys choose a day.</source>
        <translation>{month}。用方向键选择日期。</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>还有 {count} 条</translation>
    </message>
</context>
<context>
    <name>NameRow</name>
    <message>
        <source>Withhold {name}</source>
        <translation>隐去{name}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Also appears in the entry of {names}</source>
        <translation>也出现在“{names}”的经历中</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新询问</translation>
    </message>
    <message>
        <source>Not identifying</source>
        <translation>不会暴露身份</translation>
    </message>
    <message>
        <source>{reason} · marked as not identifying</source>
        <translation>{reason} · 您已标为不会暴露身份</translation>
    </message>
    <message>
        <source>{reason} · not in your résumé at present</source>
        <translation>{reason} · 简历中目前没有</translation>
    </message>
    <message>
        <source>{reason} · {where} · {count}×</source>
        <translation>{reason} · {where} · 共 {count} 处</translation>
    </message>
    <message>
        <source>{reason} · {where}</source>
        <translation>{reason} · {where}</translation>
    </message>
    <message>
        <source>This is also an ordinary word. Places where it is hidden: {count}, for example “{text}”</source>
        <translation>这也是常用词，共有 {count} 处会被隐去，例如“{text}”</translation>
    </message>
</context>
<context>
    <name>NamesCard</name>
    <message>
        <source>The file names of your copies</source>
        <translation>副本的文件名</translation>
    </message>
    <message>
        <source>Recruiters find files by name. Leave it empty to use the usual name in your résumé&apos;s country.</source>
        <translation>招聘人员靠文件名查找简历。留空则按简历所在国家/地区的习惯命名。</translation>
    </message>
    <message>
        <source>Name of the files</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>If a copy hides your name, its files get a neutral name. File names never show anything hidden.</source>
        <translation>副本隐去姓名时，文件使用中性名称；隐去的内容不会出现在文件名里。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Position sought</source>
        <translation>求职意向</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Use this name</source>
        <translation>使用此文件名</translation>
    </message>
    <message>
        <source>An example appears here once you have a résumé.</source>
        <translation>有了简历之后，这里会显示示例。</translation>
    </message>
    <message>
        <source>For example {name}</source>
        <translation>例如 {name}</translation>
    </message>
    <message>
        <source>Saved. New copies will use this name.</source>
        <translation>已保存，今后的副本按此命名。</translation>
    </message>
</context>
<context>
    <name>NamesNote</name>
    <message>
        <source>See all names</source>
        <translation>查看全部名称</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>May identify you: {names} ({count} more)</source>
        <translation>可能暴露身份：{names}（另有 {count} 个）</translation>
    </message>
    <message>
        <source>May identify you: {names}</source>
        <translation>可能暴露身份：{names}</translation>
    </message>
    <message>
        <source>Withhold “{name}”</source>
        <translation>隐去“{name}”</translation>
    </message>
    <message>
        <source>Keep “{name}”</source>
        <translation>保留“{name}”</translation>
    </message>
    <message>
        <source>It may identify {owner}.</source>
        <translation>可能让人认出：{owner}。</translation>
    </message>
</context>
<context>
    <name>NamesView</name>
    <message>
        <source>Names that give me away</source>
        <translation>暴露身份的名称</translation>
    </message>
    <message>
        <source>A product, team, nickname or account can identify you as clearly as your name. Tick a name to hide it in every copy that hides its owner. Each change is saved at once.</source>
        <translation>产品、团队、花名、账号，有时和姓名、单位名一样能让人认出您。勾选后，副本中凡隐去它所指的单位或人，都会一并隐去这个名称。每次勾选立即保存。</translation>
    </message>
    <message>
        <source>Back to the résumé</source>
        <translation>返回简历</translation>
    </message>
    <message>
        <source>Searching your résumé…</source>
        <translation>正在查找简历中的名称…</translation>
    </message>
    <message>
        <source>No such names found. You can add some yourself.</source>
        <translation>没有找到这类名称，您可以自行添加。</translation>
    </message>
    <message>
        <source>Names hidden: {count}</source>
        <translation>已隐去的名称：{count} 个</translation>
    </message>
</context>
<context>
    <name>NewMasterDialog</name>
    <message>
        <source>New résumé</source>
        <translation>新建一份简历</translation>
    </message>
    <message>
        <source>For another language or another kind of job. Name, contact and personal details are copied into it.</source>
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
        <source>Same as this one</source>
        <translation>与当前这份相同</translation>
    </message>
    <message>
        <source>Copy everything, not only the personal details</source>
        <translation>全部带过去，而不只是个人信息</translation>
    </message>
    <message>
        <source>Create résumé</source>
        <translation>新建简历</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>NotedAnswerDialog</name>
    <message>
        <source>What they answered</source>
        <translation>对方的答复</translation>
    </message>
    <message>
        <source>Their answer: paste it, or write what they said, and who said it</source>
        <translation>答复内容：可粘贴原文，或写下谁说了什么</translation>
    </message>
    <message>
        <source>How did you ask?</source>
        <translation>怎么问的？</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Answered on</source>
        <translation>答复日期</translation>
    </message>
    <message>
        <source>Save with the check</source>
        <translation>随核查保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>NotedFactsDialog</name>
    <message>
        <source>What an official page shows</source>
        <translation>官方网站上查到的内容</translation>
    </message>
    <message>
        <source>Paste the text of the page, or type what you read there. Leave empty what it does not show. It is saved with today&apos;s check and with the employer&apos;s name.</source>
        <translation>粘贴网页文字，或照着网页填写；网页上没有的留空。内容会注明日期，随本次核查和单位名称一起保存。</translation>
    </message>
    <message>
        <source>On which page?</source>
        <translation>在哪个网站查的？</translation>
    </message>
    <message>
        <source>Looked up on</source>
        <translation>查询日期</translation>
    </message>
    <message>
        <source>Text of the page (optional)</source>
        <translation>网页文字（可不填）</translation>
    </message>
    <message>
        <source>before: {value}</source>
        <translation>上次：{value}</translation>
    </message>
    <message>
        <source>Save with the check</source>
        <translation>随核查保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Facts read in this text: {count}. Check them.</source>
        <translation>从文字中读出 {count} 项，请核对。</translation>
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
        <source>Save notes</source>
        <translation>保存备注</translation>
    </message>
</context>
<context>
    <name>NoticesDialog</name>
    <message>
        <source>Texts to print</source>
        <translation>打印合规文本</translation>
    </message>
    <message>
        <source>Drafts for your office&apos;s files, not legal advice. Have them read by your data-protection officer. Names you leave empty are printed as lines to write on.</source>
        <translation>供单位存档的初稿，不是法律意见，请交负责数据保护的人审阅。未填写的名称会印成横线，供手写。</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>texts for the office</source>
        <translation>合规文本</translation>
    </message>
    <message>
        <source>Save the texts</source>
        <translation>保存文本</translation>
    </message>
</context>
<context>
    <name>OfficeCard</name>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
</context>
<context>
    <name>OfficeDialog</name>
    <message>
        <source>Work with colleagues</source>
        <translation>与同事协作</translation>
    </message>
    <message>
        <source>Several counsellors share who advises whom, consents, copies made and notes, through a folder that your office shares already: a network drive, Nextcloud, OneDrive, Syncthing. Everything in it is encrypted. Résumés are not shared.</source>
        <translation>几位指导老师通过单位已有的共享文件夹（网络盘、Nextcloud、OneDrive、Syncthing）共享：谁负责哪位学生、学生的同意、已生成的副本和备注。文件夹里的内容全部加密。简历不共享。</translation>
    </message>
    <message>
        <source>Make an office…</source>
        <translation>新建团队…</translation>
    </message>
    <message>
        <source>Join an office…</source>
        <translation>加入团队…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Add a colleague…</source>
        <translation>添加同事…</translation>
    </message>
    <message>
        <source>Remove a colleague…</source>
        <translation>移除同事…</translation>
    </message>
    <message>
        <source>Students of the office…</source>
        <translation>团队的学生…</translation>
    </message>
    <message>
        <source>Compare a fingerprint…</source>
        <translation>核对指纹…</translation>
    </message>
    <message>
        <source>Change the owner…</source>
        <translation>更换负责人…</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Leave the office…</source>
        <translation>退出团队…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The folder that your office shares</source>
        <translation>选择单位的共享文件夹</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>团队名称</translation>
    </message>
    <message>
        <source>As your colleagues know it.</source>
        <translation>请填写同事们熟悉的名称。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Your name for your colleagues</source>
        <translation>您的姓名（同事可见）</translation>
    </message>
    <message>
        <source>All members of the office see it.</source>
        <translation>团队所有成员都能看到。</translation>
    </message>
    <message>
        <source>Join “{title}”?</source>
        <translation>加入“{title}”？</translation>
    </message>
    <message>
        <source>{owner} invites you. Call {owner}, and have the fingerprint of their key read to you: {fingerprint}. Join only if it is the same.</source>
        <translation>{owner} 邀请您加入。请打电话请 {owner} 念出其密钥的指纹：{fingerprint}。完全一致才可加入。</translation>
    </message>
    <message>
        <source>It is the same: join</source>
        <translation>指纹一致，加入</translation>
    </message>
    <message>
        <source>Remove a colleague</source>
        <translation>移除同事</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>You have compared the fingerprints of all members.</source>
        <translation>所有成员的指纹您都已核对。</translation>
    </message>
    <message>
        <source>Whose fingerprint did you compare?</source>
        <translation>您核对了谁的指纹？</translation>
    </message>
    <message>
        <source>Call them, and have the fingerprint that “My key…” shows read to you. Choose them only if it is the same.</source>
        <translation>请打电话让对方念出“我的密钥…”显示的指纹，一致时才选择。</translation>
    </message>
    <message>
        <source>It is the same</source>
        <translation>指纹一致</translation>
    </message>
    <message>
        <source>There are no other members yet.</source>
        <translation>还没有其他成员。</translation>
    </message>
    <message>
        <source>Who is to be the owner?</source>
        <translation>由谁担任负责人？</translation>
    </message>
    <message>
        <source>The owner adds and removes members. You stay a member, and only the new owner can give it back to you.</source>
        <translation>负责人可以添加和移除成员。您仍是成员，只有新负责人能把负责人交还给您。</translation>
    </message>
    <message>
        <source>Make owner</source>
        <translation>设为负责人</translation>
    </message>
    <message>
        <source>You are the owner: after that nobody can add or remove colleagues any more. Change the owner first, if the office is to go on.</source>
        <translation>您是负责人：退出后，谁也不能再添加或移除同事。如果团队还要继续，请先更换负责人。</translation>
    </message>
    <message>
        <source>Leave the office?</source>
        <translation>退出团队？</translation>
    </message>
    <message>
        <source>What you know of your colleagues&apos; students is deleted on this computer. Your own students and the shared folder stay.</source>
        <translation>本机上关于同事的学生的信息将被删除。您自己的学生和共享文件夹不受影响。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>OfficeStudentsDialog</name>
    <message>
        <source>Students of the office</source>
        <translation>团队的学生</translation>
    </message>
    <message>
        <source>What you enter here reaches your colleagues with the next sync. Contradicting entries both stay until one of you chooses.</source>
        <translation>您在这里填写的内容，下次同步后同事可见。互相矛盾的记录都会保留，直到你们中有人选定一条。</translation>
    </message>
    <message>
        <source>Only students whose consent is valid are shared with the office, from the next sync on.</source>
        <translation>只有授权在有效期内的学生会在下次同步后与团队共享。</translation>
    </message>
    <message>
        <source>No student is shared yet. Your students without a valid consent: {count}.</source>
        <translation>目前还没有共享的学生。您名单中尚无有效授权的学生：{count} 名。</translation>
    </message>
    <message>
        <source>Choose between entries…</source>
        <translation>选定记录…</translation>
    </message>
    <message>
        <source>Add a note…</source>
        <translation>添加备注…</translation>
    </message>
    <message>
        <source>Change adviser…</source>
        <translation>更换指导老师…</translation>
    </message>
    <message>
        <source>The student withdrew…</source>
        <translation>学生已撤回…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{name} – contradicting entries</source>
        <translation>{name}（记录互相矛盾）</translation>
    </message>
    <message>
        <source>Adviser: {name}</source>
        <translation>指导老师：{name}</translation>
    </message>
    <message>
        <source>Consent: {text}</source>
        <translation>同意：{text}</translation>
    </message>
    <message>
        <source>Contradicting entries: {what}</source>
        <translation>互相矛盾的记录：{what}</translation>
    </message>
    <message>
        <source>{day}, goes out with the next sync: {text}</source>
        <translation>{day}，下次同步时发出：{text}</translation>
    </message>
    <message>
        <source>the consent ended</source>
        <translation>同意已结束</translation>
    </message>
    <message>
        <source>entry chosen: {what}</source>
        <translation>已选定：{what}</translation>
    </message>
    <message>
        <source>{name} advises the student</source>
        <translation>由{name}指导该学生</translation>
    </message>
    <message>
        <source>copy {reference} for {name}</source>
        <translation>副本 {reference}，接收方：{name}</translation>
    </message>
    <message>
        <source>{day}  {name}: {text}</source>
        <translation>{day}  {name}：{text}</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>adviser</source>
        <translation>指导老师</translation>
    </message>
    <message>
        <source>Consent: {text}: {names}</source>
        <translation>同意：{text}（{names}）</translation>
    </message>
    <message>
        <source>A note for your colleagues</source>
        <translation>给同事的备注</translation>
    </message>
    <message>
        <source>All members of the office read it. It ends with the student&apos;s consent.</source>
        <translation>团队所有成员都能看到；学生的同意结束后，备注随之删除。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Who advises this student?</source>
        <translation>由谁指导这名学生？</translation>
    </message>
    <message>
        <source>The student&apos;s vault stays where it is. Hand it over as a file if the colleague is to have it.</source>
        <translation>学生的保险库仍在原处；如果同事需要，请另以移交文件的方式交付。</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>Which entry is right: {what}?</source>
        <translation>以哪条记录为准：{what}？</translation>
    </message>
    <message>
        <source>After the next sync, everyone uses the entry you choose.</source>
        <translation>下次同步后，所有成员都以您选定的记录为准。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选定</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Has {name} withdrawn the consent?</source>
        <translation>{name} 已撤回同意？</translation>
    </message>
    <message>
        <source>The data and the key end with every member of the office at their next sync.</source>
        <translation>团队每位成员下次同步时，都会删除该学生的数据和密钥。</translation>
    </message>
    <message>
        <source>What only this consent allowed ends with every member at their next sync.</source>
        <translation>团队每位成员下次同步时，都会删除仅凭该同意保留的内容。</translation>
    </message>
    <message>
        <source>End the consent</source>
        <translation>终止同意</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Outline</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Enter goes there. Alt with the up or down arrow moves a section or an entry.</source>
        <translation>按回车键跳转；按 Alt 加上下方向键移动栏目或条目。</translation>
    </message>
    <message>
        <source>{name}: place {place} of {count}</source>
        <translation>{name}：第 {place} 项，共 {count} 项</translation>
    </message>
</context>
<context>
    <name>OwnNoteDialog</name>
    <message>
        <source>My note</source>
        <translation>我的备注</translation>
    </message>
    <message>
        <source>Only you can see this. It is saved in your vault and its backups, and never printed, sent or put into an evidence pack.</source>
        <translation>仅您可见。备注保存在保险库及其备份中，不会打印、发送，也不会放进证据包。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称或姓名</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>WeChat, QQ, Telegram</source>
        <translation>微信、QQ 等</translation>
    </message>
    <message>
        <source>What I want to remember</source>
        <translation>备注内容</translation>
    </message>
    <message>
        <source>An employer</source>
        <translation>用人单位</translation>
    </message>
    <message>
        <source>A recruiter</source>
        <translation>招聘者</translation>
    </message>
    <message>
        <source>Avoid: warn me when they turn up again</source>
        <translation>避开：再次出现时提醒我</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>保存备注</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>OwnNotesDialog</name>
    <message>
        <source>My notes on employers and recruiters</source>
        <translation>我对单位和招聘者的备注</translation>
    </message>
    <message>
        <source>Only you can see them. You are told when somebody from this list turns up again.</source>
        <translation>备注仅您可见。名单上的单位或招聘者再次出现时会提醒您。</translation>
    </message>
    <message>
        <source>No notes yet.</source>
        <translation>还没有备注。</translation>
    </message>
    <message>
        <source>New note…</source>
        <translation>新建备注…</translation>
    </message>
    <message>
        <source>Undo the deletion</source>
        <translation>撤销删除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Edit the note about {name}</source>
        <translation>编辑“{name}”的备注</translation>
    </message>
    <message>
        <source>Delete the note about {name}</source>
        <translation>删除“{name}”的备注</translation>
    </message>
    <message>
        <source>Noted on {day}</source>
        <translation>记于 {day}</translation>
    </message>
    <message>
        <source>To avoid · {day}</source>
        <translation>避开 · {day}</translation>
    </message>
    <message>
        <source>Met again on {day}: {title}</source>
        <translation>{day} 再次出现：{title}</translation>
    </message>
</context>
<context>
    <name>OwnerCard</name>
    <message>
        <source>No other names were found.</source>
        <translation>没有找到其他名称。</translation>
    </message>
    <message>
        <source>Add and hide</source>
        <translation>添加并隐去</translation>
    </message>
    <message>
        <source>Show less likely names: {count}</source>
        <translation>显示另外 {count} 个可能性较小的</translation>
    </message>
    <message>
        <source>You</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>单位</translation>
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
        <source>Already hidden: the name and its known spellings.</source>
        <translation>已自动隐去：名称本身及已知的写法。</translation>
    </message>
    <message>
        <source>Already hidden: {names}</source>
        <translation>已自动隐去：{names}</translation>
    </message>
    <message>
        <source>Another name you are known by</source>
        <translation>别人对您的其他称呼</translation>
    </message>
    <message>
        <source>Another name people use for {owner}</source>
        <translation>{owner}的其他叫法</translation>
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
    <name>PaperConsentDialog</name>
    <message>
        <source>Consent on paper: {name}</source>
        <translation>纸质同意书：{name}</translation>
    </message>
    <message>
        <source>The form allows nothing until the student signed it and you recorded its code here.</source>
        <translation>学生签字、您在此录入代码之前，表格不产生任何授权。</translation>
    </message>
    <message>
        <source>1. Print the form</source>
        <translation>1. 打印表格</translation>
    </message>
    <message>
        <source>2. It came back signed</source>
        <translation>2. 签字后录入</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>给谁</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Employers who may get a copy, one per line</source>
        <translation>可接收副本的用人单位，每行一个</translation>
    </message>
    <message>
        <source>In their own words (may be left out)</source>
        <translation>补充说明（可不填）</translation>
    </message>
    <message>
        <source>Code of the form</source>
        <translation>表格代码</translation>
    </message>
    <message>
        <source>Day of the signature</source>
        <translation>签字日期</translation>
    </message>
    <message>
        <source>The selected students: {count}</source>
        <translation>选中的学生：{count} 名</translation>
    </message>
    <message>
        <source>All who gave no consent, or whose consent expired: {count}</source>
        <translation>所有未同意或同意已到期的学生：{count} 名</translation>
    </message>
    <message>
        <source>Kinds of data that students without a résumé here allow</source>
        <translation>这里还没有简历的学生同意提供的信息种类</translation>
    </message>
    <message>
        <source>Consent on paper, students: {count}</source>
        <translation>纸质同意书：{count} 名学生</translation>
    </message>
    <message>
        <source>Save the form…</source>
        <translation>保存表格…</translation>
    </message>
    <message>
        <source>Save the forms…</source>
        <translation>保存这些表格…</translation>
    </message>
    <message>
        <source>consent forms</source>
        <translation>同意书</translation>
    </message>
    <message>
        <source>consent form</source>
        <translation>同意书</translation>
    </message>
    <message>
        <source>Replace the earlier consent?</source>
        <translation>要取代先前的同意吗？</translation>
    </message>
    <message>
        <source>Record the signature</source>
        <translation>录入签字</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Change passphrase</source>
        <translation>更改主密码</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新主密码</translation>
    </message>
    <message>
        <source>Confirm passphrase</source>
        <translation>确认主密码</translation>
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
        <source>You unlocked the vault with your recovery sheet. Set a new passphrase now if you forgot the old one.</source>
        <translation>您是用恢复码打开保险库的。如果忘了主密码，请现在设一个新的。</translation>
    </message>
    <message>
        <source>Backup passphrase</source>
        <translation>备份密码</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>保存文件</translation>
    </message>
    <message>
        <source>Passphrase of the file</source>
        <translation>文件密码</translation>
    </message>
    <message>
        <source>Confirm the file&apos;s passphrase</source>
        <translation>确认文件密码</translation>
    </message>
    <message>
        <source>Confirm backup passphrase</source>
        <translation>确认备份密码</translation>
    </message>
    <message>
        <source>Only this passphrase opens the file; a recovery sheet does not.</source>
        <translation>只有这个密码能打开该文件，恢复码打印页不能。</translation>
    </message>
    <message>
        <source>The file opens with this passphrase alone. Pass it on separately from the file.</source>
        <translation>接收人只能用这个密码打开文件。请通过其他途径告知，不要和文件一起发送。</translation>
    </message>
    <message>
        <source>Whoever gave you the file knows its passphrase. Set one of your own now: from then on only yours unlocks this caseload here.</source>
        <translation>交接的人知道这份文件的密码。请现在设置您自己的主密码：此后这里只能用它解锁。</translation>
    </message>
    <message>
        <source>Set a new passphrase</source>
        <translation>设置新的主密码</translation>
    </message>
    <message>
        <source>You will need it to restore the backup. It may differ from your vault&apos;s passphrase.</source>
        <translation>恢复备份时需要它，可以与主密码不同。</translation>
    </message>
    <message>
        <source>Four or five random words are strong and easy to remember.</source>
        <translation>四五个随机词语既牢固又好记。</translation>
    </message>
    <message>
        <source>The passphrases don&apos;t match.</source>
        <translation>两次输入不一致。</translation>
    </message>
</context>
<context>
    <name>PastDialog</name>
    <message>
        <source>Add applications</source>
        <translation>添加求职记录</translation>
    </message>
    <message>
        <source>Add a planned application or an earlier one. What you remember helps if something leaks. Earlier ones are marked “reconstructed”, because memory is weak evidence.</source>
        <translation>可以添加计划中的或以前的投递。日后发现外流时，您记得的内容会有帮助。以前的投递会标为“补录”，因为仅凭记忆，证明力较弱。</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Recipient type</source>
        <translation>接收方类型</translation>
    </message>
    <message>
        <source>Date sent</source>
        <translation>投递日期</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Sent through</source>
        <translation>投递渠道</translation>
    </message>
    <message>
        <source>e.g. e-mail, a platform</source>
        <translation>例如：邮件、招聘平台</translation>
    </message>
    <message>
        <source>What you gave them, as far as you remember</source>
        <translation>当时提供了哪些信息（凭记忆）</translation>
    </message>
    <message>
        <source>Import from a table…</source>
        <translation>从表格导入…</translation>
    </message>
    <message>
        <source>Columns: {names}</source>
        <translation>各列：{names}</translation>
    </message>
    <message>
        <source>Add</source>
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
        <source>Add all: {count}</source>
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
        <source>Lines that could not be imported: {lines}</source>
        <translation>无法导入的行：{lines}</translation>
    </message>
    <message>
        <source>Columns not imported: {names}</source>
        <translation>未导入的列：{names}</translation>
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
        <source>what you gave them</source>
        <translation>当时提供的信息</translation>
    </message>
</context>
<context>
    <name>PhotoBox</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Stays in your complete résumé. A copy shows it only where you keep it for that copy.</source>
        <translation>照片只存于完整简历。只有您为某份副本选择保留时，副本才会带照片。</translation>
    </message>
    <message>
        <source>Your photo</source>
        <translation>您的照片</translation>
    </message>
    <message>
        <source>No photo</source>
        <translation>没有照片</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>更换…</translation>
    </message>
    <message>
        <source>Add a photo…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Crop…</source>
        <translation>裁剪…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Photo: {action}</source>
        <translation>照片：{action}</translation>
    </message>
</context>
<context>
    <name>PhotoDialog</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Your photo</source>
        <translation>您的照片</translation>
    </message>
    <message>
        <source>JPEG, PNG, WebP, BMP, GIF or TIFF. Place, time and camera are taken out.</source>
        <translation>支持 JPEG、PNG、WebP、BMP、GIF、TIFF。拍摄地点、时间和设备信息会被去除。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Another picture…</source>
        <translation>换一张图片…</translation>
    </message>
    <message>
        <source>Shape of the photo</source>
        <translation>照片比例</translation>
    </message>
    <message>
        <source>25 × 35 mm</source>
        <translation>一寸 25 × 35 毫米</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>自由裁剪</translation>
    </message>
    <message>
        <source>Move the frame with the mouse or the arrow keys; resize it at its corner, or with + and −.</source>
        <translation>用鼠标或方向键移动裁剪框；拖动右下角或按 + − 键调整大小。</translation>
    </message>
    <message>
        <source>The picture, with the crop frame</source>
        <translation>图片与裁剪框</translation>
    </message>
    <message>
        <source>Use this photo</source>
        <translation>使用这张照片</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>PhotoRow</name>
    <message>
        <source>The file has a photo. It stays in your complete résumé. Copies show it only if you choose so.</source>
        <translation>文件中有一张照片。照片会存入完整简历；除非您选择提供，副本里不会有照片。</translation>
    </message>
    <message>
        <source>Remove photo</source>
        <translation>移除照片</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Screenshot saved with the check</source>
        <translation>随核查保存的截图</translation>
    </message>
    <message>
        <source>Screenshot {name}</source>
        <translation>截图 {name}</translation>
    </message>
    <message>
        <source>“{name}”, as you added it. You see a copy of its pixels. What you save is the original file, with its own details.</source>
        <translation>“{name}”，您核查时留下的截图。这里显示的是其像素的副本；另存得到的是原文件本身，连同文件自带的信息。</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>另存为文件</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
</context>
<context>
    <name>PlatformDialog</name>
    <message>
        <source>Add a platform</source>
        <translation>添加平台</translation>
    </message>
    <message>
        <source>It gets a page like the others: status, what it received, what others see, your own notes.</source>
        <translation>页面与其他平台相同：状态、得到了什么、别人能看到什么、您自己的笔记。</translation>
    </message>
    <message>
        <source>Name of the platform</source>
        <translation>平台名称</translation>
    </message>
    <message>
        <source>Address of its official page (may be left out)</source>
        <translation>官方页面的网址（可不填）</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PlatformList</name>
    <message>
        <source>Platforms often show a résumé to every employer until you change it. What you have not said counts as public.</source>
        <translation>平台上的简历往往默认对所有招聘方公开。您没有说明的，一律按公开处理。</translation>
    </message>
    <message>
        <source>Add a platform…</source>
        <translation>添加平台…</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
</context>
<context>
    <name>PlatformPage</name>
    <message>
        <source>looked on {day}</source>
        <translation>{day} 看过</translation>
    </message>
    <message>
        <source>Remind me then</source>
        <translation>到时提醒我</translation>
    </message>
    <message>
        <source>Half a year after looking</source>
        <translation>查看后半年</translation>
    </message>
    <message>
        <source>My résumé there is</source>
        <translation>我在该平台的简历</translation>
    </message>
    <message>
        <source>Look again on</source>
        <translation>下次查看日期</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>来源：{source}</translation>
    </message>
    <message>
        <source>you</source>
        <translation>您自己填写</translation>
    </message>
    <message>
        <source>The address of its official page is not known. Add the platform again with it, if you like.</source>
        <translation>尚不知道官方网址。如有需要，可移除后连同网址重新添加。</translation>
    </message>
    <message>
        <source>Write a letter…</source>
        <translation>写信…</translation>
    </message>
    <message>
        <source>Open the official page</source>
        <translation>打开官方页面</translation>
    </message>
    <message>
        <source>Log a call or message from there…</source>
        <translation>登记来自该平台的来电或消息…</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>What it got</source>
        <translation>平台得到了什么</translation>
    </message>
    <message>
        <source>See this copy</source>
        <translation>查看此副本</translation>
    </message>
    <message>
        <source>See the copy {reference}</source>
        <translation>查看副本 {reference}</translation>
    </message>
    <message>
        <source>{day}, from memory: {what}</source>
        <translation>{day}，凭记忆：{what}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>No copy recorded.</source>
        <translation>没有副本记录。</translation>
    </message>
    <message>
        <source>Record what it got…</source>
        <translation>登记平台得到了什么…</translation>
    </message>
    <message>
        <source>Make a copy for it</source>
        <translation>为该平台制作副本</translation>
    </message>
    <message>
        <source>Look at yourself as an employer would</source>
        <translation>以招聘方视角查看自己</translation>
    </message>
    <message>
        <source>Sign out, or use another account, and search for yourself. Each answer is saved with its date.</source>
        <translation>退出登录，或换一个账号，搜索自己。每个回答都会连同日期保存。</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>还没看</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>没看到</translation>
    </message>
    <message>
        <source>Source: {source}, seen on {day}</source>
        <translation>来源：{source}，查阅于 {day}</translation>
    </message>
    <message>
        <source>Change your notes…</source>
        <translation>修改笔记…</translation>
    </message>
    <message>
        <source>Paste what the page says…</source>
        <translation>粘贴页面上的说明…</translation>
    </message>
    <message>
        <source>Remove the notes</source>
        <translation>删除笔记</translation>
    </message>
    <message>
        <source>Open this page</source>
        <translation>打开此页面</translation>
    </message>
</context>
<context>
    <name>Platforms</name>
    <message>
        <source>Open the official page and paste what it says about this. It is saved with today’s date.</source>
        <translation>打开官方页面，把上面关于此事的说明粘贴到这里。会连同今天的日期一起保存。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>What the page says</source>
        <translation>页面上的说明</translation>
    </message>
    <message>
        <source>The notes are removed.</source>
        <translation>笔记已删除。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Removed from the list: {name}</source>
        <translation>已从列表中移除：{name}</translation>
    </message>
</context>
<context>
    <name>PresetNote</name>
    <message>
        <source>Preset by your school or whoever set up this computer. You can change it.</source>
        <translation>由学校或管理这台电脑的人预设，您可以更改。</translation>
    </message>
</context>
<context>
    <name>ProtectionCard</name>
    <message>
        <source>Reading files from others</source>
        <translation>读取他人的文件</translation>
    </message>
    <message>
        <source>This could not be tested just now.</source>
        <translation>暂时无法检测。</translation>
    </message>
    <message>
        <source>Testing on this computer…</source>
        <translation>正在这台电脑上检测…</translation>
    </message>
    <message>
        <source>Files from others are read in an isolated process, without access to the network, other files or other programs. This was just tested on this computer.</source>
        <translation>他人的文件在隔离的进程中读取，不能联网，也不能接触其他文件和程序。刚才已在这台电脑上测试。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>This system cannot fully isolate the process that reads files from others. It could still reach: {parts}.</source>
        <translation>本系统无法完全隔离读取他人文件的进程。该进程仍可能：{parts}。</translation>
    </message>
    <message>
        <source>your other files, to read them</source>
        <translation>读取您的其他文件</translation>
    </message>
    <message>
        <source>your other files, to change them</source>
        <translation>改动您的其他文件</translation>
    </message>
    <message>
        <source>the network</source>
        <translation>联网</translation>
    </message>
    <message>
        <source>programs, to start them</source>
        <translation>启动程序</translation>
    </message>
    <message>
        <source>programs that are running</source>
        <translation>接触正在运行的程序</translation>
    </message>
    <message>
        <source>functions of the system</source>
        <translation>调用系统功能</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <comment>All other platforms</comment>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>位置(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>RecipientAndStage</name>
    <message>
        <source>Recipient</source>
        <translation>投递对象</translation>
    </message>
    <message>
        <source>Recipient type</source>
        <translation>投递对象类型</translation>
    </message>
    <message>
        <source>For which employer?</source>
        <translation>为哪家用人单位招聘？</translation>
    </message>
    <message>
        <source>If you know it</source>
        <translation>如果您知道</translation>
    </message>
    <message>
        <source>Hiring stage</source>
        <translation>求职阶段</translation>
    </message>
    <message>
        <source>Name of the employer, platform, agency or person</source>
        <translation>用人单位、平台、中介或个人的名称</translation>
    </message>
    <message>
        <source>Type of recipient</source>
        <translation>投递对象类型</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>You also show more than this stage needs: {kinds}.</source>
        <translation>除本阶段所需外，您还提供了：{kinds}。</translation>
    </message>
    <message>
        <source>{number} is shown, because employers look it up. Whoever has it can also look you up: you can leave it out under “Field by field”.</source>
        <translation>会显示{number}：用人单位要凭它核实资质。别人也能凭它查到您；如不想提供，可在“逐项选择”里去掉。</translation>
    </message>
</context>
<context>
    <name>ReferenceChoice</name>
    <message>
        <source>Print the reference</source>
        <translation>页脚印编号</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Without the reference, the pages don&apos;t identify the copy. A leak can then be traced by the marks only.</source>
        <translation>不印编号时，从页面上认不出副本；一旦外流，只能靠暗记溯源。</translation>
    </message>
    <message>
        <source>Traceability of the full text: {whole}; of half the text: {half}.</source>
        <translation>可溯源程度：全文外流为{whole}，一半外流为{half}。</translation>
    </message>
</context>
<context>
    <name>RefusedWords</name>
    <message>
        <source>No copy was saved. Decide what to do with these words.</source>
        <translation>未保存副本。请选择如何处理这些文字。</translation>
    </message>
    <message>
        <source>More: {count}</source>
        <translation>还有 {count} 项</translation>
    </message>
    <message>
        <source>Withhold here</source>
        <translation>在此隐去</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>改写…</translation>
    </message>
    <message>
        <source>Keep anyway</source>
        <translation>仍然保留</translation>
    </message>
    <message>
        <source>The recipient will see {what}. The ledger records this.</source>
        <translation>接收方将看到{what}，台账会如实记录。</translation>
    </message>
    <message>
        <source>Keep “{words}” in this copy?</source>
        <translation>在此副本中保留“{words}”吗？</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>不保留</translation>
    </message>
    <message>
        <source>Write instead</source>
        <translation>改写为</translation>
    </message>
    <message>
        <source>Use this text</source>
        <translation>使用此文字</translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <source>Import an official list</source>
        <translation>导入官方名录</translation>
    </message>
    <message>
        <source>Sign an official list</source>
        <translation>为官方名录签名</translation>
    </message>
    <message>
        <source>As you used it for such a list before. Change anything that is wrong.</source>
        <translation>与您上次处理这类名录时相同。不合适的可以更改。</translation>
    </message>
    <message>
        <source>This is what was recognised. Change anything that is wrong; it is remembered for lists like this.</source>
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
        <source>Choose the column with the names, and name the list.</source>
        <translation>请说明哪一列是名称，以及这份名录叫什么。</translation>
    </message>
    <message>
        <source>Import list</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
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
        <source>Company registers, licensed agencies, lists of defaulters. Download a list from its authority, and every check searches it on this computer. CSV, XLSX, XLS, ODS, JSON or ZIP.</source>
        <translation>企业登记、持证人力资源机构、失信名单等。从主管部门网站下载后导入，每次核查都会在本机查询。支持 CSV、XLSX、XLS、ODS、JSON 或 ZIP。</translation>
    </message>
    <message>
        <source>No list imported yet. You can also drop one on this window.</source>
        <translation>还没有导入名录，也可以把文件拖到本窗口。</translation>
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
        <source>Stopped. Names so far: {count}. Import the same file again to continue.</source>
        <translation>已停止，目前 {count} 个名称。再次导入同一文件可继续。</translation>
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
        <source>Wait for the current import to finish, or cancel it first.</source>
        <translation>请等当前导入完成，或先取消。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Also not imported: {names}. Drop the files again.</source>
        <translation>以下文件也未导入：{names}。请重新拖入。</translation>
    </message>
    <message>
        <source>Names so far: {count}</source>
        <translation>已导入 {count} 个名称</translation>
    </message>
    <message>
        <source>“{name}” imported. Names: {count}. Every check now searches it.</source>
        <translation>“{name}”已导入，共 {count} 个名称。今后每次核查都会查询。</translation>
    </message>
    <message>
        <source>Rows without a name: {count}.</source>
        <translation>没有名称的行：{count}。</translation>
    </message>
    <message>
        <source>“{name}” removed. Import the file again to restore it.</source>
        <translation>“{name}”已移除，需要时可重新导入。</translation>
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
        <source>A reminder only says that something is due. It names no one, because others may see your screen.</source>
        <translation>提醒只说有事到期，不提对方是谁，因为别人可能看到您的屏幕。</translation>
    </message>
    <message>
        <source>Remind me when dates are due</source>
        <translation>日期到期时提醒我</translation>
    </message>
    <message>
        <source>Keep running in the system tray when the window is closed</source>
        <translation>关闭窗口后在系统托盘继续运行</translation>
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
    <name>ReportView</name>
    <message>
        <source>Make report</source>
        <translation>生成报告</translation>
    </message>
    <message>
        <source>This month so far</source>
        <translation>本月至今</translation>
    </message>
    <message>
        <source>Save as PDF and CSV…</source>
        <translation>保存为 PDF 和 CSV…</translation>
    </message>
    <message>
        <source>Sectors of employers…</source>
        <translation>单位所属行业…</translation>
    </message>
    <message>
        <source>No report yet. A report counts copies, answers, requests and signals by month.</source>
        <translation>还没有报告。报告按月统计副本、回复、请求和迹象。</translation>
    </message>
    <message>
        <source>Report: {period}</source>
        <translation>报告：{period}</translation>
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
        <source>to look into your mailbox</source>
        <translation>查看您的邮箱</translation>
    </message>
    <message>
        <source>to make or switch off an address</source>
        <translation>生成或停用一个地址</translation>
    </message>
    <message>
        <source>to check for newer versions</source>
        <translation>查询新版本</translation>
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
        <source>the name or password was refused</source>
        <translation>用户名或密码被拒绝</translation>
    </message>
    <message>
        <source>sent; no answer was recorded</source>
        <translation>已发出，未记录到答复</translation>
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
        <source>refused: the address is in a private network</source>
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
        <translation>已放弃：等待时间过长</translation>
    </message>
    <message>
        <source>given up: the answer was too large</source>
        <translation>已放弃：返回内容过大</translation>
    </message>
    <message>
        <source>refused: the answer was not a page</source>
        <translation>已拒绝：回应不是网页</translation>
    </message>
    <message>
        <source>refused: invalid address</source>
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
        <source>Personal data shown in this copy ({count}): {fields}</source>
        <translation>这份副本提供的个人信息（{count} 项）：{fields}</translation>
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
        <source>On {day} you decided to send nothing more to {name}.</source>
        <translation>您已于 {day} 决定不再向{name}投递。</translation>
    </message>
    <message>
        <source>On {day} you noted that you want to avoid {name}.</source>
        <translation>您曾在 {day} 标记要避开{name}。</translation>
    </message>
    <message>
        <source>The check of this posting found serious warning signs ({count}): {told}</source>
        <translation>该招聘信息的核查发现严重迹象（{count} 项）：{told}</translation>
    </message>
    <message>
        <source>Further signs on the card: {count}</source>
        <translation>核查卡上另有 {count} 处迹象。</translation>
    </message>
    <message>
        <source>Usually hidden at this stage: {kinds}</source>
        <translation>这一阶段通常不提供：{kinds}</translation>
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
    <message>
        <source>Split into street, town and postal code</source>
        <translation>拆分为街道、城市和邮编</translation>
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
        <source>Undo the last edit (Ctrl+Z)</source>
        <translation>撤销上一次修改（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Y)</source>
        <translation>重做（Ctrl+Y）</translation>
    </message>
    <message>
        <source>This is sample data: the résumé of an invented person.</source>
        <translation>这是示例数据：一个虚构人物的简历。</translation>
    </message>
    <message>
        <source>Drag to reorder, or press Alt with ↑ or ↓.</source>
        <translation>拖动可调整顺序，也可按 Alt 加 ↑ 或 ↓。</translation>
    </message>
    <message>
        <source>Show pages</source>
        <translation>显示页面</translation>
    </message>
    <message>
        <source>Hide pages</source>
        <translation>隐藏页面</translation>
    </message>
    <message>
        <source>Nothing entered yet.</source>
        <translation>尚未填写内容。</translation>
    </message>
    <message>
        <source>Unsaved changes.</source>
        <translation>有未保存的修改。</translation>
    </message>
    <message>
        <source>Earlier version. Save it to make it the current one.</source>
        <translation>这是较早的版本，保存后即成为最新版本。</translation>
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
        <source>Your complete résumé. The full version never leaves this computer.</source>
        <translation>您的完整简历。完整版始终只留在这台电脑上。</translation>
    </message>
    <message>
        <source>Drop your résumé here</source>
        <translation>把简历拖到这里</translation>
    </message>
    <message>
        <source>PDF, Word, text and more. Choose a file, drop it on this page, or paste it. You review every field before it is saved.</source>
        <translation>支持 PDF、Word、纯文本等格式。选择文件、拖到本页或直接粘贴。保存前，每一项都由您核对。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Start from scratch</source>
        <translation>从零开始填写</translation>
    </message>
    <message>
        <source>Try sample data</source>
        <translation>用示例试试</translation>
    </message>
    <message>
        <source>Names that give me away</source>
        <translation>暴露身份的名称</translation>
    </message>
    <message>
        <source>Wordings</source>
        <translation>措辞</translation>
    </message>
    <message>
        <source>Import another file…</source>
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
        <source>Sample removed. The ledger keeps a record of it.</source>
        <translation>示例已移除，台账中仍有记录。</translation>
    </message>
    <message>
        <source>Your résumé has unsaved changes. Copies don&apos;t include them.</source>
        <translation>简历有未保存的改动，制作的副本不含这些改动。</translation>
    </message>
    <message>
        <source>Save as a new version</source>
        <translation>保存为新版本</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Other résumés changed: {count}.</source>
        <translation>已同步更改其他 {count} 份简历。</translation>
    </message>
    <message>
        <source>Saved as version {number}.</source>
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
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Discard what was read?</source>
        <translation>放弃导入的内容？</translation>
    </message>
    <message>
        <source>Your corrections are lost with it. The file stays as it is.</source>
        <translation>您的修改也会丢失。原文件不受影响。</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation>再显示 {count} 处疑点</translation>
    </message>
    <message>
        <source>Fields to review: {count}. Press ✓ or Enter if a field is right, or correct it.</source>
        <translation>待核对：{count} 项。正确的按 ✓ 或回车，有误的直接修改。</translation>
    </message>
    <message>
        <source>Next field (F8)</source>
        <translation>下一项（F8）</translation>
    </message>
    <message>
        <source>You have reviewed everything that matters most. Lines that no field took: {count} (F8).</source>
        <translation>重要的内容都已核对。还有 {count} 行没有归入任何一项（F8）。</translation>
    </message>
    <message>
        <source>You have reviewed everything that matters most.</source>
        <translation>最重要的内容都已核对。</translation>
    </message>
    <message>
        <source>Save résumé</source>
        <translation>保存简历</translation>
    </message>
</context>
<context>
    <name>ReviewTools</name>
    <message>
        <source>Join with above (Ctrl+J)</source>
        <translation>与上一条合并（Ctrl+J）</translation>
    </message>
    <message>
        <source>Split here (Ctrl+Shift+J)</source>
        <translation>从这里拆成两条（Ctrl+Shift+J）</translation>
    </message>
    <message>
        <source>Move to… (Ctrl+M)</source>
        <translation>移到其他栏目…（Ctrl+M）</translation>
    </message>
    <message>
        <source>Undo the last edit (Ctrl+Z)</source>
        <translation>撤销上一次修改（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Y)</source>
        <translation>重做（Ctrl+Y）</translation>
    </message>
</context>
<context>
    <name>SaveIncidentBar</name>
    <message>
        <source>Open the incident</source>
        <translation>打开此事件</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Save as an incident…</source>
        <translation>保存为可疑事件…</translation>
    </message>
    <message>
        <source>Saved as “{title}”, which is in Trash</source>
        <translation>已保存为“{title}”，目前在回收站里</translation>
    </message>
    <message>
        <source>Restore it and add this answer</source>
        <translation>恢复事件，并加上这次结论</translation>
    </message>
    <message>
        <source>Saved as “{title}”, surfaced on {day}</source>
        <translation>已保存为“{title}”，出现于{day}</translation>
    </message>
    <message>
        <source>Add this answer to it</source>
        <translation>加上这次结论</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文字</translation>
    </message>
    <message>
        <source>{title} and {count} more</source>
        <translation>{title} 等，另有 {count} 个</translation>
    </message>
    <message>
        <source>Saved. Find it on this page or with Ctrl+K.</source>
        <translation>已保存。可在本页查看，也可用 Ctrl+K 搜索。</translation>
    </message>
</context>
<context>
    <name>SavedItemsList</name>
    <message>
        <source>Show {count} more</source>
        <translation>再显示 {count} 项</translation>
    </message>
</context>
<context>
    <name>ScanDialog</name>
    <message>
        <source>Mark an ID scan</source>
        <translation>给证件扫描件加水印</translation>
    </message>
    <message>
        <source>Recipient, purpose and date are printed across the picture. Black out what they don&apos;t need to see.</source>
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
        <source>Draw a box with the mouse, or add one and move it with the arrow keys (Shift to resize).</source>
        <translation>用鼠标画框；也可添加一个框，用方向键移动（按住 Shift 调整大小）。</translation>
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
        <source>Recipient</source>
        <translation>投递对象</translation>
    </message>
    <message>
        <source>Recipient type</source>
        <translation>接收方类型</translation>
    </message>
    <message>
        <source>Permitted use</source>
        <translation>允许的用途</translation>
    </message>
    <message>
        <source>e.g. starting work, opening a salary account</source>
        <translation>例如：办理入职、开立工资账户</translation>
    </message>
    <message>
        <source>Cover my ID numbers (checked before saving)</source>
        <translation>须遮住证件号码（保存前检查）</translation>
    </message>
    <message>
        <source>Date on the scan: {day}</source>
        <translation>图上的日期：{day}</translation>
    </message>
    <message>
        <source>Save watermarked scan…</source>
        <translation>保存加水印的扫描件…</translation>
    </message>
    <message>
        <source>Other text that looks like personal data: {texts}</source>
        <translation>其他看似个人信息的内容：{texts}</translation>
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
        <source>Show the marked scan</source>
        <translation>查看加好水印的扫描件</translation>
    </message>
    <message>
        <source>Choose where to save the scan</source>
        <translation>选择扫描件的保存位置</translation>
    </message>
    <message>
        <source>Scan {reference} saved and recorded in the ledger.</source>
        <translation>扫描件 {reference} 已保存，并记入台账。</translation>
    </message>
    <message>
        <source>Preview. Nothing is saved yet.</source>
        <translation>这是预览，尚未保存。</translation>
    </message>
    <message>
        <source>Text that can be read on it: {text}</source>
        <translation>图上可识别的文字：{text}</translation>
    </message>
    <message>
        <source>Still visible: {fields}</source>
        <translation>仍可看到：{fields}</translation>
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
        <source>A name, a number, a word of a posting, a command, a setting</source>
        <translation>名称、号码、招聘信息中的词，或命令、设置</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>No results.</source>
        <translation>没有结果。</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后再做</translation>
    </message>
    <message>
        <source>Indexing older entries: {done} of {total}. You can already search.</source>
        <translation>正在为较早的内容建立索引：{done} / {total}。现在就可以搜索。</translation>
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
    <message>
        <source>Letter</source>
        <translation>信件</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>招聘平台</translation>
    </message>
    <message>
        <source>Meeting plan</source>
        <translation>会面计划</translation>
    </message>
    <message>
        <source>My note</source>
        <translation>我的备注</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>SecretLine</name>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入的内容</translation>
    </message>
    <message>
        <source>Hide what is typed</source>
        <translation>隐藏输入的内容</translation>
    </message>
    <message>
        <source>{name} ({keys})</source>
        <translation>{name}（{keys}）</translation>
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
    <message>
        <source>Newest first</source>
        <translation>按时间从近到远排列</translation>
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
        <source>Enter a recipient first</source>
        <translation>请先填写投递对象</translation>
    </message>
</context>
<context>
    <name>SendPage</name>
    <message>
        <source>Send</source>
        <translation>制作副本</translation>
    </message>
    <message>
        <source>Make a copy for one recipient, with only what this stage needs. Enter the recipient, or drop the posting here.</source>
        <translation>为一位接收方制作副本，只含当前阶段需要的内容。请填写投递对象，或把招聘信息拖到这里。</translation>
    </message>
    <message>
        <source>First, your résumé</source>
        <translation>先导入您的简历</translation>
    </message>
    <message>
        <source>Copies are made from your complete résumé. Import it once, and every copy takes a minute.</source>
        <translation>副本由完整简历生成。导入一次，之后每份副本只需一分钟。</translation>
    </message>
    <message>
        <source>Add my résumé</source>
        <translation>导入我的简历</translation>
    </message>
    <message>
        <source>Try sample data</source>
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
        <source>Design…</source>
        <translation>版式…</translation>
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
        <source>Postings are checked before you send anything. Your documents are watermarked before you hand them over.</source>
        <translation>招聘信息先核查，再决定是否投递；证件先加水印，再交给对方。</translation>
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
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Show it here too</source>
        <translation>这里也提供</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Removed after checking the files: {words}. Review the copy again, then save it.</source>
        <translation>核验文件后又隐去了：{words}。请重新查看副本后再保存。</translation>
    </message>
    <message>
        <source>The preview was out of date. Review it again, then save the copy.</source>
        <translation>刚才的预览不是最新的。请重新查看后再保存副本。</translation>
    </message>
    <message>
        <source>What does the picture show?</source>
        <translation>这张图片是什么？</translation>
    </message>
    <message>
        <source>Hidden again, because you chose to show it to another recipient, employer or stage: {kinds}.</source>
        <translation>以下内容是您为其他投递对象、单位或阶段选择提供的，现已改回不提供：{kinds}。</translation>
    </message>
    <message>
        <source>Hidden, because you chose to show it before you entered a recipient: {kinds}.</source>
        <translation>以下内容是您填写投递对象之前选择提供的，现在不提供：{kinds}。</translation>
    </message>
    <message>
        <source>The preview was stopped. You can save the copy once the preview is shown.</source>
        <translation>预览已停止。预览显示后才能保存副本。</translation>
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
        <source>Design saved with your résumé.</source>
        <translation>版式已随简历保存。</translation>
    </message>
    <message>
        <source>Choose where to save the copy</source>
        <translation>选择副本的保存位置</translation>
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
        <source>Same meaning, add it</source>
        <translation>意思相同，添加</translation>
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
        <source>Appearance and language</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
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
        <source>Vault</source>
        <translation>保险库</translation>
    </message>
    <message>
        <source>Lock automatically</source>
        <translation>自动锁定</translation>
    </message>
    <message>
        <source>Your vault is stored in {folder}</source>
        <translation>保险库存放在 {folder}</translation>
    </message>
    <message>
        <source>Your copies and résumé stay as they are.</source>
        <translation>副本和简历不受影响。</translation>
    </message>
    <message>
        <source>Unlocks the vault if you forget the passphrase. A new sheet replaces the old one.</source>
        <translation>忘记主密码时用来解锁。重新制作后，旧的随即失效。</translation>
    </message>
    <message>
        <source>One encrypted file with everything. It is tested once to make sure it can be restored.</source>
        <translation>一个加密文件，包含全部内容。保存后会试恢复一次，确认可用。</translation>
    </message>
    <message>
        <source>Reads the whole vault and compares it with what was saved.</source>
        <translation>读取整个保险库，并与保存时的内容比对。</translation>
    </message>
    <message>
        <source>Change passphrase…</source>
        <translation>更改主密码…</translation>
    </message>
    <message>
        <source>Create recovery sheet…</source>
        <translation>制作恢复码打印页…</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Check vault</source>
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
        <source>The program uses the network only when you press a button that says what is sent.</source>
        <translation>只有按下写明发送内容的按钮，程序才会访问网络。</translation>
    </message>
    <message>
        <source>Stay offline (block all requests)</source>
        <translation>保持离线（拒绝一切请求）</translation>
    </message>
    <message>
        <source>This vault has never made a network request.</source>
        <translation>此保险库从未发出过网络请求。</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>What this cannot do</source>
        <translation>功能局限</translation>
    </message>
    <message>
        <source>You can&apos;t recall a copy you have sent. Anyone who has it can read it and pass it on.</source>
        <translation>已发出的副本无法收回。拿到的人都可以阅读并转发。</translation>
    </message>
    <message>
        <source>Everything in the vault and settings as plain files. Anyone who finds them can read them.</source>
        <translation>把保险库和设置中的全部内容存为普通文件；任何人拿到都能读。</translation>
    </message>
    <message>
        <source>Always reduce motion</source>
        <translation>始终减少动画</translation>
    </message>
    <message>
        <source>When this is off, the system setting is used.</source>
        <translation>未勾选时跟随系统设置。</translation>
    </message>
    <message>
        <source>Marks don&apos;t survive everything. A résumé that was reworded or cut to a few lines may match no copy, or several.</source>
        <translation>暗记并非万能。简历若被改写，或只剩几行，可能与哪份副本都不符，也可能同时与几份相符。</translation>
    </message>
    <message>
        <source>Marks can&apos;t show who gave a caller your name or number. These are the same in every copy that shows them.</source>
        <translation>暗记无法说明来电者从谁那里得到您的姓名或号码，因为这些内容在每份副本中都一样。</translation>
    </message>
    <message>
        <source>A copy from before this program has no marks, and one that you changed by hand has fewer.</source>
        <translation>使用本程序之前发出的副本没有暗记，您手工改过的副本暗记会变少。</translation>
    </message>
    <message>
        <source>A result names a copy, not a person. The recipient may have been hacked, or passed it on lawfully.</source>
        <translation>结果指向副本，而不是人。接收方可能遭到窃取，也可能是合法转交。</translation>
    </message>
    <message>
        <source>A check lists warning signs. Someone else can misuse a real company&apos;s name.</source>
        <translation>核查只列出迹象。真实公司的名称也可能被他人冒用。</translation>
    </message>
    <message>
        <source>A check finds known scams only, and official lists are as old as their files. A posting without signs may still be a scam.</source>
        <translation>核查只认得已知的骗局，官方名录也只新到文件的日期。没有发现迹象，招聘信息仍可能是骗局。</translation>
    </message>
    <message>
        <source>While the vault is unlocked, spyware on this computer can see what you see.</source>
        <translation>保险库解锁期间，电脑上的间谍软件能看到您看到的一切。</translation>
    </message>
    <message>
        <source>Deleting a file does not always erase it from a modern disk.</source>
        <translation>在现代硬盘上，删除文件不一定能彻底抹除。</translation>
    </message>
    <message>
        <source>Without the passphrase, keyring or recovery sheet, no one can open the vault. There is no back door.</source>
        <translation>没有主密码、系统钥匙串或恢复码，谁也打不开保险库。程序没有后门。</translation>
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
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Official lists</source>
        <translation>官方名录</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>浏览器</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>System default</source>
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
        <source>After 1 minute</source>
        <translation>1 分钟后</translation>
    </message>
    <message>
        <source>After {count} minutes</source>
        <translation>{count} 分钟后</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>System default ({country})</source>
        <translation>跟随系统（{country}）</translation>
    </message>
    <message>
        <source>The passphrase was changed. Now print a new recovery sheet.</source>
        <translation>主密码已更改。请重新打印一份恢复码。</translation>
    </message>
    <message>
        <source>The passphrase was changed.</source>
        <translation>主密码已更改。</translation>
    </message>
</context>
<context>
    <name>ShareDialog</name>
    <message>
        <source>Share with a counsellor</source>
        <translation>分享给指导老师</translation>
    </message>
    <message>
        <source>Only the counsellor you choose can open the file, and only while your consent lasts. Nothing is sent by itself.</source>
        <translation>只有您选定的指导老师能打开这个文件，而且仅限同意有效期间。程序不会自动发送任何内容。</translation>
    </message>
    <message>
        <source>What you share</source>
        <translation>分享内容</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>分享给谁</translation>
    </message>
    <message>
        <source>How much of it</source>
        <translation>提供多少信息</translation>
    </message>
    <message>
        <source>What you want to know</source>
        <translation>想问什么</translation>
    </message>
    <message>
        <source>Everything that they get</source>
        <translation>对方将看到的全部内容</translation>
    </message>
    <message>
        <source>My résumé</source>
        <translation>我的简历</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>Seal and save…</source>
        <translation>加密并保存…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Also the file {name}</source>
        <translation>同时附上文件 {name}</translation>
    </message>
    <message>
        <source>Also copy {reference}, as {name} got it</source>
        <translation>附上副本 {reference}（与“{name}”收到的一致）</translation>
    </message>
    <message>
        <source>Also which kinds of data {name} got (for a letter to them)</source>
        <translation>同时告知 {name} 收到过哪些种类的信息（用于写信）</translation>
    </message>
    <message>
        <source>{name}: {text}</source>
        <translation>{name}：{text}</translation>
    </message>
    <message>
        <source>What {name} got on {day}: kinds of data only</source>
        <translation>{name} 于 {day} 收到的信息（只列种类）</translation>
    </message>
    <message>
        <source>File: {name}</source>
        <translation>文件：{name}</translation>
    </message>
    <message>
        <source>When: {text}</source>
        <translation>时间：{text}</translation>
    </message>
    <message>
        <source>What they knew: {text}</source>
        <translation>对方知道的信息：{text}</translation>
    </message>
    <message>
        <source>Money: {text}</source>
        <translation>金额：{text}</translation>
    </message>
    <message>
        <source>Next steps: {text}</source>
        <translation>后续步骤：{text}</translation>
    </message>
    <message>
        <source>Cases: {text}</source>
        <translation>受理情况：{text}</translation>
    </message>
    <message>
        <source>Save what you share</source>
        <translation>保存分享文件</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>分享</translation>
    </message>
    <message>
        <source>Shared with a counsellor (*.shared)</source>
        <translation>分享文件 (*.shared)</translation>
    </message>
</context>
<context>
    <name>SheetCanvas</name>
    <message>
        <source>Pages of the file</source>
        <translation>文件页面</translation>
    </message>
    <message>
        <source>Marked: {words}</source>
        <translation>已选中：{words}</translation>
    </message>
    <message>
        <source>No words are marked.</source>
        <translation>没有选中文字。</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>{name} ({keys})</source>
        <translation>{name}（{keys}）</translation>
    </message>
</context>
<context>
    <name>SignedListsDialog</name>
    <message>
        <source>Signed lists</source>
        <translation>已签名的名单</translation>
    </message>
    <message>
        <source>Read a signed list…</source>
        <translation>读取已签名的名单…</translation>
    </message>
    <message>
        <source>Sign an official list…</source>
        <translation>为官方名录签名…</translation>
    </message>
    <message>
        <source>Sign notes on employers…</source>
        <translation>为用人单位备注签名…</translation>
    </message>
    <message>
        <source>Stop accepting from this author…</source>
        <translation>不再接收此人的名单…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>you</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Read a signed list</source>
        <translation>读取已签名的名单</translation>
    </message>
    <message>
        <source>Signed lists (*.signed)</source>
        <translation>已签名的名单 (*.signed)</translation>
    </message>
    <message>
        <source>Stop accepting lists from {name}?</source>
        <translation>不再接收{name}的名单吗？</translation>
    </message>
    <message>
        <source>Lists that colleagues hand to each other as files: official lists, notes on employers, rules for checking postings, employers of a fair. Each is signed, dated and ends by itself; it is searched for personal data before it is signed.</source>
        <translation>同事之间以文件传递的名单：官方名录、用人单位备注、核查招聘信息的规则、招聘会单位名单。每份都有签名、日期和有效期，到期自动失效；签名前会先检查个人信息。</translation>
    </message>
    <message>
        <source>Sign rules of your own…</source>
        <translation>为自己的核查规则签名…</translation>
    </message>
    <message>
        <source>Lists already received are deleted here, official lists and rules too.</source>
        <translation>已收到的名单会从本机删除，官方名录和规则也一样。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.xlsx *.xls *.ods *.json *.zip)</source>
        <translation>表格 (*.csv *.tsv *.xlsx *.xls *.ods *.json *.zip)</translation>
    </message>
    <message>
        <source>Sign an official list</source>
        <translation>为官方名录签名</translation>
    </message>
    <message>
        <source>Save the signed list</source>
        <translation>保存已签名的名单</translation>
    </message>
    <message>
        <source>Leave out the rows with personal data?</source>
        <translation>要去掉含个人信息的行吗？</translation>
    </message>
    <message>
        <source>Row {row}: {text}. Further places: {more}. A list for others must not contain personal data.</source>
        <translation>第 {row} 行：{text}。另有 {more} 处。给别人的名单不应含有个人信息。</translation>
    </message>
    <message>
        <source>Leave them out and sign</source>
        <translation>去掉后签名</translation>
    </message>
    <message>
        <source>Sign notes on employers</source>
        <translation>为用人单位备注签名</translation>
    </message>
    <message>
        <source>Tables (*.csv *.xlsx)</source>
        <translation>表格 (*.csv *.xlsx)</translation>
    </message>
    <message>
        <source>Name of the notes</source>
        <translation>备注名称</translation>
    </message>
    <message>
        <source>The table has the columns employer, note, source, date. It is valid for 90 days.</source>
        <translation>表格要有 employer、note、source、date 四列，有效期 90 天。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Sign rules of your own</source>
        <translation>为自己的核查规则签名</translation>
    </message>
    <message>
        <source>Name of the rules</source>
        <translation>规则名称</translation>
    </message>
    <message>
        <source>The table has the columns words, severity, explanation, source: words to look for in a posting (alternatives between |), critical, warning or notice, and what they mean. It is valid for 90 days.</source>
        <translation>表格要有 words、severity、explanation、source 四列：要在招聘信息里查找的词语（多个之间用 | 隔开），级别（严重、警告或提示），说明，来源。有效期 90 天。</translation>
    </message>
    <message>
        <source>Who signed this list?</source>
        <translation>这份名单是谁签名的？</translation>
    </message>
    <message>
        <source>Compare this fingerprint with the author by telephone: {fingerprint}. Enter their name only if it is the same.</source>
        <translation>请与名单作者电话核对指纹：{fingerprint}。一致时才填写对方姓名。</translation>
    </message>
    <message>
        <source>It is the same: take it</source>
        <translation>指纹一致，接收</translation>
    </message>
</context>
<context>
    <name>SourcePane</name>
    <message>
        <source>Mark words (F9)</source>
        <translation>在原件上选字（F9）</translation>
    </message>
    <message>
        <source>Another field…</source>
        <translation>放入其他项…</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Place unknown</source>
        <translation>位置不明</translation>
    </message>
    <message>
        <source>Show text</source>
        <translation>看文字</translation>
    </message>
    <message>
        <source>Show pages</source>
        <translation>看页面</translation>
    </message>
    <message>
        <source>Put into: {field}</source>
        <translation>放入：{field}</translation>
    </message>
    <message>
        <source>Put into a field</source>
        <translation>放入某一项</translation>
    </message>
</context>
<context>
    <name>StudentsTable</name>
    <message>
        <source>Pseudonym</source>
        <translation>代号</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意状态</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Removed on</source>
        <translation>移除日期</translation>
    </message>
    <message>
        <source>Résumé</source>
        <translation>简历</translation>
    </message>
    <message>
        <source>compared</source>
        <translation>已核对</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>未核对</translation>
    </message>
    <message>
        <source>another name in it</source>
        <translation>姓名不符</translation>
    </message>
</context>
<context>
    <name>SuggestionsDialog</name>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Now: {text}</source>
        <translation>现在：{text}</translation>
    </message>
    <message>
        <source>(nothing: leave it out)</source>
        <translation>（删去此项）</translation>
    </message>
    <message>
        <source>Suggested: {text}</source>
        <translation>建议：{text}</translation>
    </message>
    <message>
        <source>Why: {text}</source>
        <translation>理由：{text}</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>未采纳</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Accept: {name}</source>
        <translation>采纳：{name}</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>不采纳</translation>
    </message>
    <message>
        <source>Decline: {name}</source>
        <translation>不采纳：{name}</translation>
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
        <source>Yearly check-up…</source>
        <translation>年度检查…</translation>
    </message>
    <message>
        <source>Check a posting</source>
        <translation>核查招聘信息</translation>
    </message>
    <message>
        <source>Before you send anything.</source>
        <translation>投递之前先查一查。</translation>
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
        <source>Something leaked</source>
        <translation>发现简历外流</translation>
    </message>
    <message>
        <source>Back on Today: {what}</source>
        <translation>已取消推迟：{what}</translation>
    </message>
    <message>
        <source>Recent copies</source>
        <translation>最近的副本</translation>
    </message>
    <message>
        <source>Recent checks</source>
        <translation>最近的核查</translation>
    </message>
    <message>
        <source>Platforms…</source>
        <translation>招聘平台…</translation>
    </message>
    <message>
        <source>Find which copy it is consistent with.</source>
        <translation>查看它与哪份副本相符。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Letters still to write: {count}</source>
        <translation>还要写的信：{count} 封</translation>
    </message>
    <message>
        <source>Check-up done. The next one is due on {day}.</source>
        <translation>年度检查已完成，下次为 {day}。</translation>
    </message>
    <message>
        <source>Open the check-up</source>
        <translation>打开年度检查</translation>
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
        <source>Put off until {day}: {what}</source>
        <translation>已推迟到 {day}：{what}</translation>
    </message>
    <message>
        <source>Seen. The note stays.</source>
        <translation>已知悉，备注保留。</translation>
    </message>
    <message>
        <source>Check-up done on {day}. The next one is due on {next}.</source>
        <translation>年度检查已于 {day} 完成，下次为 {next}。</translation>
    </message>
    <message>
        <source>Start with your résumé</source>
        <translation>先导入您的简历</translation>
    </message>
    <message>
        <source>Import it once. Every copy is made from it.</source>
        <translation>导入一次，之后所有副本都由此生成。</translation>
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
        <source>This is a sample résumé. Try making a copy, then import your own.</source>
        <translation>当前是示例简历。先试做一份副本，再导入自己的简历。</translation>
    </message>
    <message>
        <source>Choose a recipient and see exactly what they will read.</source>
        <translation>选定投递对象，看清对方会读到什么。</translation>
    </message>
    <message>
        <source>Open copy {reference}</source>
        <translation>打开副本 {reference}</translation>
    </message>
</context>
<context>
    <name>TrashCard</name>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Recipients who never received anything are deleted after 30 days. Items in the ledger stay hidden until you restore them.</source>
        <translation>从未收到过内容的接收方，30 天后彻底删除。台账中有记录的内容会一直隐藏，直到您恢复。</translation>
    </message>
    <message>
        <source>Trash is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>自{day}</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
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
    <name>UnreadLines</name>
    <message>
        <source>Lines that no field took</source>
        <translation>没有归入任何一项的内容</translation>
    </message>
    <message>
        <source>Put each into a field, or drop it.</source>
        <translation>逐行放入某一项，或者不要。</translation>
    </message>
    <message>
        <source>“{field}” is filled in already. Empty it first, or choose another field.</source>
        <translation>“{field}”已有内容。请先清空，或换一栏放入。</translation>
    </message>
    <message>
        <source>Show {count} more lines</source>
        <translation>再显示 {count} 行</translation>
    </message>
</context>
<context>
    <name>UnreadRow</name>
    <message>
        <source>Put into a field…</source>
        <translation>放入某一项…</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>不要这行</translation>
    </message>
    <message>
        <source>Put into a field: {line}</source>
        <translation>放入某一项：{line}</translation>
    </message>
    <message>
        <source>Drop: {line}</source>
        <translation>不要这行：{line}</translation>
    </message>
</context>
<context>
    <name>UpdatesCard</name>
    <message>
        <source>Newer versions</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>现在查询</translation>
    </message>
    <message>
        <source>Open the download page</source>
        <translation>打开下载页面</translation>
    </message>
    <message>
        <source>Check for newer versions, at most twice a day</source>
        <translation>查询是否有新版本（每天最多两次）</translation>
    </message>
    <message>
        <source>Asks {address}. Nothing about you, this computer or the program is sent, and nothing is installed by itself.</source>
        <translation>只访问 {address}。不会发送您、这台电脑或本程序的任何信息，也不会自动安装。</translation>
    </message>
    <message>
        <source>This build names no publisher, so it cannot check.</source>
        <translation>这个版本没有写明由谁发布。</translation>
    </message>
    <message>
        <source>Version {version} is available. You have {own}.</source>
        <translation>有新版本 {version}，您现在用的是 {own}。</translation>
    </message>
    <message>
        <source>You have {own}. The newest version known is {version}.</source>
        <translation>您现在用的是 {own}，已知最新版本是 {version}。</translation>
    </message>
    <message>
        <source>You have {own}. Not checked yet.</source>
        <translation>您现在用的是 {own}，还没有查询过。</translation>
    </message>
</context>
<context>
    <name>WarningRow</name>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
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
        <translation>功能局限</translation>
    </message>
    <message>
        <source>Who is this for?</source>
        <translation>为谁使用？</translation>
    </message>
    <message>
        <source>For myself</source>
        <translation>为我自己</translation>
    </message>
    <message>
        <source>For people I advise</source>
        <translation>为我指导的人</translation>
    </message>
    <message>
        <source>Create vault</source>
        <translation>创建保险库</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>I already paid or sent my ID…</source>
        <translation>我已付钱或发了证件…</translation>
    </message>
    <message>
        <source>Receive a handover file…</source>
        <translation>接收移交文件…</translation>
    </message>
    <message>
        <source>Keeps your complete résumé encrypted on this computer, and nowhere else.</source>
        <translation>完整简历加密保存，只留在这台电脑上。</translation>
    </message>
    <message>
        <source>Makes a copy for each recipient, with only what that stage needs.</source>
        <translation>为每个接收方制作副本，只含当前阶段所需。</translation>
    </message>
    <message>
        <source>Marks every copy differently, so a text that turns up can be matched to one.</source>
        <translation>每份副本的暗记都不同，外流后可比对与哪份相符。</translation>
    </message>
    <message>
        <source>Checks postings for signs of known scams before you send anything.</source>
        <translation>投递之前，先核查招聘信息有无已知骗局的迹象。</translation>
    </message>
    <message>
        <source>It cannot recall a copy you have sent.</source>
        <translation>无法收回已发出的副本。</translation>
    </message>
    <message>
        <source>It cannot prove who passed a copy on, only which copy a text is consistent with.</source>
        <translation>无法证明是谁转发的，只能说明一段文字与哪份副本相符。</translation>
    </message>
    <message>
        <source>It cannot tell you that an employer is safe.</source>
        <translation>无法告诉您某个单位是安全的。</translation>
    </message>
    <message>
        <source>It cannot unlock your vault if you lose both the passphrase and the recovery sheet.</source>
        <translation>如果主密码和恢复码都丢失，就无法打开保险库。</translation>
    </message>
</context>
<context>
    <name>WhichConsent</name>
    <message>
        <source>{purpose}, of {day}, until {until}</source>
        <translation>{purpose}，{day} 给出，至 {until}</translation>
    </message>
    <message>
        <source>Which consent did {name} withdraw?</source>
        <translation>{name} 撤回了哪一项同意？</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Version {version} of Countermark is available.</source>
        <translation>简历暗记有新版本 {version}。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The other program did not hand it over. Drop it again, or open the file here.</source>
        <translation>没能从来源程序取得拖入的内容。请再拖一次，或在这里打开文件。</translation>
    </message>
    <message>
        <source>The clipboard has nothing that can be used here.</source>
        <translation>剪贴板里没有可以在这里使用的内容。</translation>
    </message>
</context>
<context>
    <name>WordingsView</name>
    <message>
        <source>Tick the sentences that mean the same to you. Each copy uses a different mix, so it can be recognised even if someone retypes it.</source>
        <translation>勾选您认为意思相同的句子。每份副本会采用不同的写法组合，即使有人重新打字也能辨认。</translation>
    </message>
    <message>
        <source>Your résumé has no full sentences to reword yet.</source>
        <translation>简历里还没有可以换说法的完整句子。</translation>
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
    <name>ask</name>
    <message>
        <source>The reason is recorded in the ledger permanently.</source>
        <translation>原因将永久记入台账。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Check a posting</source>
        <translation>核查招聘信息</translation>
    </message>
    <message>
        <source>Make a copy</source>
        <translation>制作副本</translation>
    </message>
    <message>
        <source>Import my résumé</source>
        <translation>导入我的简历</translation>
    </message>
    <message>
        <source>Edit alternative wordings</source>
        <translation>编辑可替换的措辞</translation>
    </message>
    <message>
        <source>Review names that give you away</source>
        <translation>核对会暴露身份的名称</translation>
    </message>
    <message>
        <source>Show platforms</source>
        <translation>查看招聘平台</translation>
    </message>
    <message>
        <source>Get help: I already paid or sent my ID</source>
        <translation>求助：我已付钱或发了证件</translation>
    </message>
    <message>
        <source>Plan a meeting</source>
        <translation>制定会面计划</translation>
    </message>
    <message>
        <source>Start the yearly check-up</source>
        <translation>开始年度检查</translation>
    </message>
    <message>
        <source>Allow a counsellor</source>
        <translation>授权指导老师</translation>
    </message>
    <message>
        <source>Lock the vault</source>
        <translation>锁定保险库</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>consent authorise authorize share adviser withdraw package</source>
        <comment>words to search by</comment>
        <translation>授权 同意 同意书 授权包 指导老师 辅导员 分享 撤回</translation>
    </message>
    <message>
        <source>scammed scam fraud police hotline bank money back deposit evidence just already paid</source>
        <comment>words to search by</comment>
        <translation>被骗 被骗了 骗子 骗局 上当 上当了 受骗 诈骗 报警 转账 退钱 付了钱 付钱 交了钱 交钱 押金 止付 证据</translation>
    </message>
    <message>
        <source>interview appointment visit travel trip outside away address safe</source>
        <comment>words to search by</comment>
        <translation>面试 面谈 见面 会面 外出 赴约 外地 出差 地址 安全</translation>
    </message>
    <message>
        <source>Log a call or message</source>
        <translation>登记来电或消息</translation>
    </message>
    <message>
        <source>leak leaked unknown strange report note caller called phone number mail spam harassment</source>
        <comment>words to search by</comment>
        <translation>登记 记录 来电 接到电话 骚扰电话 陌生电话 陌生来电 陌生号码 奇怪的电话 泄露 信息泄露 个人信息泄露</translation>
    </message>
    <message>
        <source>job ad employer recruiter fake</source>
        <comment>words to search by</comment>
        <translation>真假 靠谱 骗局 假招聘 黑中介 公司查询</translation>
    </message>
    <message>
        <source>send apply application pdf</source>
        <comment>words to search by</comment>
        <translation>投递 投简历 发简历 导出</translation>
    </message>
    <message>
        <source>track new job applied calendar board</source>
        <comment>words to search by</comment>
        <translation>求职记录 新增 记录投递 已投 面试安排 看板 日历</translation>
    </message>
    <message>
        <source>blacklist block avoid ban</source>
        <comment>words to search by</comment>
        <translation>黑名单 拉黑 避雷 避坑 备注</translation>
    </message>
    <message>
        <source>guide manual how support</source>
        <comment>words to search by</comment>
        <translation>使用说明 说明书 手册 教程 怎么用</translation>
    </message>
    <message>
        <source>watch folder downloads arrive notify</source>
        <comment>words to search by</comment>
        <translation>监视文件夹 下载 下载文件夹 新文件 提醒</translation>
    </message>
    <message>
        <source>autostart boot startup login</source>
        <comment>words to search by</comment>
        <translation>开机启动 开机自启 自动启动 自启动</translation>
    </message>
    <message>
        <source>background minimise close notification</source>
        <comment>words to search by</comment>
        <translation>托盘 后台 最小化 后台运行</translation>
    </message>
    <message>
        <source>extension companion add-on chrome edge firefox plugin button</source>
        <comment>words to search by</comment>
        <translation>扩展 插件 浏览器扩展 浏览器插件 谷歌浏览器 火狐 chrome edge firefox</translation>
    </message>
    <message>
        <source>mute silence night notifications</source>
        <comment>words to search by</comment>
        <translation>免打扰 静音 夜间 通知</translation>
    </message>
    <message>
        <source>upgrade latest version release</source>
        <comment>words to search by</comment>
        <translation>升级 更新 最新版本 检查更新</translation>
    </message>
    <message>
        <source>dark light mode theme night appearance</source>
        <comment>words to search by</comment>
        <translation>深色 浅色 夜间模式 主题 外观 暗色</translation>
    </message>
    <message>
        <source>bigger larger zoom letters</source>
        <comment>words to search by</comment>
        <translation>字号 字体 大字 放大</translation>
    </message>
    <message>
        <source>after minutes idle timeout screen</source>
        <comment>words to search by</comment>
        <translation>锁屏时间 空闲 超时 分钟 自动上锁</translation>
    </message>
    <message>
        <source>password new</source>
        <comment>words to search by</comment>
        <translation>改密码 修改密码 新密码</translation>
    </message>
    <message>
        <source>forgot passphrase password reset code</source>
        <comment>words to search by</comment>
        <translation>忘记密码 忘记主密码 恢复码 找回</translation>
    </message>
    <message>
        <source>restore save new computer</source>
        <comment>words to search by</comment>
        <translation>恢复 换电脑 新电脑 另存</translation>
    </message>
    <message>
        <source>erase wipe remove all uninstall</source>
        <comment>words to search by</comment>
        <translation>清空 抹掉 全部删除 卸载 注销</translation>
    </message>
    <message>
        <source>law region where I live</source>
        <comment>words to search by</comment>
        <translation>地区 法律 所在地</translation>
    </message>
    <message>
        <source>consent package shared draft incident receive</source>
        <comment>words to search by</comment>
        <translation>授权 授权书 同意 导入 草稿 事件 接收</translation>
    </message>
    <message>
        <source>roster import students csv xlsx new student</source>
        <comment>words to search by</comment>
        <translation>名册 花名册 导入 新学生 表格 csv xlsx</translation>
    </message>
    <message>
        <source>job fair batch copies employers</source>
        <comment>words to search by</comment>
        <translation>双选会 宣讲会 批量 用人单位 投递</translation>
    </message>
    <message>
        <source>leak leaked whose copy</source>
        <comment>words to search by</comment>
        <translation>泄露 外流 溯源 谁的副本</translation>
    </message>
    <message>
        <source>statistics numbers month counts</source>
        <comment>words to search by</comment>
        <translation>统计 数据 月报 人数</translation>
    </message>
    <message>
        <source>fingerprint qr code public key</source>
        <comment>words to search by</comment>
        <translation>指纹 二维码 公钥</translation>
    </message>
    <message>
        <source>office sync members folder</source>
        <comment>words to search by</comment>
        <translation>团队 同步 成员 共享文件夹</translation>
    </message>
    <message>
        <source>consents csv list of students</source>
        <comment>words to search by</comment>
        <translation>授权 同意 名单 导出 csv</translation>
    </message>
    <message>
        <source>registers notes employers signed</source>
        <comment>words to search by</comment>
        <translation>名录 备注 用人单位 签名</translation>
    </message>
    <message>
        <source>dpia ferpa pipl gdpr privacy notice</source>
        <comment>words to search by</comment>
        <translation>合规 告知书 影响评估 个保法 隐私 dpia ferpa pipl gdpr</translation>
    </message>
    <message>
        <source>transfer delete wipe grace days backup colleague</source>
        <comment>words to search by</comment>
        <translation>离职 交接 备份 清除 删除 宽限期 同事</translation>
    </message>
    <message>
        <source>consent form print sign code</source>
        <comment>words to search by</comment>
        <translation>授权 同意 打印 签字 编号</translation>
    </message>
    <message>
        <source>withdraw consent revoke ends</source>
        <comment>words to search by</comment>
        <translation>撤回 授权 同意 终止</translation>
    </message>
    <message>
        <source>transfer handover colleague return vault</source>
        <comment>words to search by</comment>
        <translation>交接 交还 同事 转交</translation>
    </message>
    <message>
        <source>delete student</source>
        <comment>words to search by</comment>
        <translation>删除学生</translation>
    </message>
</context>
<context>
    <name>comparing</name>
    <message>
        <source>Each was compared by itself as well.</source>
        <translation>每张图片也单独作了比较。</translation>
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
</context>
<context>
    <name>counsellor_step</name>
    <message>
        <source>To show it to your counsellor: Settings, My counsellors, Share a draft or incident…</source>
        <translation>要给指导老师看：设置 → 我的指导老师 → 分享草稿或事件…</translation>
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
        <source>ddd, d MMMM</source>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>narrow</comment>
        <translation>yyyy/M/d</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
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
    <name>done</name>
    <message>
        <source>Apple Mail shows it as a message: choose Message &gt; Send Again to write on. Webmail takes the file itself by dragging.</source>
        <translation>“邮件”App 会把它当作已有邮件打开：选“邮件”菜单中的“再次发送”即可继续编辑。网页邮箱请直接把文件拖进去。</translation>
    </message>
    <message>
        <source>Outlook and Thunderbird open it for writing. Some others and webmail cannot: drag the file itself into them.</source>
        <translation>Outlook 和 Thunderbird 会打开草稿供您编辑。其他一些邮件程序和网页邮箱不支持，请直接把文件拖进去。</translation>
    </message>
</context>
<context>
    <name>handing_over</name>
    <message>
        <source>Countermark backup</source>
        <translation>简历暗记备份</translation>
    </message>
    <message>
        <source>Countermark caseload</source>
        <translation>简历暗记学生名册</translation>
    </message>
    <message>
        <source>Hand over {name}</source>
        <translation>移交 {name}</translation>
    </message>
    <message>
        <source>The student: the whole vault; nothing of it stays here</source>
        <translation>学生本人：交还整个保险库，本机不留任何内容</translation>
    </message>
    <message>
        <source>A colleague: vault and consent; they stay here until you remove them</source>
        <translation>同事：保险库和同意书；在您移除之前，本机仍保留</translation>
    </message>
    <message>
        <source>Hand over {name}?</source>
        <translation>移交 {name}？</translation>
    </message>
    <message>
        <source>One encrypted file is written and opened again as a test. You choose its passphrase.</source>
        <translation>会生成一个加密文件，并试开验证。文件的密码由您设定。</translation>
    </message>
    <message>
        <source>Save the file…</source>
        <translation>保存文件…</translation>
    </message>
    <message>
        <source>Who is it for?</source>
        <translation>由谁接收？</translation>
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
        <translation>文件本身，而不是照片或截图：识别图片时会出错。</translation>
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
        <source>More of it: a whole résumé has more marks than an excerpt.</source>
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
        <translation>{all} 个接收方中，有 {count} 个得到过这个号码或地址。</translation>
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
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>These {count} pictures were read as the pages of one document, in the order of their names: {names}.</source>
        <translation>这 {count} 张图片已按名称顺序作为同一份文件的各页读取：{names}。</translation>
    </message>
    <message>
        <source>Several files at once can only be lists, pictures of one posting or of one résumé ({most} at most), or on “Leaks” what belongs to one incident. Drop anything else file by file.</source>
        <translation>可以一次拖入多个的，只有求职记录和官方名录、同一招聘信息或同一份简历的图片（最多 {most} 张），以及“溯源”页上同一事件的文件。其他文件请逐个拖入。</translation>
    </message>
</context>
<context>
    <name>incoming_packages</name>
    <message>
        <source>The student ends this consent</source>
        <translation>学生终止此项同意</translation>
    </message>
    <message>
        <source>What this package contains</source>
        <translation>授权包内容</translation>
    </message>
    <message>
        <source>End the consent</source>
        <translation>终止同意</translation>
    </message>
    <message>
        <source>Import it</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Your list already has this name. A name alone does not show that it is the same person. If in doubt, ask the student and compare the fingerprint: {fingerprint}</source>
        <translation>名单中已有这个姓名，但仅凭姓名无法确认是同一个人。如有疑问，请向学生本人确认，并核对指纹：{fingerprint}</translation>
    </message>
    <message>
        <source>The same person as {student}</source>
        <translation>就是 {student}</translation>
    </message>
    <message>
        <source>Somebody else of this name: a new student</source>
        <translation>同名的另一个人：新学生</translation>
    </message>
    <message>
        <source>Whose package is this?</source>
        <translation>这个授权包是谁的？</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>A student shares something</source>
        <translation>学生分享了内容</translation>
    </message>
</context>
<context>
    <name>insights</name>
    <message>
        <source>By status</source>
        <translation>按进展</translation>
    </message>
    <message>
        <source>By hiring stage</source>
        <translation>按求职阶段</translation>
    </message>
    <message>
        <source>By source</source>
        <translation>按来源</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月份</translation>
    </message>
</context>
<context>
    <name>joining</name>
    <message>
        <source>Joined: {count}</source>
        <translation>已合并 {count} 个事件</translation>
    </message>
    <message>
        <source>It is separate again. The others stay joined.</source>
        <translation>该事件已单独分开，其余事件仍保持合并。</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Saved unchanged, with their hash. Files: {count}</source>
        <translation>已原样保存，并记下哈希值。文件 {count} 个</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
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
        <translation>账号与微信、QQ 等</translation>
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
        <source>Description shown instead of the employer</source>
        <translation>替代描述（不显示单位名称时）</translation>
    </message>
    <message>
        <source>Description shown instead of the organisation</source>
        <translation>替代描述（不显示组织名称时）</translation>
    </message>
    <message>
        <source>Description shown instead of the school</source>
        <translation>替代描述（不显示学校名称时）</translation>
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
        <source>Headline</source>
        <translation>求职意向</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>End date</source>
        <translation>结束日期</translation>
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
        <source>I still work here</source>
        <translation>仍在职</translation>
    </message>
    <message>
        <source>I still volunteer here</source>
        <translation>仍在参与</translation>
    </message>
    <message>
        <source>I still study here</source>
        <translation>仍在读</translation>
    </message>
    <message>
        <source>It is still going on</source>
        <translation>仍在进行</translation>
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
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>平台</translation>
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
        <source>Consents to be named (yes or empty)</source>
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
        <source>Heading</source>
        <translation>栏目标题</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
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
        <source>What it leaves out</source>
        <translation>略去的内容</translation>
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
        <source>An item of {section}</source>
        <translation>“{section}”中的一项</translation>
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
        <source>How a detail is written beside its name</source>
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
        <source>Position of a job&apos;s place</source>
        <translation>工作地点的位置</translation>
    </message>
    <message>
        <source>Employer and position on one line or two</source>
        <translation>单位与职位写在一行还是两行</translation>
    </message>
    <message>
        <source>How degree and subject are written</source>
        <translation>学位与专业的写法</translation>
    </message>
    <message>
        <source>Position of the dates of an entry</source>
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
    <name>letter</name>
    <message>
        <source>{letter}: {answer}</source>
        <translation>{letter}：{answer}</translation>
    </message>
    <message>
        <source>Letter sent: {letter}</source>
        <translation>已寄信：{letter}</translation>
    </message>
    <message>
        <source>See and copy my data</source>
        <translation>查阅、复制我的信息</translation>
    </message>
    <message>
        <source>Where did you get my data?</source>
        <translation>询问信息来源</translation>
    </message>
    <message>
        <source>Delete my data</source>
        <translation>删除我的信息</translation>
    </message>
    <message>
        <source>Stop using my data</source>
        <translation>停止使用我的信息</translation>
    </message>
    <message>
        <source>Withdraw my consent</source>
        <translation>撤回同意</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Ask for the reasons</source>
        <translation>询问理由</translation>
    </message>
    <message>
        <source>Reply about my identity</source>
        <translation>答复身份核实</translation>
    </message>
    <message>
        <source>They did what I asked</source>
        <translation>已照办</translation>
    </message>
    <message>
        <source>They did a part of it</source>
        <translation>部分照办</translation>
    </message>
    <message>
        <source>They refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>They ask me to prove who I am</source>
        <translation>要求证明身份</translation>
    </message>
    <message>
        <source>{letter} to {authority}</source>
        <translation>{letter}（寄给{authority}）</translation>
    </message>
    <message>
        <source>written {day}, not sent</source>
        <translation>{day}写好，未寄出</translation>
    </message>
    <message>
        <source>{day}: {answer}</source>
        <translation>{day}：{answer}</translation>
    </message>
    <message>
        <source>no answer by {day}</source>
        <translation>截至{day}未见答复</translation>
    </message>
    <message>
        <source>sent {day}, answer expected by {due}</source>
        <translation>{day}寄出，期待{due}前答复</translation>
    </message>
    <message>
        <source>sent {day}</source>
        <translation>{day}寄出</translation>
    </message>
    <message>
        <source>{letter} · {stands}</source>
        <translation>{letter} · {stands}</translation>
    </message>
</context>
<context>
    <name>mark_names</name>
    <message>
        <source>less than 1 in a billion</source>
        <translation>小于十亿分之一</translation>
    </message>
    <message>
        <source>at most 1 in {count}</source>
        <translation>至多 {count} 分之一</translation>
    </message>
</context>
<context>
    <name>matter_words</name>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Where it surfaced</source>
        <translation>发现渠道</translation>
    </message>
    <message>
        <source>Number or address</source>
        <translation>号码或地址</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>对方说了什么</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>English</source>
        <comment>language-name</comment>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>Something unexpected happened ({code}). Nothing was changed.</source>
        <comment>unexpected</comment>
        <translation>发生了意外（{code}）。没有改动任何内容。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <comment>cancelled</comment>
        <translation>已停止，没有改动任何内容。</translation>
    </message>
    <message>
        <source>The disk is full, so nothing was written to {path}. Free some space and try again.</source>
        <comment>disk-full</comment>
        <translation>磁盘已满，没有写入 {path}。请腾出空间后再试。</translation>
    </message>
    <message>
        <source>{path} is on a read-only disk. Choose another folder.</source>
        <comment>read-only</comment>
        <translation>{path} 所在磁盘是只读的，请换一个文件夹。</translation>
    </message>
    <message>
        <source>You are not allowed to write to {path}. Choose another folder.</source>
        <comment>no-permission</comment>
        <translation>没有权限写入 {path}，请换一个文件夹。</translation>
    </message>
    <message>
        <source>{path} could not be written. Choose another folder or try again.</source>
        <comment>file-problem</comment>
        <translation>无法写入 {path}，请换一个文件夹或再试一次。</translation>
    </message>
    <message>
        <source>{path} exists already and was left alone. Choose another name or folder.</source>
        <comment>file-exists</comment>
        <translation>{path} 已存在，未作改动。请换一个名称或文件夹。</translation>
    </message>
    <message>
        <source>There is no file {path}. Check the name.</source>
        <comment>file-missing</comment>
        <translation>找不到文件 {path}，请检查名称。</translation>
    </message>
    <message>
        <source>{path} cannot be read: it is a folder, a device or a pipe. Choose a file.</source>
        <comment>not-a-file</comment>
        <translation>无法读取 {path}：这是文件夹、设备或管道，不是文件。请选择一个文件。</translation>
    </message>
    <message>
        <source>{path} cannot be read. Check that it is a file and that you may open it.</source>
        <comment>file-unreadable</comment>
        <translation>无法读取 {path}，请确认它是文件并且您有权打开。</translation>
    </message>
    <message>
        <source>This file is larger than {limit} MB, which is more than the program reads.</source>
        <comment>too-large</comment>
        <translation>文件超过 {limit} MB，超出了本程序读取的上限。</translation>
    </message>
    <message>
        <source>Reading this file took longer than {seconds} seconds, so it was stopped. The file may be damaged or built to cause harm.</source>
        <comment>took-too-long</comment>
        <translation>读取该文件超过 {seconds} 秒，已停止。文件可能已损坏或被恶意构造。</translation>
    </message>
    <message>
        <source>Reading this file came to a halt, so it was stopped. You can try again. If it happens again, the file may be damaged or built to cause harm.</source>
        <comment>stopped-responding</comment>
        <translation>读取该文件时没有响应，已停止。您可以再试一次。如果再次发生，文件可能已损坏或被恶意构造。</translation>
    </message>
    <message>
        <source>This computer was too busy to finish in time, so this was stopped. It need not be the file. Close other programs and try again.</source>
        <comment>machine-busy</comment>
        <translation>电脑太忙，未能在限定时间内完成，已停止。这不一定是文件的问题。请关闭其他程序后再试。</translation>
    </message>
    <message>
        <source>This file could not be read: the reader stopped. The file may be damaged or built to cause harm. Nothing was changed.</source>
        <comment>worker-died</comment>
        <translation>无法读取该文件：读取进程已停止。文件可能已损坏或被恶意构造。没有改动任何内容。</translation>
    </message>
    <message>
        <source>This posting could not be checked: the check stopped half-way. Nothing was changed; you can try again. If it happens again, the posting may be damaged or built to cause harm.</source>
        <comment>check-died</comment>
        <translation>这条招聘信息未能核查：核查中途停止。没有改动任何内容，您可以再试一次。如果再次发生，这条信息可能已损坏或被恶意构造。</translation>
    </message>
    <message>
        <source>Checking this posting took longer than {seconds} seconds, so it was stopped. It may be damaged or built to cause harm.</source>
        <comment>check-slow</comment>
        <translation>核查这条招聘信息超过 {seconds} 秒，已停止。这条信息可能已损坏或被恶意构造。</translation>
    </message>
    <message>
        <source>Checking this posting came to a halt, so it was stopped. You can try again. If it happens again, the posting may be damaged or built to cause harm.</source>
        <comment>check-stuck</comment>
        <translation>核查这条招聘信息时没有响应，已停止。您可以再试一次。如果再次发生，这条信息可能已损坏或被恶意构造。</translation>
    </message>
    <message>
        <source>This file is too large or too deeply nested to be read safely.</source>
        <comment>too-complex</comment>
        <translation>该文件过大或嵌套过深，无法安全读取。</translation>
    </message>
    <message>
        <source>Please choose a passphrase of at least {minimum} characters. Four or five random words are best.</source>
        <comment>passphrase-too-short</comment>
        <translation>密码至少需要 {minimum} 个字符，最好使用四五个随机词语。</translation>
    </message>
    <message>
        <source>The passphrase holds a character that cannot be seen, so you could not type it again. Please choose another one.</source>
        <comment>passphrase-invisible</comment>
        <translation>密码中含有看不见的字符，以后无法再次输入，请换一个。</translation>
    </message>
    <message>
        <source>This passphrase is one of those that are tried first. Please choose another one. Four or five random words are best.</source>
        <comment>passphrase-common</comment>
        <translation>这个密码太常见，会被最先猜到，请换一个。最好使用四五个随机词语。</translation>
    </message>
    <message>
        <source>{path} is not UTF-8 text, so its letters are not certain. Save it as UTF-8 and try again.</source>
        <comment>secret-undecodable</comment>
        <translation>{path} 不是 UTF-8 文本，无法确定其中的字符。请另存为 UTF-8 后再试。</translation>
    </message>
    <message>
        <source>The vault is locked. Give the passphrase with COUNTERMARK_PASSPHRASE or --passphrase-file.</source>
        <comment>passphrase-needed</comment>
        <translation>保险库已锁定。请用 COUNTERMARK_PASSPHRASE 或 --passphrase-file 提供主密码。</translation>
    </message>
    <message>
        <source>The two passphrases are not the same. Nothing was changed.</source>
        <comment>passphrases-differ</comment>
        <translation>两次输入不一致，没有改动任何内容。</translation>
    </message>
    <message>
        <source>The passphrase was changed.</source>
        <comment>passphrase-changed</comment>
        <translation>主密码已更改。</translation>
    </message>
    <message>
        <source>There is no résumé in the vault yet. Import one first.</source>
        <comment>no-resume</comment>
        <translation>保险库中还没有简历，请先导入。</translation>
    </message>
    <message>
        <source>We couldn&apos;t read any text in this file. Nothing was changed.</source>
        <comment>nothing-found</comment>
        <translation>无法从此文件中读出文字，未作任何更改。</translation>
    </message>
    <message>
        <source>There is nothing in it yet. Fill in at least a name.</source>
        <comment>nothing-entered</comment>
        <translation>里面还没有内容。请至少填写姓名。</translation>
    </message>
    <message>
        <source>Please give the recipient a name.</source>
        <comment>recipient-empty</comment>
        <translation>请填写接收方名称。</translation>
    </message>
    <message>
        <source>{name} is already in your list.</source>
        <comment>recipient-exists</comment>
        <translation>{name} 已在列表中。</translation>
    </message>
    <message>
        <source>There is no recipient called {name}. Add it first.</source>
        <comment>recipient-unknown</comment>
        <translation>没有名为 {name} 的接收方，请先添加。</translation>
    </message>
    <message>
        <source>A catch-all alias needs a domain of your own, such as example.org.</source>
        <comment>alias-needs-domain</comment>
        <translation>catch-all 别名需要您自己的域名，例如 example.org。</translation>
    </message>
    <message>
        <source>Note: some firms never deliver to an address with a plus sign, and the tag is easy to strip. A catch-all domain is stronger.</source>
        <comment>alias-subaddress-warning</comment>
        <translation>注意：有些公司收不到或不投递带加号的地址，而且标签很容易被去掉。自有域名的 catch-all 更可靠。</translation>
    </message>
    <message>
        <source>Unknown format {format}. Known formats: {known}.</source>
        <comment>format-unknown</comment>
        <translation>未知格式 {format}。可用格式：{known}。</translation>
    </message>
    <message>
        <source>Say how far hiring has come with --stage, or give a --policy file.</source>
        <comment>stage-missing</comment>
        <translation>请用 --stage 说明招聘进行到哪一步，或提供 --policy 文件。</translation>
    </message>
    <message>
        <source>Nothing was handed over: the finished {format} file still contains something withheld (places: {count}). First: {kind}, in {where}.</source>
        <comment>copy-refused</comment>
        <translation>没有交出任何文件：生成的 {format} 文件中仍有 {count} 处应当隐去的内容。第一处：{kind}，位于 {where}。</translation>
    </message>
    <message>
        <source>Copy {reference} for {recipient} was made, checked and recorded.</source>
        <comment>copy-made</comment>
        <translation>给 {recipient} 的副本 {reference} 已生成、核验并记入台账。</translation>
    </message>
    <message>
        <source>Withheld: {kinds}.</source>
        <comment>copy-withheld</comment>
        <translation>已隐去：{kinds}。</translation>
    </message>
    <message>
        <source>Row {row} holds a kind or stage that is not known.</source>
        <comment>row-invalid</comment>
        <translation>第 {row} 行的类型或阶段无法识别。</translation>
    </message>
    <message>
        <source>This table needs a first line with the columns {columns}.</source>
        <comment>csv-columns</comment>
        <translation>该表格第一行需要这些列：{columns}。</translation>
    </message>
    <message>
        <source>Nothing withheld was found (ways of looking: {count}).</source>
        <comment>verify-clean</comment>
        <translation>在 {count} 个通道中没有发现应当隐去的内容。</translation>
    </message>
    <message>
        <source>Found, though it should be withheld (places: {count}):</source>
        <comment>verify-found</comment>
        <translation>发现 {count} 处应当隐去的内容：</translation>
    </message>
    <message>
        <source>There was nothing to read in this file, no text of any kind, so nothing can be said about it. Check that it is the file you meant.</source>
        <comment>verify-empty</comment>
        <translation>该文件中没有任何可读的文字，因此无法作出任何结论。请确认这是您要核验的文件。</translation>
    </message>
    <message>
        <source>This file is locked with a password, so nothing can be said about what it holds. Save it without the password and check that file.</source>
        <comment>verify-locked</comment>
        <translation>该文件有密码保护，无法得知其中的内容。请另存为不带密码的文件后再核验。</translation>
    </message>
    <message>
        <source>Not called clean: some ways of reading could not read all of this file ({count}):</source>
        <comment>verify-unreadable</comment>
        <translation>有 {count} 种读取方式未能读完该文件，因此不能称其为干净：</translation>
    </message>
    <message>
        <source>The name ends in {ending}, but the content is {kind}; it was read as what it is.</source>
        <comment>verify-ending</comment>
        <translation>文件名以 {ending} 结尾，但内容是{kind}；已按实际内容读取。</translation>
    </message>
    <message>
        <source>a PDF</source>
        <comment>verify-kind-pdf</comment>
        <translation>PDF</translation>
    </message>
    <message>
        <source>a Word file or another package</source>
        <comment>verify-kind-zip</comment>
        <translation>Word 文件或其他压缩包</translation>
    </message>
    <message>
        <source>a picture</source>
        <comment>verify-kind-image</comment>
        <translation>图片</translation>
    </message>
    <message>
        <source>an old Office file</source>
        <comment>verify-kind-ole</comment>
        <translation>旧版 Office 文件</translation>
    </message>
    <message>
        <source>rich text</source>
        <comment>verify-kind-rtf</comment>
        <translation>RTF 富文本</translation>
    </message>
    <message>
        <source>a web page or XML</source>
        <comment>verify-kind-markup</comment>
        <translation>网页或 XML</translation>
    </message>
    <message>
        <source>JSON</source>
        <comment>verify-kind-json</comment>
        <translation>JSON</translation>
    </message>
    <message>
        <source>plain text</source>
        <comment>verify-kind-text</comment>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>of no kind that is known here</source>
        <comment>verify-kind-binary</comment>
        <translation>无法识别的类型</translation>
    </message>
    <message>
        <source>{path} is not valid JSON.</source>
        <comment>json-damaged</comment>
        <translation>{path} 不是有效的 JSON。</translation>
    </message>
    <message>
        <source>Imported as version {version}. Please look at the name, the contact details and the employers before you send anything.</source>
        <comment>imported</comment>
        <translation>已导入为第 {version} 版。投递之前，请核对姓名、联系方式和工作单位。</translation>
    </message>
    <message>
        <source>The vault has problems:</source>
        <comment>vault-problems</comment>
        <translation>保险库存在问题：</translation>
    </message>
    <message>
        <source>{where} was damaged. Its twin holds the same; opening the vault mends it.</source>
        <comment>damage-keys-file</comment>
        <translation>{where} 曾损坏。它的副本内容相同，打开保险库时会修复。</translation>
    </message>
    <message>
        <source>{where} (the log of the last changes) is damaged: the changes after the damage are lost.</source>
        <comment>damage-log</comment>
        <translation>{where}（最近改动的日志）已损坏：损坏处之后的改动已丢失。</translation>
    </message>
    <message>
        <source>Other people who use this computer may look into the vault&apos;s folder, and the disk lets the program change nothing about it. Move the vault to a folder of your own.</source>
        <comment>folder-open</comment>
        <translation>本机其他用户可以查看保险库所在文件夹，而该磁盘不允许本程序更改。请把保险库移到您自己的文件夹。</translation>
    </message>
    <message>
        <source>Other people who used this computer could look into the vault&apos;s folder. It is closed to them now; what they could see is encrypted.</source>
        <comment>folder-was-open</comment>
        <translation>本机其他用户此前可以查看保险库所在文件夹，现已关闭他们的权限；他们能看到的内容都是加密的。</translation>
    </message>
    <message>
        <source>{where}: its beginning is damaged. Nothing is lost by that.</source>
        <comment>damage-header</comment>
        <translation>{where}：文件开头已损坏，没有因此丢失内容。</translation>
    </message>
    <message>
        <source>{where}: damaged pages: {detail}</source>
        <comment>damage-pages</comment>
        <translation>{where}：损坏的页：{detail}</translation>
    </message>
    <message>
        <source>{where}: cannot be read any more: {detail}</source>
        <comment>damage-content</comment>
        <translation>{where}：已无法读取：{detail}</translation>
    </message>
    <message>
        <source>{where}: the ledger is not as it was written: {detail}</source>
        <comment>damage-ledger</comment>
        <translation>{where}：台账与写入时不一致：{detail}</translation>
    </message>
    <message>
        <source>{where}: searching may miss something. Nothing else is affected.</source>
        <comment>damage-search-index</comment>
        <translation>{where}：搜索可能有遗漏，其他内容不受影响。</translation>
    </message>
    <message>
        <source>{where} cannot be opened ({detail}).</source>
        <comment>damage-database</comment>
        <translation>{where} 无法打开（{detail}）。</translation>
    </message>
    <message>
        <source>{where}: this local backup is damaged; the vault is not affected.</source>
        <comment>damage-backup</comment>
        <translation>{where}：这份本机备份已损坏，保险库不受影响。</translation>
    </message>
    <message>
        <source>The backup opens and its ledger is sound. Copies: {copies}, rows of the ledger: {rows}.</source>
        <comment>backup-ok</comment>
        <translation>备份可以打开，台账完好：{copies} 份副本，{rows} 行台账。</translation>
    </message>
    <message>
        <source>The vault is sound: every page and stored file was checked, and every record was compared with the ledger.</source>
        <comment>vault-ok</comment>
        <translation>保险库完好：每一页、每个已存文件均已检查，每条记录均已与台账逐项核对。</translation>
    </message>
    <message>
        <source>A browser can only start a program that is installed. Install Countermark, then switch the browser on.</source>
        <comment>browser-not-installed</comment>
        <translation>浏览器只能启动已安装的程序。请先安装简历暗记，再开启浏览器。</translation>
    </message>
    <message>
        <source>The system can only start a program that is installed. Install Countermark, then choose this again.</source>
        <comment>login-start-no-program</comment>
        <translation>系统只能启动已安装的程序。请先安装简历暗记，再来勾选。</translation>
    </message>
    <message>
        <source>{path} cannot be watched. Choose another folder.</source>
        <comment>folder-not-watched</comment>
        <translation>无法关注 {path}，请换一个文件夹。</translation>
    </message>
    <message>
        <source>This could not be worked out: the part of the program that does it stopped half-way. Nothing was changed; you can try again.</source>
        <comment>work-died</comment>
        <translation>未能完成：负责计算的部分中途停止。没有改动任何内容，您可以再试一次。</translation>
    </message>
    <message>
        <source>This took longer than {seconds} seconds of work, so it was stopped. Nothing was changed.</source>
        <comment>work-slow</comment>
        <translation>计算超过 {seconds} 秒，已停止。没有改动任何内容。</translation>
    </message>
    <message>
        <source>This came to a halt, so it was stopped. Nothing was changed; you can try again.</source>
        <comment>work-stuck</comment>
        <translation>计算没有响应，已停止。没有改动任何内容，您可以再试一次。</translation>
    </message>
    <message>
        <source>Countermark was updated while it was open. Close it and open it again, then repeat what you did. Nothing was changed.</source>
        <comment>program-updated</comment>
        <translation>简历暗记在打开期间已更新。请关闭后重新打开，再重复刚才的操作。没有改动任何内容。</translation>
    </message>
    <message>
        <source>There is no alias scheme called {scheme}. Use none, subaddress, catch-all, simplelogin or addy.</source>
        <comment>alias-scheme-unknown</comment>
        <translation>没有名为 {scheme} 的方案。请使用 none、subaddress、catch-all、simplelogin 或 addy。</translation>
    </message>
    <message>
        <source>Cover letter {reference} for {recipient} was made, checked and recorded.</source>
        <comment>cover-made</comment>
        <translation>给 {recipient} 的求职信 {reference} 已生成、核验并记入台账。</translation>
    </message>
    <message>
        <source>The letter has {pages} pages. Recruiters read one: shorten it if you can.</source>
        <comment>cover-pages</comment>
        <translation>求职信共 {pages} 页。招聘人员一般只看一页，请尽量精简。</translation>
    </message>
    <message>
        <source>There is no text for a letter. Write it first, with an empty line between paragraphs.</source>
        <comment>cover-empty</comment>
        <translation>没有求职信正文。请先写好，段落之间空一行。</translation>
    </message>
    <message>
        <source>A letter can have {limit} characters at most. Shorten it.</source>
        <comment>cover-too-long</comment>
        <translation>求职信最多 {limit} 个字符，请精简。</translation>
    </message>
    <message>
        <source>{text} cannot be read. Put two to six wordings between braces, separated by |; other braces are not allowed.</source>
        <comment>cover-choice</comment>
        <translation>无法识别 {text}。大括号内应有两到六种说法，用 | 隔开；其他地方不能用大括号。</translation>
    </message>
    <message>
        <source>The wording “{text}” changes a number or a term, so it would not say the same. Write it another way.</source>
        <comment>cover-variant</comment>
        <translation>“{text}”这种说法改变了数字或术语，意思就不一样了，请换一种写法。</translation>
    </message>
    <message>
        <source>The marks of copy {reference} cannot be read here; a newer version may have made it. Make a new copy, and write the letter beside that one.</source>
        <comment>cover-copy-unread</comment>
        <translation>这里读不出副本{reference}的暗记，可能由更新的版本制作。请另做一份副本，再为它写求职信。</translation>
    </message>
    <message>
        <source>{reference} is a scan, a letter or void. Name the copy of a résumé that the letter goes with.</source>
        <comment>cover-not-beside</comment>
        <translation>{reference} 是扫描件、求职信或已作废。请指定求职信所附的简历副本。</translation>
    </message>
    <message>
        <source>A file name cannot hold {part}. It can hold {known}.</source>
        <comment>name-template-unknown</comment>
        <translation>文件名中不能使用 {part}，可用的有：{known}。</translation>
    </message>
    <message>
        <source>No file name can be made of this. Use letters or digits, and at most 200 characters.</source>
        <comment>name-template-unusable</comment>
        <translation>无法用它生成文件名。请使用文字或数字，最多 200 个字符。</translation>
    </message>
    <message>
        <source>The pages show no reference, so they do not identify the copy. By its marks alone, the whole text {full}, half of it {half}.</source>
        <comment>reference-left-out</comment>
        <translation>页面上没有印编号，只看页面认不出副本。仅凭暗记：全文{full}，一半内容{half}。</translation>
    </message>
    <message>
        <source>Not called clean: the letters that this file shows are not, or not provably, the text that it gives when it is copied or searched:</source>
        <comment>verify-unproven</comment>
        <translation>不能称其为干净：该文件显示的字形与复制、搜索时得到的文字不一致，或无法证明一致：</translation>
    </message>
    <message>
        <source>The ledger is sound (rows: {rows}), and every record and stored file is as it says.</source>
        <comment>ledger-ok</comment>
        <translation>台账完好：共 {rows} 行；所有记录和已存文件均与台账一致。</translation>
    </message>
    <message>
        <source>The ledger is broken from row {row}.</source>
        <comment>ledger-broken</comment>
        <translation>台账从第 {row} 行起已损坏。</translation>
    </message>
    <message>
        <source>Nothing was sent. To fetch {url}, say so with --online; the site will then see your address and that you opened this page.</source>
        <comment>online-needed</comment>
        <translation>没有发送任何内容。如需打开 {url}，请加上 --online；该网站将看到您的地址以及您打开了此页。</translation>
    </message>
    <message>
        <source>The settings file was damaged, so the program stays offline and nothing was sent. Turn the offline switch off in the settings.</source>
        <comment>offline-damaged</comment>
        <translation>设置文件已损坏，程序保持离线，没有发送任何内容。请在设置中关闭离线开关。</translation>
    </message>
    <message>
        <source>The settings file was damaged and was set aside. The program stays offline until you turn the offline switch off in the settings.</source>
        <comment>settings-damaged</comment>
        <translation>设置文件已损坏，已另存备查。在您到设置中关闭离线开关之前，程序保持离线。</translation>
    </message>
    <message>
        <source>The offline switch is on, so nothing was sent. Turn it off in the settings to fetch pages.</source>
        <comment>offline</comment>
        <translation>离线开关已打开，没有发送任何内容。如需打开网页，请在设置中关闭。</translation>
    </message>
    <message>
        <source>This is consistent with copy {reference}, made for {recipient} on {date} (probability of naming a wrong copy by chance: at most {bound}).</source>
        <comment>trace-identified</comment>
        <translation>与副本 {reference} 相符，该副本于 {date} 为 {recipient} 生成（因巧合指错副本的概率不超过 {bound}）。</translation>
    </message>
    <message>
        <source>This is probably consistent with copy {reference}, made for {recipient} on {date} (probability of naming a wrong copy by chance: at most {bound}).</source>
        <comment>trace-probable</comment>
        <translation>很可能与副本 {reference} 相符，该副本于 {date} 为 {recipient} 生成（因巧合指错副本的概率不超过 {bound}）。</translation>
    </message>
    <message>
        <source>Cannot tell. {found} bits were found, {needed} are needed.</source>
        <comment>trace-inconclusive</comment>
        <translation>无法判断。找到 {found} 比特，需要 {needed} 比特。</translation>
    </message>
    <message>
        <source>It does not say who passed it on. Other ways it could have happened:</source>
        <comment>trace-limits</comment>
        <translation>这并不说明是谁传出去的。其他可能的途径：</translation>
    </message>
    <message>
        <source>The recipient forwarded it lawfully, for example to an agency or a colleague.</source>
        <comment>alternative-forwarded</comment>
        <translation>接收方合法转交，例如转给中介或同事。</translation>
    </message>
    <message>
        <source>Someone inside the recipient took it without permission.</source>
        <comment>alternative-insider</comment>
        <translation>接收方内部有人擅自带走。</translation>
    </message>
    <message>
        <source>A recipient forwarded it lawfully, for example to an agency or a colleague.</source>
        <comment>alternative-forwarded-unnamed</comment>
        <translation>某个接收方合法转交，例如转给中介或同事。</translation>
    </message>
    <message>
        <source>Someone inside a recipient took it without permission.</source>
        <comment>alternative-insider-unnamed</comment>
        <translation>某个接收方内部有人擅自带走。</translation>
    </message>
    <message>
        <source>A recipient, or a platform in between, was broken into.</source>
        <comment>alternative-hacked-unnamed</comment>
        <translation>某个接收方或中间平台被入侵。</translation>
    </message>
    <message>
        <source>Someone who had access to your vault or PC passed on your résumé.</source>
        <comment>alternative-key-stolen-unnamed</comment>
        <translation>能接触您的保险库或电脑的人把简历传了出去。</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <comment>card-confirmed</comment>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Check these yourself</source>
        <comment>card-needs_you</comment>
        <translation>请您自行核实</translation>
    </message>
    <message>
        <source>Not checked</source>
        <comment>card-not_checked</comment>
        <translation>未核查</translation>
    </message>
    <message>
        <source>This is a list of signs with their sources. It is not a verdict and cannot say that a posting is safe.</source>
        <comment>card-limits</comment>
        <translation>以上是带有来源的迹象清单，不是结论，也不能说明招聘信息是安全的。</translation>
    </message>
    <message>
        <source>Serious signs</source>
        <comment>gate-title</comment>
        <translation>严重迹象</translation>
    </message>
    <message>
        <source>The check found serious signs in this posting ({count}). Make a copy for them anyway? The copy is proposed without your name and contact details. Your answer is recorded in the ledger.</source>
        <comment>gate-question</comment>
        <translation>核查发现该招聘信息有严重迹象（{count} 项）。仍要为其制作副本吗？默认只给不含姓名和联系方式的副本；您的回答会记入台账。</translation>
    </message>
    <message>
        <source>Further serious signs on the card: {count}</source>
        <comment>gate-more</comment>
        <translation>核查卡上另有 {count} 处严重迹象</translation>
    </message>
    <message>
        <source>Do not send</source>
        <comment>gate-no</comment>
        <translation>不发送</translation>
    </message>
    <message>
        <source>The check of this posting found serious signs ({count}): {told} The ledger records that the copy was made anyway.</source>
        <comment>gate-made</comment>
        <translation>该招聘信息的核查有严重迹象（{count} 项）：{told}台账已记录仍然制作了副本。</translation>
    </message>
    <message>
        <source>Posting without a title</source>
        <comment>card-untitled</comment>
        <translation>无标题的招聘信息</translation>
    </message>
    <message>
        <source>Print…</source>
        <comment>card-print</comment>
        <translation>打印…</translation>
    </message>
    <message>
        <source>The card is saved as {name}. Open it to print it.</source>
        <comment>card-printed</comment>
        <translation>核查卡已保存为 {name}，打开即可打印。</translation>
    </message>
    <message>
        <source>serious</source>
        <comment>severity-critical</comment>
        <translation>严重</translation>
    </message>
    <message>
        <source>be careful</source>
        <comment>severity-warning</comment>
        <translation>当心</translation>
    </message>
    <message>
        <source>worth a look</source>
        <comment>severity-notice</comment>
        <translation>值得留意</translation>
    </message>
    <message>
        <source>for information</source>
        <comment>severity-info</comment>
        <translation>供参考</translation>
    </message>
    <message>
        <source>browse</source>
        <comment>stage-browse</comment>
        <translation>公开浏览</translation>
    </message>
    <message>
        <source>apply</source>
        <comment>stage-apply</comment>
        <translation>投递</translation>
    </message>
    <message>
        <source>interview</source>
        <comment>stage-interview</comment>
        <translation>面试</translation>
    </message>
    <message>
        <source>offer</source>
        <comment>stage-offer</comment>
        <translation>录用</translation>
    </message>
    <message>
        <source>name</source>
        <comment>kind-name</comment>
        <translation>姓名</translation>
    </message>
    <message>
        <source>e-mail</source>
        <comment>kind-email</comment>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>phone</source>
        <comment>kind-phone</comment>
        <translation>电话</translation>
    </message>
    <message>
        <source>messenger</source>
        <comment>kind-messenger</comment>
        <translation>微信、QQ 等</translation>
    </message>
    <message>
        <source>address</source>
        <comment>kind-address</comment>
        <translation>地址</translation>
    </message>
    <message>
        <source>links</source>
        <comment>kind-link</comment>
        <translation>链接</translation>
    </message>
    <message>
        <source>photo</source>
        <comment>kind-photo</comment>
        <translation>照片</translation>
    </message>
    <message>
        <source>date of birth</source>
        <comment>kind-birth</comment>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>gender</source>
        <comment>kind-gender</comment>
        <translation>性别</translation>
    </message>
    <message>
        <source>nationality</source>
        <comment>kind-nationality</comment>
        <translation>国籍</translation>
    </message>
    <message>
        <source>marital status</source>
        <comment>kind-marital</comment>
        <translation>婚姻状况</translation>
    </message>
    <message>
        <source>political status</source>
        <comment>kind-political</comment>
        <translation>政治面貌</translation>
    </message>
    <message>
        <source>native place</source>
        <comment>kind-native_place</comment>
        <translation>籍贯</translation>
    </message>
    <message>
        <source>ID numbers</source>
        <comment>kind-id_number</comment>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>employers</source>
        <comment>kind-employer</comment>
        <translation>工作单位</translation>
    </message>
    <message>
        <source>schools</source>
        <comment>kind-school</comment>
        <translation>学校</translation>
    </message>
    <message>
        <source>exact dates</source>
        <comment>kind-dates</comment>
        <translation>具体日期</translation>
    </message>
    <message>
        <source>referees</source>
        <comment>kind-referee</comment>
        <translation>证明人</translation>
    </message>
    <message>
        <source>salary</source>
        <comment>kind-salary</comment>
        <translation>薪资</translation>
    </message>
    <message>
        <source>This is the whole journey on sample data. Files go to {folder}</source>
        <comment>demo-start</comment>
        <translation>下面用示例数据走完整个流程，文件保存在 {folder}</translation>
    </message>
    <message>
        <source>1. A new encrypted vault was made.</source>
        <comment>demo-vault</comment>
        <translation>1. 新建了一个加密保险库。</translation>
    </message>
    <message>
        <source>2. {file} was read: {name}&apos;s résumé is now version {version} of the master.</source>
        <comment>demo-import</comment>
        <translation>2. 已读取 {file}：{name} 的简历成为主简历第 {version} 版。</translation>
    </message>
    <message>
        <source>3. A posting by {organisation} was checked: {signals} sign(s).</source>
        <comment>demo-check</comment>
        <translation>3. 核查了 {organisation} 的招聘信息：{signals} 条迹象。</translation>
    </message>
    <message>
        <source>     [{severity}] {text} — “{evidence}”</source>
        <comment>demo-signal</comment>
        <translation>     [{severity}] {text} ——“{evidence}”</translation>
    </message>
    <message>
        <source>4. Copy {reference} for {recipient} (stage: {stage}) was written, re-read in {channels} channels and recorded. Withheld: {kinds}.</source>
        <comment>demo-copy</comment>
        <translation>4. 给 {recipient}（阶段：{stage}）的副本 {reference} 已写出，经 {channels} 个通道复核并记入台账。已隐去：{kinds}。</translation>
    </message>
    <message>
        <source>5. {file} surfaced: consistent with copy {reference}, made for {recipient}.</source>
        <comment>demo-trace</comment>
        <translation>5. {file} 出现在外：与为 {recipient} 生成的副本 {reference} 相符。</translation>
    </message>
    <message>
        <source>6. An unrelated text surfaced: cannot tell.</source>
        <comment>demo-cannot-tell</comment>
        <translation>6. 出现一段无关文字：无法判断。</translation>
    </message>
    <message>
        <source>7. The ledger was verified: {rows} rows, each chained to the one before.</source>
        <comment>demo-ledger</comment>
        <translation>7. 台账已核验：{rows} 行，环环相扣。</translation>
    </message>
    <message>
        <source>Done. Look at the files in {folder}</source>
        <comment>demo-end</comment>
        <translation>完成。请查看 {folder} 中的文件</translation>
    </message>
    <message>
        <source>The demo failed at this step: {step}. Please report it.</source>
        <comment>demo-failed</comment>
        <translation>演示在这一步失败：{step}。请反馈给我们。</translation>
    </message>
    <message>
        <source>There is no vault in {path}. Create one, or name another folder.</source>
        <comment>vault-missing</comment>
        <translation>{path} 中没有保险库。请新建，或指定其他文件夹。</translation>
    </message>
    <message>
        <source>There is a vault in {path} already. It was left alone; choose another folder.</source>
        <comment>vault-exists</comment>
        <translation>{path} 中已有保险库，未作改动。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{path} contains other files. Choose a new or empty folder for the vault.</source>
        <comment>folder-not-empty</comment>
        <translation>{path} 中有其他文件。请为保险库选择新的或空的文件夹。</translation>
    </message>
    <message>
        <source>{path} is not a vault of this program. Choose the folder that holds vault.db and vault.keys.</source>
        <comment>not-a-vault</comment>
        <translation>{path} 不是本程序的保险库。请选择含有 vault.db 和 vault.keys 的文件夹。</translation>
    </message>
    <message>
        <source>The vault&apos;s file in {path} is empty, so there is nothing to open. Restore a backup.</source>
        <comment>vault-empty</comment>
        <translation>{path} 中的保险库文件是空的，没有内容可打开。请从备份恢复。</translation>
    </message>
    <message>
        <source>This vault was made by a newer version of the program (format {version}). Update the program; nothing was changed.</source>
        <comment>vault-newer</comment>
        <translation>该保险库由更新版本的程序创建（格式 {version}）。请先更新程序；没有改动任何内容。</translation>
    </message>
    <message>
        <source>The vault in {path} is damaged. Run the vault check to see what is affected, or restore a backup.</source>
        <comment>vault-damaged</comment>
        <translation>{path} 中的保险库已损坏。请运行保险库检查查看受影响的部分，或从备份恢复。</translation>
    </message>
    <message>
        <source>The file vault.keys is missing from {path}. Copy it back from where the vault came from, or restore a backup.</source>
        <comment>vault-keys-missing</comment>
        <translation>{path} 中缺少 vault.keys 文件。请从原处复制回来，或从备份恢复。</translation>
    </message>
    <message>
        <source>The file vault.keys is damaged, so the vault cannot be unlocked with it. Restore a backup.</source>
        <comment>vault-keys-damaged</comment>
        <translation>vault.keys 文件已损坏，无法用它解锁保险库。请从备份恢复。</translation>
    </message>
    <message>
        <source>The file vault.db is missing from {path}. Copy it back, or restore a backup.</source>
        <comment>vault-database-missing</comment>
        <translation>{path} 中缺少 vault.db 文件。请复制回来，或从备份恢复。</translation>
    </message>
    <message>
        <source>The vault in {path} is open in another window or program. Close it there first.</source>
        <comment>vault-in-use</comment>
        <translation>{path} 中的保险库正在另一个窗口或程序中使用。请先在那里关闭。</translation>
    </message>
    <message>
        <source>The vault in {path} is busy. Wait a moment and try again.</source>
        <comment>vault-busy</comment>
        <translation>{path} 中的保险库正忙，请稍后再试。</translation>
    </message>
    <message>
        <source>The vault is locked. Unlock it and try again.</source>
        <comment>vault-locked</comment>
        <translation>保险库已锁定，请解锁后再试。</translation>
    </message>
    <message>
        <source>This passphrase does not open the vault. Nothing was changed.</source>
        <comment>wrong-passphrase</comment>
        <translation>该主密码无法打开保险库，没有改动任何内容。</translation>
    </message>
    <message>
        <source>The passphrase is empty. Please type one.</source>
        <comment>passphrase-empty</comment>
        <translation>密码为空，请输入密码。</translation>
    </message>
    <message>
        <source>This vault has no passphrase. Use the recovery sheet.</source>
        <comment>no-passphrase-slot</comment>
        <translation>该保险库没有主密码，请使用恢复码。</translation>
    </message>
    <message>
        <source>This recovery code does not belong to this vault. Check that it is the newest sheet.</source>
        <comment>wrong-recovery-code</comment>
        <translation>该恢复码不属于这个保险库。请确认是最新的恢复码打印页。</translation>
    </message>
    <message>
        <source>This vault has no recovery sheet.</source>
        <comment>no-recovery-slot</comment>
        <translation>该保险库没有恢复码打印页。</translation>
    </message>
    <message>
        <source>Group {group} of the recovery code has a typing mistake. Compare it with the sheet.</source>
        <comment>recovery-group</comment>
        <translation>恢复码第 {group} 组有输入错误，请与恢复码打印页核对。</translation>
    </message>
    <message>
        <source>A recovery code has {expected} characters; {found} were typed.</source>
        <comment>recovery-length</comment>
        <translation>恢复码共 {expected} 个字符，您输入了 {found} 个。</translation>
    </message>
    <message>
        <source>This vault is not opened by the system&apos;s keyring. Use the passphrase.</source>
        <comment>keyring-no-slot</comment>
        <translation>该保险库不由系统钥匙串打开，请使用主密码。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring does not hold this vault&apos;s key. Use the passphrase.</source>
        <comment>keyring-no-entry</comment>
        <translation>系统钥匙串中没有该保险库的密钥，请使用主密码。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked. Use the passphrase.</source>
        <comment>keyring-locked</comment>
        <translation>系统钥匙串已锁定，请使用主密码。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not answer. Use the passphrase.</source>
        <comment>keyring-timeout</comment>
        <translation>系统钥匙串没有响应，请使用主密码。</translation>
    </message>
    <message>
        <source>There is no system keyring here. Use the passphrase.</source>
        <comment>keyring-unavailable</comment>
        <translation>这里没有系统钥匙串，请使用主密码。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not save the key, so it is not used. Use the passphrase.</source>
        <comment>keyring-unreliable</comment>
        <translation>系统钥匙串没有存住密钥，已停用。请使用主密码。</translation>
    </message>
    <message>
        <source>One of the two key files was damaged and was mended from its twin.</source>
        <comment>keys-file-damaged</comment>
        <translation>两个密钥文件中有一个损坏，已用另一个修复。</translation>
    </message>
    <message>
        <source>The last changes in the vault&apos;s log are damaged. Run the vault check.</source>
        <comment>wal-damaged</comment>
        <translation>保险库日志中最近的改动已损坏，请运行保险库检查。</translation>
    </message>
    <message>
        <source>This is the last way into the vault, so it stays. Add another way in first.</source>
        <comment>last-way-in</comment>
        <translation>这是进入保险库的最后一种方式，因此保留。请先添加其他方式。</translation>
    </message>
    <message>
        <source>There is no backup file {path}.</source>
        <comment>backup-missing</comment>
        <translation>找不到备份文件 {path}。</translation>
    </message>
    <message>
        <source>Opening this backup takes {megabytes} MB of free memory, which this computer does not have now. Close other programs, then try again.</source>
        <comment>backup-needs-memory</comment>
        <translation>打开此备份需要 {megabytes} MB 可用内存，本机目前不足。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>This file is no backup of this program.</source>
        <comment>not-a-backup</comment>
        <translation>该文件不是本程序的备份。</translation>
    </message>
    <message>
        <source>This backup was made by a newer version of the program. Update the program first.</source>
        <comment>backup-newer</comment>
        <translation>该备份由更新版本的程序创建，请先更新程序。</translation>
    </message>
    <message>
        <source>This backup is damaged and was not used. Try another one.</source>
        <comment>backup-damaged</comment>
        <translation>该备份已损坏，未被使用。请尝试其他备份。</translation>
    </message>
    <message>
        <source>This is not an age key. A public key begins with age1.</source>
        <comment>backup-key-invalid</comment>
        <translation>这不是 age 密钥。公钥以 age1 开头。</translation>
    </message>
    <message>
        <source>{name}: choose a name that ends in .csv, .json, .ics or .zip.</source>
        <comment>export-format-unknown</comment>
        <translation>{name}：请使用以 .csv、.json、.ics 或 .zip 结尾的名称。</translation>
    </message>
    <message>
        <source>There is no copy {reference}.</source>
        <comment>copy-unknown</comment>
        <translation>没有编号为 {reference} 的副本。</translation>
    </message>
    <message>
        <source>This copy has no {format} file.</source>
        <comment>copy-file-unknown</comment>
        <translation>该副本没有 {format} 文件。</translation>
    </message>
    <message>
        <source>The reference {reference} is taken. Please try again.</source>
        <comment>reference-taken</comment>
        <translation>编号 {reference} 已被占用，请再试一次。</translation>
    </message>
    <message>
        <source>There is no version {number} of {master}.</source>
        <comment>master-unknown</comment>
        <translation>{master} 没有第 {number} 版。</translation>
    </message>
    <message>
        <source>Please give the recipient a name.</source>
        <comment>recipient-name-empty</comment>
        <translation>请填写接收方名称。</translation>
    </message>
    <message>
        <source>There is no such incident.</source>
        <comment>incident-unknown</comment>
        <translation>没有这个事件。</translation>
    </message>
    <message>
        <source>Give it a short title, so that you can find it again.</source>
        <comment>incident-title-missing</comment>
        <translation>请写一个简短的标题，方便以后查找。</translation>
    </message>
    <message>
        <source>This incident already has a file called {name}.</source>
        <comment>incident-file-exists</comment>
        <translation>该事件中已有名为 {name} 的文件。</translation>
    </message>
    <message>
        <source>The ledger is still empty.</source>
        <comment>ledger-empty</comment>
        <translation>台账还是空的。</translation>
    </message>
    <message>
        <source>The certificate file cannot be read. A PEM file is needed.</source>
        <comment>certificates-unreadable</comment>
        <translation>无法读取证书文件，需要 PEM 文件。</translation>
    </message>
    <message>
        <source>This time-stamp belongs to another ledger or another state of it.</source>
        <comment>timestamp-not-ours</comment>
        <translation>该时间戳属于另一份台账或台账的另一状态。</translation>
    </message>
    <message>
        <source>The time-stamp service refused the request.</source>
        <comment>timestamp-refused</comment>
        <translation>时间戳服务拒绝了请求。</translation>
    </message>
    <message>
        <source>This is not a time-stamp response (RFC 3161).</source>
        <comment>timestamp-unreadable</comment>
        <translation>这不是时间戳响应（RFC 3161）。</translation>
    </message>
    <message>
        <source>The time-stamp is not signed by the service whose certificate you gave.</source>
        <comment>timestamp-untrusted</comment>
        <translation>该时间戳不是由您所给证书对应的服务签发的。</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <comment>empty-file</comment>
        <translation>该文件是空的。</translation>
    </message>
    <message>
        <source>This file is damaged and cannot be read. Try to save it again in the program it came from.</source>
        <comment>damaged-file</comment>
        <translation>该文件已损坏，无法读取。请在原来的程序中重新保存后再试。</translation>
    </message>
    <message>
        <source>“{name}” is damaged, or is not a picture. Leave it out and add the others again.</source>
        <comment>picture-unreadable</comment>
        <translation>“{name}”已损坏，或不是图片。请去掉这张，重新拖入其余图片。</translation>
    </message>
    <message>
        <source>“{name}” is not a picture. Choose a screenshot, or copy what the page says and paste it.</source>
        <comment>no-picture</comment>
        <translation>“{name}”不是图片。请选择截图，或复制页面上的内容并粘贴。</translation>
    </message>
    <message>
        <source>Each message in this mailbox file was checked separately ({checked} of {messages}, at most the last {most}). This one has the most serious signs.</source>
        <comment>mail-box-gravest</comment>
        <translation>已逐封核查该邮箱文件（共 {messages} 封，已核查 {checked} 封，最多最后 {most} 封）。这里显示迹象最严重的一封。</translation>
    </message>
    <message>
        <source>“{name}” holds {count} messages. The last {taken} were compared; save the others as a file of their own to compare them too.</source>
        <comment>mail-box-left</comment>
        <translation>“{name}”中有 {count} 封邮件，已比对最后 {taken} 封。要比对其余邮件，请另存为单独的文件。</translation>
    </message>
    <message>
        <source>This file is protected by a password. Save it without one and try again.</source>
        <comment>encrypted-file</comment>
        <translation>该文件有密码保护。请另存为无密码的文件后再试。</translation>
    </message>
    <message>
        <source>This file holds definitions that are used for attacks, so it was not read.</source>
        <comment>unsafe-xml</comment>
        <translation>该文件含有常用于攻击的定义，因此没有读取。</translation>
    </message>
    <message>
        <source>This file unpacks to an enormous size, as attack files do, so it was not read.</source>
        <comment>zip-bomb</comment>
        <translation>该文件解压后体积异常巨大，与攻击文件相同，因此没有读取。</translation>
    </message>
    <message>
        <source>This kind of file ({kind}) cannot be read. Use PDF, DOCX, JSON Resume or plain text.</source>
        <comment>unsupported-format</comment>
        <translation>无法读取这类文件（{kind}）。请使用 PDF、DOCX、JSON Resume 或纯文本。</translation>
    </message>
    <message>
        <source>Unknown format {format}. Known formats: {known}.</source>
        <comment>unknown-format</comment>
        <translation>未知格式 {format}。可用格式：{known}。</translation>
    </message>
    <message>
        <source>This file has no readable text: it is a scan, or its font hides the letters. Export it as text-bearing PDF or DOCX, or enter it by hand.</source>
        <comment>scan-or-font</comment>
        <translation>该文件没有可读文字：可能是扫描件，或字体隐藏了文字。请导出为带文字的 PDF 或 DOCX，或手工录入。</translation>
    </message>
    <message>
        <source>This PDF cannot be shown.</source>
        <comment>pdf-unreadable</comment>
        <translation>无法显示该 PDF。</translation>
    </message>
    <message>
        <source>The PDF could not be written: {reason}.</source>
        <comment>pdf-failed</comment>
        <translation>无法生成 PDF：{reason}。</translation>
    </message>
    <message>
        <source>The photo cannot be read. Use a PNG or JPEG picture.</source>
        <comment>photo-unreadable</comment>
        <translation>无法读取照片，请使用 PNG 或 JPEG 图片。</translation>
    </message>
    <message>
        <source>The photo has more than {limit} million pixels. Use a smaller one.</source>
        <comment>photo-too-large</comment>
        <translation>照片超过 {limit} 百万像素，请使用较小的照片。</translation>
    </message>
    <message>
        <source>Please say what this scan is for and who will get it.</source>
        <comment>scan-needs-purpose</comment>
        <translation>请说明该扫描件的用途和接收方。</translation>
    </message>
    <message>
        <source>This PDF has {pages} pages. A scan may have {limit} at most: keep the pages of the document only.</source>
        <comment>scan-pages</comment>
        <translation>该 PDF 有 {pages} 页。证件扫描件最多 {limit} 页：请只保留证件所在的页。</translation>
    </message>
    <message>
        <source>These characters cannot be printed with the fonts of this program: {characters}. Write them another way or leave them out.</source>
        <comment>no-glyph</comment>
        <translation>本程序的字体无法打印这些字符：{characters}。请换一种写法或去掉。</translation>
    </message>
    <message>
        <source>The review file is not understood at &quot;{what}&quot;.</source>
        <comment>review-not-understood</comment>
        <translation>无法理解核对文件中的“{what}”。</translation>
    </message>
    <message>
        <source>The review file names a field that does not exist: {field}.</source>
        <comment>review-unknown-field</comment>
        <translation>核对文件中的字段不存在：{field}。</translation>
    </message>
    <message>
        <source>The review file has an unknown key: {key}.</source>
        <comment>review-unknown-key</comment>
        <translation>核对文件中有未知的键：{key}。</translation>
    </message>
    <message>
        <source>The file has deleted passages that Word still stores ({count}). They were not imported; the original file still shows them to others.</source>
        <comment>deleted-text</comment>
        <translation>文件中有 {count} 处已删除但 Word 仍保留的内容。未导入；别人打开原文件仍能看到。</translation>
    </message>
    <message>
        <source>The file has hidden passages ({count}). They were not imported; the original file still shows them to others.</source>
        <comment>hidden-text</comment>
        <translation>文件中有 {count} 处隐藏内容。未导入；别人打开原文件仍能看到。</translation>
    </message>
    <message>
        <source>{path} was not understood and was left out.</source>
        <comment>not-understood</comment>
        <translation>无法识别 {path}，已略过。</translation>
    </message>
    <message>
        <source>{name} ({start}): the file gives no end date. If you still work there, tick &quot;I still work here&quot;; otherwise copies show {start} only.</source>
        <comment>end-missing</comment>
        <translation>{name}（{start}）：文件中没有结束日期。如果仍在职，请勾选“仍在职”；否则副本只显示 {start}。</translation>
    </message>
    <message>
        <source>Only the first {pages} pages were read.</source>
        <comment>page-limit</comment>
        <translation>只读取了前 {pages} 页。</translation>
    </message>
    <message>
        <source>Only the first {limit} characters were read.</source>
        <comment>text-limit</comment>
        <translation>只读取了前 {limit} 个字符。</translation>
    </message>
    <message>
        <source>On {pages} page(s) the order of the text is doubtful. Please compare it with the original.</source>
        <comment>reading-order</comment>
        <translation>有 {pages} 页的文字顺序可疑，请与原件核对。</translation>
    </message>
    <message>
        <source>These words of the file are in no field: {text}. Please add what matters.</source>
        <comment>left-out</comment>
        <translation>文件中的这些内容没有进入任何字段：{text}。重要的请自行补上。</translation>
    </message>
    <message>
        <source>Some lines look like the sample text of a template. Please check them.</source>
        <comment>template-text</comment>
        <translation>有些内容像是模板的示例文字，请核对。</translation>
    </message>
    <message>
        <source>Check this e-mail address. It should look like name@example.com.</source>
        <comment>field-email</comment>
        <translation>请核对邮箱地址，格式如 name@example.com。</translation>
    </message>
    <message>
        <source>Check this link. It should look like example.com/name, without spaces.</source>
        <comment>field-link</comment>
        <translation>请核对网址，格式如 example.com/name，中间不能有空格。</translation>
    </message>
    <message>
        <source>Check this phone number. It should have 5 to 15 digits and no words.</source>
        <comment>field-phone</comment>
        <translation>请核对电话号码，应为 5 到 15 位数字，不含文字。</translation>
    </message>
    <message>
        <source>This could not be read as a date, such as {example}. Copies print it as you typed it.</source>
        <comment>field-date</comment>
        <translation>无法识别为日期（例如 {example}）。副本会按您填写的内容原样印出。</translation>
    </message>
    <message>
        <source>Check the year.</source>
        <comment>field-year</comment>
        <translation>请核对年份。</translation>
    </message>
    <message>
        <source>The end is before the start. Check both dates.</source>
        <comment>field-end-before-start</comment>
        <translation>结束时间早于开始时间，请核对这两个日期。</translation>
    </message>
    <message>
        <source>The end ({value}) is before the start ({other}). Please check both dates.</source>
        <comment>doubt-end-before-start</comment>
        <translation>结束时间（{value}）早于开始时间（{other}），请核对这两个日期。</translation>
    </message>
    <message>
        <source>“{value}” may not be a person&apos;s name. Please check it.</source>
        <comment>doubt-name</comment>
        <translation>“{value}”可能不是姓名，请核对。</translation>
    </message>
    <message>
        <source>This line may be a job or a course of its own: “{value}”. Please check where it belongs.</source>
        <comment>doubt-entry-inside</comment>
        <translation>这一行可能是另一段经历：“{value}”，请核对应放在哪里。</translation>
    </message>
    <message>
        <source>“{value}” may not be an employer. Please check it.</source>
        <comment>doubt-employer</comment>
        <translation>“{value}”可能不是工作单位，请核对。</translation>
    </message>
    <message>
        <source>“{value}” looks like a place, not like a position. Please check it.</source>
        <comment>doubt-position-place</comment>
        <translation>“{value}”像是地名，不像职位，请核对。</translation>
    </message>
    <message>
        <source>Every job was read with the employer “{value}”. Please check whether that is so.</source>
        <comment>doubt-one-employer</comment>
        <translation>所有工作都识别为同一单位“{value}”，请核对是否如此。</translation>
    </message>
    <message>
        <source>“{value}” was taken from the line above for “{other}”. Please check whether it belongs there.</source>
        <comment>doubt-inherited</comment>
        <translation>“{other}”的“{value}”取自上面一行，请核对是否属于这里。</translation>
    </message>
    <message>
        <source>“{value}” looks like a position, but was read as an employer. Please check it.</source>
        <comment>doubt-employer-position</comment>
        <translation>“{value}”像是职位，却被识别为工作单位，请核对。</translation>
    </message>
    <message>
        <source>“{value}” was put here because you corrected it so in the last file of this layout. Please check it.</source>
        <comment>doubt-lesson</comment>
        <translation>“{value}”是按您上次对同类版式的更正放到这里的，请核对。</translation>
    </message>
    <message>
        <source>This item of a list is a sentence: “{value}”. Please check where it belongs.</source>
        <comment>doubt-item-sentence</comment>
        <translation>列表中的这一项是一句话：“{value}”，请核对应放在哪里。</translation>
    </message>
    <message>
        <source>This item may be several: “{value}”. Please check it.</source>
        <comment>doubt-item-list</comment>
        <translation>这一项可能包含多项内容：“{value}”，请核对。</translation>
    </message>
    <message>
        <source>Start and end are the same ({value}). Please check both dates.</source>
        <comment>doubt-same-dates</comment>
        <translation>开始与结束时间相同（{value}），请核对这两个日期。</translation>
    </message>
    <message>
        <source>“{value}” and “{other}” overlap in time. Please check the dates.</source>
        <comment>doubt-overlap</comment>
        <translation>“{value}”与“{other}”的时间有重叠，请核对日期。</translation>
    </message>
    <message>
        <source>An entry lacks its employer, its position or its dates: “{value}”. Please add what is missing.</source>
        <comment>doubt-incomplete</comment>
        <translation>有一段经历缺少单位、职位或时间：“{value}”，请补上缺少的内容。</translation>
    </message>
    <message>
        <source>The text inside this PDF may differ from what you see. Please compare it with the original.</source>
        <comment>text-layer-doubtful</comment>
        <translation>该 PDF 内的文字可能与您看到的不同，请与原件核对。</translation>
    </message>
    <message>
        <source>The recipient, or a platform in between, was broken into.</source>
        <comment>alternative-hacked</comment>
        <translation>接收方或中间平台被入侵。</translation>
    </message>
    <message>
        <source>A platform or agency in between resold it.</source>
        <comment>alternative-reseller</comment>
        <translation>中间的平台或中介转售了简历。</translation>
    </message>
    <message>
        <source>You sent this very file to somebody else yourself: passed it on, uploaded it, or attached the wrong copy.</source>
        <comment>alternative-sent-yourself</comment>
        <translation>是您自己把这份文件给了别人：转发、上传，或附错了副本。</translation>
    </message>
    <message>
        <source>You gave a copy to somebody it was not made for: you passed it on, uploaded it, or attached the wrong file.</source>
        <comment>alternative-sent-yourself-unnamed</comment>
        <translation>您把某份副本给了并非为其制作的人：转发、上传，或附错了文件。</translation>
    </message>
    <message>
        <source>The student, or somebody who could read the student&apos;s files or mails, passed it on.</source>
        <comment>alternative-student</comment>
        <translation>学生本人，或能看到学生文件、邮件的人，把它传了出去。</translation>
    </message>
    <message>
        <source>It comes from a version without marks: from before this program, or typed by hand.</source>
        <comment>alternative-unmarked-copy</comment>
        <translation>来自没有暗记的版本：使用本程序之前的简历，或手工录入。</translation>
    </message>
    <message>
        <source>Someone who had access to your vault or PC made or passed on this copy.</source>
        <comment>alternative-key-stolen</comment>
        <translation>能接触您的保险库或电脑的人制作或传出了这份副本。</translation>
    </message>
    <message>
        <source>No copies were made yet, so there is nothing to compare with.</source>
        <comment>no-copies</comment>
        <translation>还没有生成过副本，因此没有可比对的内容。</translation>
    </message>
    <message>
        <source>The text contains no mark of any of your copies.</source>
        <comment>no-marks</comment>
        <translation>该文字中没有任何副本所带的暗记。</translation>
    </message>
    <message>
        <source>The text contains several of your copies, one after the other. Each is named separately.</source>
        <comment>several-copies</comment>
        <translation>文中先后包含您的多份副本，每一份都分别列出。</translation>
    </message>
    <message>
        <source>It also contains copy {reference}, made for {recipient} on {date} (probability of naming a wrong copy by chance: at most {bound}).</source>
        <comment>trace-also</comment>
        <translation>其中还包含 {date} 为 {recipient} 制作的副本 {reference}（偶然误指的概率不超过 {bound}）。</translation>
    </message>
    <message>
        <source>It is not in English, as your résumé is. Have it translated back into English and compare that text, too: what was left out, the figures and the order often survive.</source>
        <comment>translate-back-en</comment>
        <translation>这段文字不是英文，而您的简历是英文。请译回英文后再比对一次：详略、数字和先后顺序往往还在。</translation>
    </message>
    <message>
        <source>It is not in Chinese, as your résumé is. Have it translated back into Chinese and compare that text, too: what was left out, the figures and the order often survive.</source>
        <comment>translate-back-zh</comment>
        <translation>这段文字不是中文，而您的简历是中文。请译回中文后再比对一次：详略、数字和先后顺序往往还在。</translation>
    </message>
    <message>
        <source>The text cites the reference of a copy, but does not hold that copy&apos;s text. Anyone who has seen the reference can cite it, so it names nobody.</source>
        <comment>reference-cited</comment>
        <translation>该文字提到了某份副本的编号，但没有该副本的正文。任何见过该编号的人都可以引用，因此不能据此指认任何人。</translation>
    </message>
    <message>
        <source>The reference is that of one copy, but the text is consistent with another. It was put together from both, or the reference was added, so the reference is not counted.</source>
        <comment>reference-conflict</comment>
        <translation>编号属于一份副本，正文却与另一份副本相符：可能由两者拼接而成，也可能编号是后加的，因此不采信该编号。</translation>
    </message>
    <message>
        <source>It cites reference {reference} (made for {recipient} on {date}).</source>
        <comment>trace-cites</comment>
        <translation>该文字提到编号 {reference}（{date} 为 {recipient} 生成）。</translation>
    </message>
    <message>
        <source>The text contains only contact data that no copy showed, so no recipient can be named for it.</source>
        <comment>contact-unheld</comment>
        <translation>这段文字里只有联系方式，而且没有任何副本包含过这些内容，因此无法据此判断与哪个接收方有关。</translation>
    </message>
    <message>
        <source>{value}: no copy showed it.</source>
        <comment>contact-not-held</comment>
        <translation>{value}：没有副本包含过。</translation>
    </message>
    <message>
        <source>{value}: shown in copies for {names}.</source>
        <comment>contact-held</comment>
        <translation>{value}：以下接收方的副本中有：{names}。</translation>
    </message>
    <message>
        <source>The text contains only contact data that any of your recipients may have had, so it cannot be attributed.</source>
        <comment>contact-row</comment>
        <translation>该文字只含有任一接收方都可能拥有的联系方式，因此无法溯源。</translation>
    </message>
    <message>
        <source>Recipients who ever had this phone number or address ({count} of {total}): {names}.</source>
        <comment>contact-known-by</comment>
        <translation>共{total}个接收方，其中{count}个曾得到这个电话或邮箱：{names}。</translation>
    </message>
    <message>
        <source>If this copy surfaced among {copies} copies:</source>
        <comment>meter-of</comment>
        <translation>如果这份副本在 {copies} 份副本中泄露：</translation>
    </message>
    <message>
        <source>{leak}: {verdict} ({bits} bits, {needed} needed)</source>
        <comment>meter-row</comment>
        <translation>{leak}：{verdict}（{bits} 比特，需要 {needed}）</translation>
    </message>
    <message>
        <source>can be traced</source>
        <comment>meter-identified</comment>
        <translation>可以溯源</translation>
    </message>
    <message>
        <source>can probably be traced</source>
        <comment>meter-probable</comment>
        <translation>很可能可以溯源</translation>
    </message>
    <message>
        <source>cannot be traced</source>
        <comment>meter-inconclusive</comment>
        <translation>无法溯源</translation>
    </message>
    <message>
        <source>Simulated leaks of this copy, compared with all your copies:</source>
        <comment>drill-of</comment>
        <translation>模拟泄露这份副本，并与您的全部副本比对：</translation>
    </message>
    <message>
        <source>names another copy (wrong)</source>
        <comment>drill-wrong</comment>
        <translation>指向了另一份副本（错误）</translation>
    </message>
    <message>
        <source>whole text</source>
        <comment>leak-full</comment>
        <translation>全文</translation>
    </message>
    <message>
        <source>copied as it is</source>
        <comment>leak-verbatim</comment>
        <translation>原样复制</translation>
    </message>
    <message>
        <source>contact data removed</source>
        <comment>leak-contact-removed</comment>
        <translation>删去联系方式</translation>
    </message>
    <message>
        <source>all in lower case</source>
        <comment>leak-lower-case</comment>
        <translation>全部小写</translation>
    </message>
    <message>
        <source>half of the text</source>
        <comment>leak-half</comment>
        <translation>一半内容</translation>
    </message>
    <message>
        <source>one job of it</source>
        <comment>leak-one-job</comment>
        <translation>其中一段工作</translation>
    </message>
    <message>
        <source>rewritten throughout</source>
        <comment>leak-rewritten</comment>
        <translation>全部改写</translation>
    </message>
    <message>
        <source>translated</source>
        <comment>leak-translated</comment>
        <translation>翻译</translation>
    </message>
    <message>
        <source>scan</source>
        <comment>leak-scan</comment>
        <translation>扫描件</translation>
    </message>
    <message>
        <source>typed again</source>
        <comment>leak-retyped</comment>
        <translation>重新录入</translation>
    </message>
    <message>
        <source>a third of the text</source>
        <comment>leak-excerpt-30</comment>
        <translation>三分之一内容</translation>
    </message>
    <message>
        <source>Approved in version {version}. Copies made from now on may use it.</source>
        <comment>wordings-approved</comment>
        <translation>已在第 {version} 版中认可，此后生成的副本可以使用。</translation>
    </message>
    <message>
        <source>Saved in version {version}. Copies made from now on follow it.</source>
        <comment>leeway-kept</comment>
        <translation>已保存为第 {version} 版，此后生成的副本按此处理。</translation>
    </message>
    <message>
        <source>Lists of skills; [x] the order says nothing, so copies may differ in it:</source>
        <comment>leeway-orders</comment>
        <translation>技能列表；[x] 表示先后没有含义，副本之间可以不同：</translation>
    </message>
    <message>
        <source>Items; [x] not every copy needs this, so each copy leaves out a few of them:</source>
        <comment>leeway-items</comment>
        <translation>条目；[x] 表示不是每份副本都需要，每份副本会略去其中几项：</translation>
    </message>
    <message>
        <source>There is nothing that a copy could leave out: no third point of a job, no list of skills, no second interest.</source>
        <comment>leeway-none</comment>
        <translation>没有可以略去的内容：没有第三条以后的要点，没有技能列表，也没有第二项兴趣。</translation>
    </message>
    <message>
        <source>{possible} of these can be ticked. With {more} ticked, a text that somebody rewrote throughout still fits only about 1 in {then} of your copies.</source>
        <comment>leeway-outlook-none</comment>
        <translation>共有 {possible} 项可以勾选。勾选 {more} 项后，即使全文被改写，大约每 {then} 份副本中也只有 1 份与之相符。</translation>
    </message>
    <message>
        <source>{ticked} of {possible} ticked. A text that somebody rewrote throughout then still fits only about 1 in {now} of your copies.</source>
        <comment>leeway-outlook</comment>
        <translation>已勾选 {ticked} 项（共 {possible} 项）。即使全文被改写，大约每 {now} 份副本中也只有 1 份与之相符。</translation>
    </message>
    <message>
        <source>{ticked} of {possible} ticked. A text that somebody rewrote throughout then still fits only about 1 in {now} of your copies. With {more} more, about 1 in {then}.</source>
        <comment>leeway-outlook-more</comment>
        <translation>已勾选 {ticked} 项（共 {possible} 项）。即使全文被改写，大约每 {now} 份副本中也只有 1 份与之相符；再勾选 {more} 项，约为每 {then} 份中 1 份。</translation>
    </message>
    <message>
        <source>There is no list or item {item} that can be ticked. List them with: resume optional.</source>
        <comment>leeway-unknown</comment>
        <translation>没有可以勾选的列表或条目 {item}。可用 resume optional 查看。</translation>
    </message>
    <message>
        <source>No other wordings yet. See what could be approved with: resume wordings --propose.</source>
        <comment>wordings-none</comment>
        <translation>还没有其他措辞。可用 resume wordings --propose 查看可以认可的措辞。</translation>
    </message>
    <message>
        <source>Already hidden: {names}</source>
        <comment>names-known</comment>
        <translation>已自动隐去：{names}</translation>
    </message>
    <message>
        <source>“{name}” is now withheld wherever its owner is (version {version}).</source>
        <comment>names-confirm</comment>
        <translation>今后凡是隐去它所指的单位或人的地方，“{name}”也会一并隐去（第 {version} 版）。</translation>
    </message>
    <message>
        <source>“{name}” is no longer withheld (version {version}).</source>
        <comment>names-unconfirm</comment>
        <translation>不再隐去“{name}”（第 {version} 版）。</translation>
    </message>
    <message>
        <source>“{name}” stays: it identifies no one, and you will not be asked again (version {version}).</source>
        <comment>names-dismiss</comment>
        <translation>保留“{name}”：不会暴露身份，以后不再询问（第 {version} 版）。</translation>
    </message>
    <message>
        <source>You are asked about “{name}” again (version {version}).</source>
        <comment>names-ask-again</comment>
        <translation>今后会重新询问“{name}”（第 {version} 版）。</translation>
    </message>
    <message>
        <source>The résumé has no {owner} with a name. List the owners with: resume names.</source>
        <comment>names-owner-unknown</comment>
        <translation>简历中没有名为 {owner} 且已填写名称的条目。可用 resume names 查看。</translation>
    </message>
    <message>
        <source>“{name}” cannot be withheld as a name. Enter letters or digits, at most 120 characters.</source>
        <comment>name-unusable</comment>
        <translation>“{name}”不能作为名称隐去。请输入文字或数字，最多 120 个字符。</translation>
    </message>
    <message>
        <source>There are {count} names here already. Remove some that are no longer needed first.</source>
        <comment>names-too-many</comment>
        <translation>这里已有 {count} 个名称，请先删去不再需要的。</translation>
    </message>
    <message>
        <source>May identify you: {names}. Withhold or keep them with: resume names.</source>
        <comment>may-identify</comment>
        <translation>可能暴露身份：{names}。可用 resume names 隐去或保留。</translation>
    </message>
    <message>
        <source>May identify you: {names} ({count} more). Withhold or keep them with: resume names.</source>
        <comment>may-identify-more</comment>
        <translation>可能暴露身份：{names}（另有 {count} 个）。可用 resume names 隐去或保留。</translation>
    </message>
    <message>
        <source>nickname</source>
        <comment>name-reason-nickname</comment>
        <translation>花名或昵称</translation>
    </message>
    <message>
        <source>former name</source>
        <comment>name-reason-former-name</comment>
        <translation>曾用名</translation>
    </message>
    <message>
        <source>account</source>
        <comment>name-reason-account</comment>
        <translation>账号</translation>
    </message>
    <message>
        <source>code repository</source>
        <comment>name-reason-repository</comment>
        <translation>代码仓库</translation>
    </message>
    <message>
        <source>web address</source>
        <comment>name-reason-host</comment>
        <translation>网址</translation>
    </message>
    <message>
        <source>patent</source>
        <comment>name-reason-patent</comment>
        <translation>专利</translation>
    </message>
    <message>
        <source>stock ticker</source>
        <comment>name-reason-ticker</comment>
        <translation>股票代码</translation>
    </message>
    <message>
        <source>model or part number</source>
        <comment>name-reason-model</comment>
        <translation>型号</translation>
    </message>
    <message>
        <source>team</source>
        <comment>name-reason-team</comment>
        <translation>团队</translation>
    </message>
    <message>
        <source>project</source>
        <comment>name-reason-project</comment>
        <translation>项目</translation>
    </message>
    <message>
        <source>site, building or place</source>
        <comment>name-reason-place</comment>
        <translation>园区、楼宇或地点</translation>
    </message>
    <message>
        <source>event or award</source>
        <comment>name-reason-event</comment>
        <translation>活动或奖项</translation>
    </message>
    <message>
        <source>in quotation marks</source>
        <comment>name-reason-quoted</comment>
        <translation>引号内的名称</translation>
    </message>
    <message>
        <source>product or brand</source>
        <comment>name-reason-product</comment>
        <translation>产品或品牌</translation>
    </message>
    <message>
        <source>person of the organisation</source>
        <comment>name-reason-person</comment>
        <translation>单位相关人物</translation>
    </message>
    <message>
        <source>publication</source>
        <comment>name-reason-publication</comment>
        <translation>出版物</translation>
    </message>
    <message>
        <source>proper name</source>
        <comment>name-reason-proper-name</comment>
        <translation>专有名称</translation>
    </message>
    <message>
        <source>abbreviation</source>
        <comment>name-reason-acronym</comment>
        <translation>缩写</translation>
    </message>
    <message>
        <source>added by you</source>
        <comment>name-reason-own</comment>
        <translation>由您添加</translation>
    </message>
    <message>
        <source>There is no sentence {field} in the résumé. List the sentences with: resume wordings --propose.</source>
        <comment>wording-field-unknown</comment>
        <translation>简历中没有句子 {field}。可用 resume wordings --propose 列出句子。</translation>
    </message>
    <message>
        <source>Sentence {field} has no proposal {number} (proposals: {count}). List them with: resume wordings --propose.</source>
        <comment>wording-number-unknown</comment>
        <translation>句子 {field} 有 {count} 条建议，{number} 不在其中。可用 resume wordings --propose 列出。</translation>
    </message>
    <message>
        <source>This wording cannot be used ({reason}): {wording}. Keep numbers and terms as they are.</source>
        <comment>wording-refused</comment>
        <translation>不能使用这种措辞（{reason}）：{wording}。请保留数字和术语。</translation>
    </message>
    <message>
        <source>The policy file is not valid JSON (line {line}).</source>
        <comment>policy-not-json</comment>
        <translation>策略文件不是有效的 JSON（第 {line} 行）。</translation>
    </message>
    <message>
        <source>The policy file has the key {key} twice. Keep one of them.</source>
        <comment>policy-key-twice</comment>
        <translation>策略文件中出现了两次 {key}，请只保留一个。</translation>
    </message>
    <message>
        <source>The policy file must hold one JSON object, such as {{&quot;base&quot;: &quot;browse&quot;}}.</source>
        <comment>policy-not-object</comment>
        <translation>策略文件必须是一个 JSON 对象，例如 {{&quot;base&quot;: &quot;browse&quot;}}。</translation>
    </message>
    <message>
        <source>The policy file has an unknown key: {key}. Known keys: {known}.</source>
        <comment>policy-unknown-key</comment>
        <translation>策略文件中有未知的键：{key}。可用的键：{known}。</translation>
    </message>
    <message>
        <source>The policy file names an unknown stage: {value}. Known: {known}.</source>
        <comment>policy-unknown-stage</comment>
        <translation>策略文件中的阶段无法识别：{value}。可用：{known}。</translation>
    </message>
    <message>
        <source>The policy file names an unknown kind: {value}. Known: {known}.</source>
        <comment>policy-unknown-kind</comment>
        <translation>策略文件中的类别无法识别：{value}。可用：{known}。</translation>
    </message>
    <message>
        <source>The policy file names a field that this résumé does not have: {value}. Most like it: {known}.</source>
        <comment>policy-unknown-field</comment>
        <translation>策略文件写了这份简历没有的字段：{value}。最接近的是：{known}。</translation>
    </message>
    <message>
        <source>The policy file names an unknown operator: {value}. Known: {known}.</source>
        <comment>policy-unknown-operator</comment>
        <translation>策略文件中的操作无法识别：{value}。可用：{known}。</translation>
    </message>
    <message>
        <source>In the policy file, {key} must be a list of names and values in braces.</source>
        <comment>policy-not-mapping</comment>
        <translation>策略文件中的 {key} 必须是花括号内的名称和值。</translation>
    </message>
    <message>
        <source>{path} cannot be read as a table. Use CSV, XLSX, XLS, ODS or JSON.</source>
        <comment>table-unreadable</comment>
        <translation>{path} 无法作为表格读取。请使用 CSV、XLSX、XLS、ODS 或 JSON。</translation>
    </message>
    <message>
        <source>No names of organisations were found in {path}. Say which column holds them (on the command line: with a mapping file).</source>
        <comment>table-no-name</comment>
        <translation>在 {path} 中没有找到机构名称。请说明哪一列是名称（命令行：用映射文件）。</translation>
    </message>
    <message>
        <source>“{list}” was imported by an earlier version and is not searched. Import its file ({source}) again.</source>
        <comment>register-outdated</comment>
        <translation>“{list}”由较早的版本导入，目前不参与查询。请重新导入原文件（{source}）。</translation>
    </message>
    <message>
        <source>The mapping file does not fit this table: {what}.</source>
        <comment>mapping-invalid</comment>
        <translation>映射文件与该表格不符：{what}。</translation>
    </message>
    <message>
        <source>The registers file {path} is damaged. Delete it and import the lists again; no personal data is in it.</source>
        <comment>registers-damaged</comment>
        <translation>名录文件 {path} 已损坏。请删除后重新导入名录；其中没有个人数据。</translation>
    </message>
    <message>
        <source>{host} is an address inside a private network. The program never opens those; nothing was sent.</source>
        <comment>address-private</comment>
        <translation>{host} 是内部网络地址，本程序从不打开；没有发送任何内容。</translation>
    </message>
    <message>
        <source>{host} could not be reached. Check the link and your connection, or save the page and open the file.</source>
        <comment>connect-failed</comment>
        <translation>无法连接 {host}。请检查链接和网络，或保存网页后打开文件。</translation>
    </message>
    <message>
        <source>Nothing was sent to {host}, because you did not agree to it.</source>
        <comment>consent-missing</comment>
        <translation>您没有同意，因此没有向 {host} 发送任何内容。</translation>
    </message>
    <message>
        <source>There is no site called {host}. Check the link.</source>
        <comment>host-unknown</comment>
        <translation>没有名为 {host} 的网站，请检查链接。</translation>
    </message>
    <message>
        <source>The page is larger than {limit} MB and was not read. Save it and open the file, or paste the text.</source>
        <comment>page-large</comment>
        <translation>网页超过 {limit} MB，没有读取。请保存后打开文件，或粘贴文字。</translation>
    </message>
    <message>
        <source>{host} asked to be left alone for a while (minutes: {minutes}). Try again then, or save the page and open the file.</source>
        <comment>host-busy</comment>
        <translation>{host} 要求 {minutes} 分钟后再访问。请届时再试，或在浏览器中保存网页后打开文件。</translation>
    </message>
    <message>
        <source>The page took longer than {seconds} seconds and was given up. Save it and open the file, or paste the text.</source>
        <comment>page-slow</comment>
        <translation>网页超过 {seconds} 秒没有完成，已放弃。请保存后打开文件，或粘贴文字。</translation>
    </message>
    <message>
        <source>{host} answered with status {status}. Open the page yourself and save it or paste the text.</source>
        <comment>page-status</comment>
        <translation>{host} 返回状态 {status}。请自行打开网页后保存或粘贴文字。</translation>
    </message>
    <message>
        <source>The link leads to something that is not a page ({type}). Save it and open the file.</source>
        <comment>page-type</comment>
        <translation>该链接指向的不是网页（{type}）。请保存后打开文件。</translation>
    </message>
    <message>
        <source>No text was found in it. Paste the posting&apos;s text instead.</source>
        <comment>posting-empty</comment>
        <translation>没有找到文字。请改为粘贴招聘信息的文字。</translation>
    </message>
    <message>
        <source>This kind of file ({kind}) cannot be read as a posting. Save the page as HTML or paste its text.</source>
        <comment>posting-kind</comment>
        <translation>这类文件（{kind}）无法作为招聘信息读取。请将网页存为 HTML 或粘贴文字。</translation>
    </message>
    <message>
        <source>Something that must be withheld is still in {field}, so nothing was made. Edit that field and try again.</source>
        <comment>redaction-residue</comment>
        <translation>{field} 中仍有必须隐去的内容，因此没有生成。请修改该字段后再试。</translation>
    </message>
    <message>
        <source>The link leads on to another site, {host}, which you did not agree to. Nothing was sent there.</source>
        <comment>redirect-elsewhere</comment>
        <translation>该链接转到了您没有同意的另一个网站 {host}。没有向其发送任何内容。</translation>
    </message>
    <message>
        <source>The link leads round in circles and was given up.</source>
        <comment>redirects-many</comment>
        <translation>该链接不停跳转，已放弃。</translation>
    </message>
    <message>
        <source>The rule pack {file} has a mistake in line {line}: {why}. It was not used.</source>
        <comment>rule-pack-invalid</comment>
        <translation>规则包 {file} 第 {line} 行有错误：{why}。未采用。</translation>
    </message>
    <message>
        <source>The secure connection to {host} could not be verified. Nothing was read.</source>
        <comment>tls-failed</comment>
        <translation>无法验证与 {host} 的安全连接，没有读取任何内容。</translation>
    </message>
    <message>
        <source>The link contains a user name or password, so it was not opened.</source>
        <comment>url-credentials</comment>
        <translation>该链接中含有用户名或密码，因此没有打开。</translation>
    </message>
    <message>
        <source>This is not a valid link.</source>
        <comment>url-invalid</comment>
        <translation>这不是有效的链接。</translation>
    </message>
    <message>
        <source>Only http and https links can be opened.</source>
        <comment>url-scheme</comment>
        <translation>只能打开 http 和 https 链接。</translation>
    </message>
    <message>
        <source>There is no vault in {path}, so only patterns were searched for, not your own values.</source>
        <comment>scan-without-vault</comment>
        <translation>{path} 中没有保险库，因此只按规律查找，没有查找您本人的信息。</translation>
    </message>
    <message>
        <source>This is an old Word file (.doc). Open it in Word, WPS or LibreOffice, save it as .docx or PDF, and import that.</source>
        <comment>old-office-file</comment>
        <translation>这是旧版 Word 文件（.doc）。请在 Word、WPS 或 LibreOffice 中打开，另存为 .docx 或 PDF 后再导入。</translation>
    </message>
    <message>
        <source>This file is a picture of text. To read it, install the free program Tesseract OCR with the languages English and Chinese (tesseract-ocr, eng, chi_sim), or, where Countermark runs with your own Python, the packages rapidocr and onnxruntime. Or import the original document instead.</source>
        <comment>ocr-missing</comment>
        <translation>这个文件是文字的图片。要读取它，请安装免费程序 Tesseract OCR 及英文、简体中文语言包（tesseract-ocr、eng、chi_sim）；如果本程序是用您自己的 Python 运行的，也可以安装 rapidocr 和 onnxruntime 两个包。或者改为导入原始文档。</translation>
    </message>
    <message>
        <source>Text recognition did not finish on this file. Try a sharper scan, or import the original document.</source>
        <comment>ocr-failed</comment>
        <translation>文字识别没能处理完这个文件。请换一份更清晰的扫描件，或导入原始文档。</translation>
    </message>
    <message>
        <source>Items marked as hidden were not imported ({count}).</source>
        <comment>hidden-items</comment>
        <translation>有 {count} 个标记为隐藏的条目没有导入。</translation>
    </message>
    <message>
        <source>The part “{part}” of the export could not be read and was left out.</source>
        <comment>part-unreadable</comment>
        <translation>导出包中的“{part}”无法读取，已略过。</translation>
    </message>
    <message>
        <source>The file contains the résumé in {count} languages; the first was imported.</source>
        <comment>more-languages</comment>
        <translation>文件里有 {count} 种语言的简历，导入了第一种。</translation>
    </message>
    <message>
        <source>This text was recognised from a picture. Check every field: names and numbers are the likeliest to be wrong.</source>
        <comment>read-by-ocr</comment>
        <translation>这些文字是从图片中识别出来的。请核对每个字段：姓名和数字最容易出错。</translation>
    </message>
    <message>
        <source>This ledger file was made by a newer version of the program.</source>
        <comment>ledger-file-newer</comment>
        <translation>该台账文件由更新版本的程序创建。</translation>
    </message>
    <message>
        <source>This file is not a ledger of this program.</source>
        <comment>not-a-ledger-file</comment>
        <translation>该文件不是本程序的台账。</translation>
    </message>
    <message>
        <source>Whole text</source>
        <comment>scenario-full</comment>
        <translation>全文</translation>
    </message>
    <message>
        <source>Half of it</source>
        <comment>scenario-half</comment>
        <translation>半份</translation>
    </message>
    <message>
        <source>Scan or photo</source>
        <comment>scenario-scan</comment>
        <translation>扫描或照片</translation>
    </message>
    <message>
        <source>Retyped</source>
        <comment>scenario-retyped</comment>
        <translation>重新录入</translation>
    </message>
    <message>
        <source>Copied as it is</source>
        <comment>drill-verbatim</comment>
        <translation>原样复制</translation>
    </message>
    <message>
        <source>Contact data removed</source>
        <comment>drill-contact-removed</comment>
        <translation>去掉联系方式</translation>
    </message>
    <message>
        <source>All in lower case</source>
        <comment>drill-lower-case</comment>
        <translation>全部小写</translation>
    </message>
    <message>
        <source>Half of it</source>
        <comment>drill-half</comment>
        <translation>半份</translation>
    </message>
    <message>
        <source>One job of it</source>
        <comment>drill-one-job</comment>
        <translation>其中一段工作</translation>
    </message>
    <message>
        <source>Rewritten throughout</source>
        <comment>drill-rewritten</comment>
        <translation>全部改写</translation>
    </message>
    <message>
        <source>Translated</source>
        <comment>drill-translated</comment>
        <translation>译成外文</translation>
    </message>
    <message>
        <source>Retyped</source>
        <comment>drill-retyped</comment>
        <translation>重新录入</translation>
    </message>
    <message>
        <source>Scanned, 5 % misread</source>
        <comment>drill-scan</comment>
        <translation>扫描，误识 5%</translation>
    </message>
    <message>
        <source>A third of it</source>
        <comment>drill-excerpt-30</comment>
        <translation>约三分之一</translation>
    </message>
    <message>
        <source>The sentence is empty.</source>
        <comment>wording-empty</comment>
        <translation>句子是空的。</translation>
    </message>
    <message>
        <source>It holds an invisible or unusual character. Type it again.</source>
        <comment>wording-invisible</comment>
        <translation>含有不可见或特殊字符，请重新输入。</translation>
    </message>
    <message>
        <source>A number differs. Numbers must stay as they are.</source>
        <comment>wording-numbers-changed</comment>
        <translation>数字不一致。数字必须保持不变。</translation>
    </message>
    <message>
        <source>A name, skill or title differs.</source>
        <comment>wording-terms-changed</comment>
        <translation>名称、技能或职务不一致。</translation>
    </message>
    <message>
        <source>It claims another responsibility (for example &apos;led&apos; for &apos;assisted&apos;).</source>
        <comment>wording-responsibility</comment>
        <translation>改变了职责（例如把“协助”写成“负责”）。</translation>
    </message>
    <message>
        <source>It is more or less certain than before (for example &apos;about&apos; was dropped).</source>
        <comment>wording-certainty</comment>
        <translation>改变了确定程度（例如去掉了“约”）。</translation>
    </message>
    <message>
        <source>The tense differs.</source>
        <comment>wording-tense</comment>
        <translation>时态不一致。</translation>
    </message>
    <message>
        <source>Items in another order</source>
        <comment>proposal-reorder</comment>
        <translation>调换并列项的顺序</translation>
    </message>
    <message>
        <source>Number as a word or figure</source>
        <comment>proposal-number-word</comment>
        <translation>数字的写法</translation>
    </message>
    <message>
        <source>Joined by other words</source>
        <comment>proposal-joining</comment>
        <translation>换一种连接词</translation>
    </message>
    <message>
        <source>The year first</source>
        <comment>proposal-time-first</comment>
        <translation>年份放在前面</translation>
    </message>
    <message>
        <source>Another phrase for the same</source>
        <comment>proposal-phrase</comment>
        <translation>同义说法</translation>
    </message>
    <message>
        <source>The field {field} holds characters that the file gives no text for (“{text}”), so it was left out. Please type it in.</source>
        <comment>unreadable-dropped</comment>
        <translation>字段 {field} 中有文件没有给出文字的字符（“{text}”），因此没有导入。请手动填写。</translation>
    </message>
    <message>
        <source>Icons and emoji cannot be printed in a copy and were left out: {characters}</source>
        <comment>pictures-dropped</comment>
        <translation>图标和表情符号无法在副本中印出，已略去：{characters}</translation>
    </message>
    <message>
        <source>This line is not a JSON object with &quot;text&quot;.</source>
        <comment>jsonl-row-invalid</comment>
        <translation>这一行不是含有 &quot;text&quot; 的 JSON 对象。</translation>
    </message>
    <message>
        <source>Everything that could be read was written to {path} (files: {count}). These files are not encrypted.</source>
        <comment>salvaged</comment>
        <translation>能读出的内容已全部写入 {path}（共 {count} 个文件）。这些文件未加密。</translation>
    </message>
    <message>
        <source>This could not be read. Look for it in a backup:</source>
        <comment>salvage-lost</comment>
        <translation>以下内容无法读出，请在备份中查找：</translation>
    </message>
    <message>
        <source>{kind}, since {since}</source>
        <comment>way-in</comment>
        <translation>{kind}，自{since}起</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>word-way-passphrase</comment>
        <translation>主密码</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <comment>word-way-recovery</comment>
        <translation>恢复码打印页</translation>
    </message>
    <message>
        <source>System keyring</source>
        <comment>word-way-keyring</comment>
        <translation>系统钥匙串</translation>
    </message>
    <message>
        <source>Encryption key replaced. Old copies of vault.keys no longer work. Earlier backups still open with the old passphrase or recovery sheet.</source>
        <comment>rekeyed</comment>
        <translation>加密密钥已更换。旧的 vault.keys 副本不再有效。此前的备份仍可用旧密码或旧恢复码打开。</translation>
    </message>
    <message>
        <source>{kind}: ended with the old key. Add it again if you want it.</source>
        <comment>way-ended</comment>
        <translation>{kind}：已随旧密钥失效，如仍需要请重新添加。</translation>
    </message>
    <message>
        <source>The daily backup beside the vault could not be made. Check the free space and the folder&apos;s permissions.</source>
        <comment>local-backup-failed</comment>
        <translation>未能在保险库旁生成每日备份。请检查磁盘空间和文件夹权限。</translation>
    </message>
    <message>
        <source>The daily backup beside the vault was stopped. It is made the next time the vault is opened or locked.</source>
        <comment>local-backup-stopped</comment>
        <translation>已停止在保险库旁生成每日备份。下次打开或锁定保险库时会再生成。</translation>
    </message>
    <message>
        <source>{name} has received no copy, so there is nothing to prove.</source>
        <comment>recipient-no-copies</comment>
        <translation>{name} 没有收到过副本，因此没有可证明的内容。</translation>
    </message>
    <message>
        <source>Only a proof (.zip) can be made of chosen copies. Give a file name that ends in .zip.</source>
        <comment>export-only-proof</comment>
        <translation>只有证据包（.zip）可以限定副本。请使用以 .zip 结尾的文件名。</translation>
    </message>
    <message>
        <source>The file is consistent with itself (rows: {rows}, hidden: {hidden}). It does not show who wrote it, or that it is whole.</source>
        <comment>ledger-file-ok</comment>
        <translation>文件前后一致：共 {rows} 行，其中 {hidden} 行未公开内容。这不能说明文件由谁写成，也不能说明内容完整。</translation>
    </message>
    <message>
        <source>The file is not consistent with itself: row {row} (0 = the file as a whole).</source>
        <comment>ledger-file-broken</comment>
        <translation>文件前后不一致：第 {row} 行（0 表示整个文件）。</translation>
    </message>
    <message>
        <source>This program knows no offices in “{country}”. Choose one of: {countries}.</source>
        <comment>country-unknown</comment>
        <translation>程序没有“{country}”的资料。可选：{countries}。</translation>
    </message>
    <message>
        <source>For: {countries}</source>
        <comment>card-country</comment>
        <translation>适用国家/地区：{countries}</translation>
    </message>
    <message>
        <source>Some rows were written by an older version and do not cover everything. How those records stood when this version first opened the vault is frozen in the ledger.</source>
        <comment>ledger-attested</comment>
        <translation>部分行由旧版本写入，未涵盖全部内容。新版本首次打开保险库时的记录状态已写入台账，此后的改动都能发现。</translation>
    </message>
    <message>
        <source>The record in this vault was changed outside the program. What is shown is what the ledger says. Compare it with a backup, or restore one.</source>
        <comment>record-told</comment>
        <translation>本保险库中的记录在程序之外被改动过。这里显示的是台账所记的内容。请与备份核对，或从备份恢复。</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <comment>record-more</comment>
        <translation>……另有 {count} 处</translation>
    </message>
    <message>
        <source>{kind} {subject}: {field} is not what the ledger says (row {row}).</source>
        <comment>record-changed</comment>
        <translation>{kind} {subject}：{field}与台账第 {row} 行所记不一致。</translation>
    </message>
    <message>
        <source>{kind} {subject} is in the ledger (row {row}) and missing from the vault.</source>
        <comment>record-missing</comment>
        <translation>{kind} {subject}：台账第 {row} 行有记录，保险库中却缺失。</translation>
    </message>
    <message>
        <source>{kind} {subject} is in the vault but not in the ledger. It is left out of answers.</source>
        <comment>record-unrecorded</comment>
        <translation>{kind} {subject}：保险库中有此项，台账中却没有任何记录，溯源时不予采用。</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>word-record-copy</comment>
        <translation>副本</translation>
    </message>
    <message>
        <source>Recipient</source>
        <comment>word-record-recipient</comment>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Check</source>
        <comment>word-record-check</comment>
        <translation>核查</translation>
    </message>
    <message>
        <source>Incident</source>
        <comment>word-record-incident</comment>
        <translation>事件</translation>
    </message>
    <message>
        <source>File of incident</source>
        <comment>word-record-incident-file</comment>
        <translation>事件文件</translation>
    </message>
    <message>
        <source>Résumé version</source>
        <comment>word-record-master</comment>
        <translation>简历版本</translation>
    </message>
    <message>
        <source>Stored file</source>
        <comment>word-record-file</comment>
        <translation>已存文件</translation>
    </message>
    <message>
        <source>Time-stamp of row</source>
        <comment>word-record-timestamp</comment>
        <translation>时间戳，行号</translation>
    </message>
    <message>
        <source>This vault is older than the one last used here: records missing: {missing}. Restore the newest backup, or open it as it is (countermark vault accept-older).</source>
        <comment>vault-step-back</comment>
        <translation>这个保险库比上次在此使用的旧：缺少 {missing} 条记录。请恢复最新的备份，或确认按现状打开（countermark vault accept-older）。</translation>
    </message>
    <message>
        <source>The ledger of this vault is another one than was last used here: row {row} differs. Restore the newest backup, or open it as it is (countermark vault accept-older).</source>
        <comment>vault-other-history</comment>
        <translation>这个保险库的台账与上次在此使用的不是同一份：第 {row} 行不同。请恢复最新的备份，或确认按现状打开（countermark vault accept-older）。</translation>
    </message>
    <message>
        <source>{name} in {path} belongs to another vault. Put the files of one vault together, or restore a backup; nothing was changed.</source>
        <comment>vault-files-mixed</comment>
        <translation>{path} 中的 {name} 属于另一个保险库。请把同一个保险库的文件放在一起，或从备份恢复；没有改动任何内容。</translation>
    </message>
    <message>
        <source>This vault was restored from a backup. The ledger says so from now on.</source>
        <comment>vault-restored</comment>
        <translation>这个保险库是从备份恢复的，台账已记下这一点。</translation>
    </message>
    <message>
        <source>The file vault.head, which would show that the vault is the one last used, was missing and has been made again. If you did not move or clear out files, compare the last copies with what you remember.</source>
        <comment>vault-head-missing</comment>
        <translation>用来确认保险库为上次所用的 vault.head 文件缺失，已重新生成。如果您没有移动或清理过文件，请核对最近的副本是否与记忆相符。</translation>
    </message>
    <message>
        <source>{where} is older than the vault last used here: records missing: {detail}. Restore the newest backup, or open it as it is.</source>
        <comment>damage-step-back</comment>
        <translation>{where} 比上次在此使用的保险库旧：缺少 {detail} 条记录。请恢复最新的备份，或确认按现状打开。</translation>
    </message>
    <message>
        <source>{where} holds another ledger than was last used here: row {detail} differs. Restore the newest backup, or open it as it is.</source>
        <comment>damage-other-history</comment>
        <translation>{where} 中的台账与上次在此使用的不是同一份：第 {detail} 行不同。请恢复最新的备份，或确认按现状打开。</translation>
    </message>
    <message>
        <source>This older vault is in use from now on. The ledger says that you accepted it knowingly.</source>
        <comment>vault-older-accepted</comment>
        <translation>从现在起使用这个较旧的保险库，台账已记下您的确认。</translation>
    </message>
    <message>
        <source>This vault is not older than the one last used. Nothing was changed.</source>
        <comment>older-none</comment>
        <translation>这个保险库并不比上次使用的旧。没有改动任何内容。</translation>
    </message>
    <message>
        <source>its reference</source>
        <comment>word-field-reference</comment>
        <translation>编号</translation>
    </message>
    <message>
        <source>who received it</source>
        <comment>word-field-recipient_id</comment>
        <translation>接收方</translation>
    </message>
    <message>
        <source>the stage</source>
        <comment>word-field-stage</comment>
        <translation>阶段</translation>
    </message>
    <message>
        <source>the policy</source>
        <comment>word-field-policy</comment>
        <translation>脱敏策略</translation>
    </message>
    <message>
        <source>the résumé it was made from</source>
        <comment>word-field-master</comment>
        <translation>所用简历</translation>
    </message>
    <message>
        <source>the résumé version it was made from</source>
        <comment>word-field-master_version</comment>
        <translation>所用简历版本</translation>
    </message>
    <message>
        <source>the date</source>
        <comment>word-field-created</comment>
        <translation>日期</translation>
    </message>
    <message>
        <source>the channel</source>
        <comment>word-field-channel</comment>
        <translation>渠道</translation>
    </message>
    <message>
        <source>what was disclosed</source>
        <comment>word-field-disclosed</comment>
        <translation>已提供的信息</translation>
    </message>
    <message>
        <source>what was withheld</source>
        <comment>word-field-withheld</comment>
        <translation>未提供的信息</translation>
    </message>
    <message>
        <source>the marks</source>
        <comment>word-field-marks</comment>
        <translation>暗记</translation>
    </message>
    <message>
        <source>the specification of its marks</source>
        <comment>word-field-spec_version</comment>
        <translation>暗记规格</translation>
    </message>
    <message>
        <source>the address given out</source>
        <comment>word-field-aliases</comment>
        <translation>专用邮箱地址</translation>
    </message>
    <message>
        <source>the check it belongs to</source>
        <comment>word-field-check_id</comment>
        <translation>对应的核查</translation>
    </message>
    <message>
        <source>the list of its files</source>
        <comment>word-field-files</comment>
        <translation>文件清单</translation>
    </message>
    <message>
        <source>whether it is void</source>
        <comment>word-field-void</comment>
        <translation>是否作废</translation>
    </message>
    <message>
        <source>its place in the order</source>
        <comment>word-field-order</comment>
        <translation>先后顺序</translation>
    </message>
    <message>
        <source>which marks were changed by hand</source>
        <comment>word-field-edited</comment>
        <translation>哪些暗记被手工改过</translation>
    </message>
    <message>
        <source>something the row does not show (values withheld, notes, dates)</source>
        <comment>word-field-details</comment>
        <translation>台账未公开的内容（未提供的值、备注或日期）</translation>
    </message>
    <message>
        <source>the name</source>
        <comment>word-field-name</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>the type</source>
        <comment>word-field-kind</comment>
        <translation>类型</translation>
    </message>
    <message>
        <source>the domains</source>
        <comment>word-field-domains</comment>
        <translation>域名</translation>
    </message>
    <message>
        <source>the notes</source>
        <comment>word-field-notes</comment>
        <translation>备注</translation>
    </message>
    <message>
        <source>the day of the earlier application</source>
        <comment>word-field-before</comment>
        <translation>早先投递的日期</translation>
    </message>
    <message>
        <source>the title</source>
        <comment>word-field-title</comment>
        <translation>标题</translation>
    </message>
    <message>
        <source>the organisation</source>
        <comment>word-field-organisation</comment>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>the name of the original</source>
        <comment>word-field-source_name</comment>
        <translation>原件名称</translation>
    </message>
    <message>
        <source>the original</source>
        <comment>word-field-source_sha256</comment>
        <translation>原件</translation>
    </message>
    <message>
        <source>the card</source>
        <comment>word-field-card_sha256</comment>
        <translation>核查卡内容</translation>
    </message>
    <message>
        <source>the day</source>
        <comment>word-field-when</comment>
        <translation>日期</translation>
    </message>
    <message>
        <source>the content</source>
        <comment>word-field-sha256</comment>
        <translation>内容</translation>
    </message>
    <message>
        <source>the note</source>
        <comment>word-field-note</comment>
        <translation>备注</translation>
    </message>
    <message>
        <source>the number</source>
        <comment>word-field-number</comment>
        <translation>序号</translation>
    </message>
    <message>
        <source>the size</source>
        <comment>word-field-size</comment>
        <translation>大小</translation>
    </message>
    <message>
        <source>the file type</source>
        <comment>word-field-media_type</comment>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>the incident it belongs to</source>
        <comment>word-field-incident_id</comment>
        <translation>所属事件</translation>
    </message>
    <message>
        <source>its id</source>
        <comment>word-field-copy_id</comment>
        <translation>内部编号</translation>
    </message>
    <message>
        <source>its content</source>
        <comment>word-field-</comment>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>{where}: the table {detail} and its indexes do not fit together. Write out what can be read, or restore a backup.</source>
        <comment>damage-structure</comment>
        <translation>{where}：数据表 {detail} 与其索引不相符。请将可读内容导出，或从备份恢复。</translation>
    </message>
    <message>
        <source>Name and contact</source>
        <comment>place-basics</comment>
        <translation>姓名与联系方式</translation>
    </message>
    <message>
        <source>Work</source>
        <comment>place-work</comment>
        <translation>工作经历</translation>
    </message>
    <message>
        <source>Volunteering</source>
        <comment>place-volunteer</comment>
        <translation>志愿经历</translation>
    </message>
    <message>
        <source>Education</source>
        <comment>place-education</comment>
        <translation>教育背景</translation>
    </message>
    <message>
        <source>Projects</source>
        <comment>place-projects</comment>
        <translation>项目经历</translation>
    </message>
    <message>
        <source>Skills</source>
        <comment>place-skills</comment>
        <translation>专业技能</translation>
    </message>
    <message>
        <source>Languages</source>
        <comment>place-languages</comment>
        <translation>语言能力</translation>
    </message>
    <message>
        <source>Interests</source>
        <comment>place-interests</comment>
        <translation>兴趣爱好</translation>
    </message>
    <message>
        <source>Awards</source>
        <comment>place-awards</comment>
        <translation>获奖情况</translation>
    </message>
    <message>
        <source>Certificates</source>
        <comment>place-certificates</comment>
        <translation>资格证书</translation>
    </message>
    <message>
        <source>Publications</source>
        <comment>place-publications</comment>
        <translation>发表论著</translation>
    </message>
    <message>
        <source>Referees</source>
        <comment>place-references</comment>
        <translation>证明人</translation>
    </message>
    <message>
        <source>Other sections</source>
        <comment>place-sections</comment>
        <translation>其他栏目</translation>
    </message>
    <message>
        <source>Personal details</source>
        <comment>place-personal</comment>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>, </source>
        <comment>place-joint</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>point {number}</source>
        <comment>place-point</comment>
        <translation>第 {number} 条</translation>
    </message>
    <message>
        <source>entry {number}</source>
        <comment>place-entry</comment>
        <translation>第 {number} 项</translation>
    </message>
    <message>
        <source>name</source>
        <comment>place-part-name</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>headline</source>
        <comment>place-part-label</comment>
        <translation>求职意向</translation>
    </message>
    <message>
        <source>summary</source>
        <comment>place-part-summary</comment>
        <translation>概述</translation>
    </message>
    <message>
        <source>organisation</source>
        <comment>place-part-organisation</comment>
        <translation>单位</translation>
    </message>
    <message>
        <source>school</source>
        <comment>place-part-institution</comment>
        <translation>学校</translation>
    </message>
    <message>
        <source>position</source>
        <comment>place-part-position</comment>
        <translation>职位</translation>
    </message>
    <message>
        <source>place</source>
        <comment>place-part-location</comment>
        <translation>地点</translation>
    </message>
    <message>
        <source>description</source>
        <comment>place-part-description</comment>
        <translation>描述</translation>
    </message>
    <message>
        <source>title</source>
        <comment>place-part-title</comment>
        <translation>标题</translation>
    </message>
    <message>
        <source>web address</source>
        <comment>place-part-url</comment>
        <translation>网址</translation>
    </message>
    <message>
        <source>subject</source>
        <comment>place-part-area</comment>
        <translation>专业</translation>
    </message>
    <message>
        <source>for whom</source>
        <comment>place-part-entity</comment>
        <translation>所属单位</translation>
    </message>
    <message>
        <source>keywords</source>
        <comment>place-part-keywords</comment>
        <translation>关键词</translation>
    </message>
    <message>
        <source>start date</source>
        <comment>place-part-start</comment>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>end date</source>
        <comment>place-part-end</comment>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>“{text}” ({place}) reveals {what} and would still be in the {format} file.</source>
        <comment>refused-value</comment>
        <translation>“{text}”（{place}）会透露{what}，{format} 文件中仍会出现。</translation>
    </message>
    <message>
        <source>“{text}” ({place}) looks like {what} and would still be in the {format} file.</source>
        <comment>refused-pattern</comment>
        <translation>“{text}”（{place}）看起来是{what}，{format} 文件中仍会出现。</translation>
    </message>
    <message>
        <source>{place}: “{text}” cannot be printed in a {format} file: the fonts of this program lack these characters.</source>
        <comment>refused-no-glyph</comment>
        <translation>{place}：“{text}”无法写入 {format} 文件：本程序的字体没有这些字符。</translation>
    </message>
    <message>
        <source>“{text}” reveals {what} and would still be in the {format} file ({where}), but it is in none of your fields.</source>
        <comment>refused-elsewhere</comment>
        <translation>“{text}”会透露{what}，{format} 文件中仍会出现（{where}），但您简历的字段里都没有。</translation>
    </message>
    <message>
        <source>The {format} file could not be verified ({code}, in {where}). Choose another format.</source>
        <comment>refused-file</comment>
        <translation>无法核验 {format} 文件（{code}，位于 {where}）。请换一种格式。</translation>
    </message>
    <message>
        <source>  Add one of: {options}</source>
        <comment>refused-options</comment>
        <translation>  可加选项：{options}</translation>
    </message>
    <message>
        <source>something you withhold</source>
        <comment>tells-something</comment>
        <translation>应隐去的内容</translation>
    </message>
    <message>
        <source>your name</source>
        <comment>tells-name</comment>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>your e-mail address</source>
        <comment>tells-email</comment>
        <translation>您的邮箱</translation>
    </message>
    <message>
        <source>your phone number</source>
        <comment>tells-phone</comment>
        <translation>您的电话</translation>
    </message>
    <message>
        <source>your messenger account</source>
        <comment>tells-messenger</comment>
        <translation>您的微信、QQ 等账号</translation>
    </message>
    <message>
        <source>your address</source>
        <comment>tells-address</comment>
        <translation>您的住址</translation>
    </message>
    <message>
        <source>your web address</source>
        <comment>tells-link</comment>
        <translation>您的网址</translation>
    </message>
    <message>
        <source>your photo</source>
        <comment>tells-photo</comment>
        <translation>您的照片</translation>
    </message>
    <message>
        <source>your date of birth</source>
        <comment>tells-birth</comment>
        <translation>您的出生日期</translation>
    </message>
    <message>
        <source>your gender</source>
        <comment>tells-gender</comment>
        <translation>您的性别</translation>
    </message>
    <message>
        <source>your nationality</source>
        <comment>tells-nationality</comment>
        <translation>您的国籍</translation>
    </message>
    <message>
        <source>your family status</source>
        <comment>tells-marital</comment>
        <translation>您的婚姻家庭状况</translation>
    </message>
    <message>
        <source>your political status</source>
        <comment>tells-political</comment>
        <translation>您的政治面貌</translation>
    </message>
    <message>
        <source>your native place</source>
        <comment>tells-native_place</comment>
        <translation>您的籍贯</translation>
    </message>
    <message>
        <source>an ID number of yours</source>
        <comment>tells-id_number</comment>
        <translation>您的证件号码</translation>
    </message>
    <message>
        <source>an employer of yours</source>
        <comment>tells-employer</comment>
        <translation>您的工作单位</translation>
    </message>
    <message>
        <source>a school of yours</source>
        <comment>tells-school</comment>
        <translation>您的学校</translation>
    </message>
    <message>
        <source>exact dates</source>
        <comment>tells-dates</comment>
        <translation>具体日期</translation>
    </message>
    <message>
        <source>a referee</source>
        <comment>tells-referee</comment>
        <translation>证明人</translation>
    </message>
    <message>
        <source>your salary</source>
        <comment>tells-salary</comment>
        <translation>您的薪资</translation>
    </message>
    <message>
        <source>The field {field} does not hold “{text}”. Copy field and words from the refusal.</source>
        <comment>words-not-found</comment>
        <translation>字段 {field} 中没有“{text}”。请照抄拒绝信息中的字段和文字。</translation>
    </message>
    <message>
        <source>Also left out after checking: {words}.</source>
        <comment>copy-words-left-out</comment>
        <translation>核验后还隐去了：{words}。</translation>
    </message>
    <message>
        <source>Left out, because the fonts of this program cannot print it: {words}.</source>
        <comment>copy-words-unprintable</comment>
        <translation>因本程序的字体无法打印而略去：{words}。</translation>
    </message>
    <message>
        <source>Kept by your choice, so the recipient learns {what}: {words}.</source>
        <comment>copy-words-kept</comment>
        <translation>按您的选择保留，接收方将得知{what}：{words}。</translation>
    </message>
    <message>
        <source>“{name}” is not a list of facts. It needs {{&quot;knew&quot;: [&quot;value&quot;, …], &quot;when&quot;: &quot;2026-11-24&quot;}}.</source>
        <comment>facts-invalid</comment>
        <translation>“{name}”不是可用的信息清单。格式应为 {{&quot;knew&quot;: [&quot;内容&quot;, …], &quot;when&quot;: &quot;2026-11-24&quot;}}。</translation>
    </message>
    <message>
        <source>All {facts} facts: {had} of {total} recipients had them ({names}).</source>
        <comment>facts-had-all</comment>
        <translation>对方知道的 {facts} 项信息，{total} 个接收方中有 {had} 个全部拿到过（{names}）。</translation>
    </message>
    <message>
        <source>No recipient had all {facts} facts ({total} recipients).</source>
        <comment>facts-had-none</comment>
        <translation>没有任何接收方同时拿到过这 {facts} 项信息（共 {total} 个接收方）。</translation>
    </message>
    <message>
        <source>No copy had been made by that day, so there is no recipient to compare with.</source>
        <comment>facts-nobody-yet</comment>
        <translation>截至当天还没有制作过任何副本，因此没有可比对的接收方。</translation>
    </message>
    <message>
        <source>“{value}”: {missing} of {total} lacked it.</source>
        <comment>facts-lacked</comment>
        <translation>“{value}”：{total} 个接收方中有 {missing} 个没有拿到过。</translation>
    </message>
    <message>
        <source>“{value}”: no copy ever showed it, so at least this came from elsewhere.</source>
        <comment>facts-not-held</comment>
        <translation>“{value}”：没有任何副本包含过，因此至少这一项来自别处。</translation>
    </message>
    <message>
        <source>“{value}”: not in your résumé, so no copy showed it.</source>
        <comment>facts-not-mine</comment>
        <translation>“{value}”：不是您简历里的内容，因此没有副本包含过。</translation>
    </message>
    <message>
        <source>“{value}” was made for one copy alone: {reference}, made for {recipient}. That is evidence of its own and is not counted below.</source>
        <comment>facts-made-for-one</comment>
        <translation>“{value}”只为一份副本生成过：{reference}（接收方 {recipient}）。这是单独的依据，不计入下面的判断。</translation>
    </message>
    <message>
        <source>Recipients left out because their copy was made later: {count}.</source>
        <comment>facts-too-late</comment>
        <translation>因副本生成时间更晚而不计入的接收方：{count} 个。</translation>
    </message>
    <message>
        <source>What they knew is probably consistent with {names} ({percent} against all other sources). Facts alone never say more than “probably”.</source>
        <comment>facts-probable</comment>
        <translation>对方所知的内容很可能与 {names} 相符（与其他所有来源相比占 {percent}）。仅凭这些信息，最多只能说“很可能”。</translation>
    </message>
    <message>
        <source>What they knew is consistent with one of these: {names} (together {percent}). Which one cannot be determined.</source>
        <comment>facts-few</comment>
        <translation>对方所知的内容与以下之一相符：{names}（合计 {percent}），无法判断是哪一个。</translation>
    </message>
    <message>
        <source>Since {day} you send nothing more to {name}. You are reminded when you make a copy for them.</source>
        <comment>recipient-muted</comment>
        <translation>自 {day} 起，您不再向 {name} 投递。为其制作副本时会提醒。</translation>
    </message>
    <message>
        <source>You can make copies for {name} again without a reminder.</source>
        <comment>recipient-unmuted</comment>
        <translation>{name} 已恢复为普通接收方。</translation>
    </message>
    <message>
        <source>Cannot tell. Too many others could know the same.</source>
        <comment>facts-inconclusive</comment>
        <translation>无法判断。还有太多其他来源可能知道同样的内容。</translation>
    </message>
    <message>
        <source>That somebody had all of it does not show where the caller got it: others outside this list could know the same. Cannot tell.</source>
        <comment>facts-had-is-not-enough</comment>
        <translation>有人掌握全部信息，不等于来电者是从那里得到的：名单以外的来源也可能知道这些。无法判断。</translation>
    </message>
    <message>
        <source>What would settle more: find out whether they know “{value}”.</source>
        <comment>facts-stronger-if</comment>
        <translation>最有助于判断的一点：弄清对方是否知道“{value}”。</translation>
    </message>
    <message>
        <source>a public profile, or a page that somebody copied</source>
        <comment>facts-way-public-profile</comment>
        <translation>公开的个人主页，或被他人复制的页面</translation>
    </message>
    <message>
        <source>a list that is sold, put together from several sources</source>
        <comment>facts-way-trade-file</comment>
        <translation>由多处来源拼成并转卖的名单</translation>
    </message>
    <message>
        <source>somebody who knows you</source>
        <comment>facts-way-acquaintance</comment>
        <translation>认识您的人</translation>
    </message>
    <message>
        <source>a résumé that you sent before you used Countermark</source>
        <comment>facts-way-before</comment>
        <translation>您使用简历暗记之前发出的简历</translation>
    </message>
    <message>
        <source>somebody at a recipient, a reseller, or whoever read their mail</source>
        <comment>facts-way-insider</comment>
        <translation>接收方内部的人、转卖者，或能看到其邮件的人</translation>
    </message>
    <message>
        <source>a recipient who passed it on for a reason of their own</source>
        <comment>facts-way-forwarded</comment>
        <translation>接收方出于自身原因转给了他人</translation>
    </message>
    <message>
        <source>Give a file, or what a caller knew (--facts FILE).</source>
        <comment>trace-nothing</comment>
        <translation>请给出一个文件，或对方所知的内容（--facts 文件）。</translation>
    </message>
    <message>
        <source>Call the bank or payment service: ask them to stop the payment</source>
        <comment>step-bank</comment>
        <translation>联系银行或支付平台，申请止付</translation>
    </message>
    <message>
        <source>Report it to the police</source>
        <comment>step-police</comment>
        <translation>向警方报案</translation>
    </message>
    <message>
        <source>Ask the platform to take the posting down</source>
        <comment>step-platform</comment>
        <translation>要求平台下架这条招聘信息</translation>
    </message>
    <message>
        <source>Ask in a letter where they got my data</source>
        <comment>step-letter</comment>
        <translation>写信询问对方从哪里得到我的信息</translation>
    </message>
    <message>
        <source>Report it: {office}</source>
        <comment>step-office</comment>
        <translation>报案或举报：{office}</translation>
    </message>
    <message>
        <source>Bank or payment service</source>
        <comment>step-addressee-bank</comment>
        <translation>银行或支付机构</translation>
    </message>
    <message>
        <source>Police</source>
        <comment>step-addressee-police</comment>
        <translation>警方</translation>
    </message>
    <message>
        <source>Job platform</source>
        <comment>step-addressee-platform</comment>
        <translation>招聘平台</translation>
    </message>
    <message>
        <source>{name}, in an emergency</source>
        <comment>office-emergency</comment>
        <translation>{name}（紧急情况）</translation>
    </message>
    <message>
        <source>The copies still show some words about other people that you left readable ({count}); data/summary.pdf says which copies.</source>
        <comment>evidence-readme-left</comment>
        <translation>副本中有您保留未遮的他人信息，共 {count} 处；在哪份副本里，见 data/summary.pdf。</translation>
    </message>
    <message>
        <source>The guide has no page “{page}”. Choose one of: {pages}.</source>
        <comment>help-page-unknown</comment>
        <translation>指南里没有“{page}”这一页。现有：{pages}。</translation>
    </message>
    <message>
        <source>Source: {source}.</source>
        <comment>first-hour-source</comment>
        <translation>来源：{source}。</translation>
    </message>
    <message>
        <source>General steps, compiled on 2026-11-29; not legal advice. Each number shows its source and when it was checked.</source>
        <comment>first-hour-checked</comment>
        <translation>通用步骤，整理于 2026-11-29，不涉及法律结论。每个号码下面写明来源和核对日期。</translation>
    </message>
    <message>
        <source>{name}: no account there (said on {day}). Copies it got: {count}.</source>
        <comment>platform-none</comment>
        <translation>{name}：没有账号（{day} 登记）。收到的副本 {count} 份。</translation>
    </message>
    <message>
        <source>The check-up is printed in {path}.</source>
        <comment>checkup-written</comment>
        <translation>检查记录已保存到 {path}。</translation>
    </message>
    <message>
        <source>{name}: public, looked at on {day}. Hide it if you are not looking for a job there; look again on {review}.</source>
        <comment>checkup-public</comment>
        <translation>{name}：公开，{day}看过。若不在那里找工作，请隐藏简历；{review}再看一次。</translation>
    </message>
    <message>
        <source>Platforms you have not answered for: {count}. Choose “No account there” where you never left a résumé.</source>
        <comment>checkup-not-said</comment>
        <translation>还有 {count} 个平台没有回答。从没在那里留过简历的，选“没有账号”。</translation>
    </message>
    <message>
        <source>Your answers for each platform</source>
        <comment>checkup-answers</comment>
        <translation>您对各平台的回答</translation>
    </message>
    <message>
        <source>{name}: public, looked at on {day}.</source>
        <comment>checkup-said-public</comment>
        <translation>{name}：公开，{day}看过。</translation>
    </message>
    <message>
        <source>{name}: hidden, looked at on {day}.</source>
        <comment>checkup-said-hidden</comment>
        <translation>{name}：已隐藏，{day}看过。</translation>
    </message>
    <message>
        <source>{name}: account closed, as you said on {day}.</source>
        <comment>checkup-said-closed</comment>
        <translation>{name}：账号已注销（{day}填写）。</translation>
    </message>
    <message>
        <source>{name}: no account there, as you said on {day}.</source>
        <comment>checkup-said-none</comment>
        <translation>{name}：没有账号（{day}填写）。</translation>
    </message>
    <message>
        <source>Not answered: {names}.</source>
        <comment>checkup-unanswered</comment>
        <translation>尚未回答：{names}。</translation>
    </message>
    <message>
        <source>As of {day}, not finished yet</source>
        <comment>checkup-open</comment>
        <translation>截至 {day}，检查尚未完成</translation>
    </message>
    <message>
        <source>{name}: answer due on {day}.</source>
        <comment>checkup-request</comment>
        <translation>{name}：应于{day}前答复。</translation>
    </message>
    <message>
        <source>see and copy my data</source>
        <comment>letter-kind-access</comment>
        <translation>查阅、复制我的信息</translation>
    </message>
    <message>
        <source>delete my data</source>
        <comment>letter-kind-erase</comment>
        <translation>删除我的信息</translation>
    </message>
    <message>
        <source>stop using my data</source>
        <comment>letter-kind-stop</comment>
        <translation>停止使用我的信息</translation>
    </message>
    <message>
        <source>withdraw my consent</source>
        <comment>letter-kind-withdraw</comment>
        <translation>撤回同意</translation>
    </message>
    <message>
        <source>where they got my data</source>
        <comment>letter-kind-source</comment>
        <translation>询问信息来源</translation>
    </message>
    <message>
        <source>complaint</source>
        <comment>letter-kind-complaint</comment>
        <translation>投诉</translation>
    </message>
    <message>
        <source>reminder</source>
        <comment>letter-kind-reminder</comment>
        <translation>催复</translation>
    </message>
    <message>
        <source>ask for the reasons</source>
        <comment>letter-kind-reasons</comment>
        <translation>询问理由</translation>
    </message>
    <message>
        <source>about my identity</source>
        <comment>letter-kind-identity</comment>
        <translation>答复身份核实</translation>
    </message>
    <message>
        <source>The return time is already past. Enter a later one.</source>
        <comment>meeting-back-past</comment>
        <translation>最晚返回时间已经过去，请改成之后的时间。</translation>
    </message>
    <message>
        <source>There are more than {days} days between the start and your return. Check both years.</source>
        <comment>meeting-stay-long</comment>
        <translation>开始与返回之间超过 {days} 天，请核对两个年份。</translation>
    </message>
    <message>
        <source>Expected back by {back}. If you are reading this, first call {name}.</source>
        <comment>meeting-overdue-first</comment>
        <translation>应于 {back} 前返回。看到这条的人请先联系：{name}。</translation>
    </message>
    <message>
        <source>Expected back by {back}. Back? Tick it. If not: {steps}</source>
        <comment>meeting-overdue-nobody</comment>
        <translation>应于 {back} 前返回。已经回来请打勾。若没有回来：{steps}</translation>
    </message>
    <message>
        <source>kept by me; where it came from is not stated</source>
        <comment>evidence-source-unstated</comment>
        <translation>本人保存，来源未注明</translation>
    </message>
    <message>
        <source>{kind}: {what}</source>
        <comment>evidence-surfaced</comment>
        <translation>{kind}：{what}</translation>
    </message>
    <message>
        <source>Money was lost.</source>
        <comment>evidence-lost</comment>
        <translation>有钱款损失。</translation>
    </message>
    <message>
        <source>Money was lost: {amount}</source>
        <comment>evidence-lost-amount</comment>
        <translation>钱款损失：{amount}</translation>
    </message>
    <message>
        <source>[hidden]</source>
        <comment>evidence-hidden</comment>
        <translation>【已隐去】</translation>
    </message>
    <message>
        <source>[hidden: {kind}]</source>
        <comment>evidence-hidden-kind</comment>
        <translation>【已隐去：{kind}】</translation>
    </message>
    <message>
        <source>kept with my record: {what}</source>
        <comment>evidence-source-record</comment>
        <translation>随本人记录保存：{what}</translation>
    </message>
    <message>
        <source>none</source>
        <comment>platform-no-source</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>hide</source>
        <comment>platform-topic-hide</comment>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>refresh</source>
        <comment>platform-topic-refresh</comment>
        <translation>刷新</translation>
    </message>
    <message>
        <source>delete</source>
        <comment>platform-topic-delete</comment>
        <translation>删除</translation>
    </message>
    <message>
        <source>complain</source>
        <comment>platform-topic-complain</comment>
        <translation>投诉</translation>
    </message>
    <message>
        <source>its own page</source>
        <comment>platform-own-page</comment>
        <translation>平台自己的页面</translation>
    </message>
    <message>
        <source>second hand</source>
        <comment>platform-second-hand</comment>
        <translation>他人说明</translation>
    </message>
    <message>
        <source>Numbers from 1 to {most} are hidden, and so are numbers from fewer than {threshold} students and others from which they could be calculated. Zero is shown. Signals are about postings, so none is hidden.</source>
        <comment>report-limit-small</comment>
        <translation>1 至 {most} 的数字、涉及学生不足 {threshold} 人的数字，以及可据以推算出这些数字的其他数字，均予隐藏。零照常显示。迹象针对招聘信息，不作隐藏。</translation>
    </message>
    <message>
        <source>Signals are counted of postings that you checked for a fair in the caseload, and of those that a student&apos;s copy answers. Other checks of a student are not counted.</source>
        <comment>report-limit-signals</comment>
        <translation>迹象只计您为招聘会核查的招聘信息，以及学生副本所对应的招聘信息；学生自己做的其他核查不计入。</translation>
    </message>
    <message>
        <source>{month} ({first}–{last})</source>
        <comment>report-part</comment>
        <translation>{month}（{first}–{last} 日）</translation>
    </message>
    <message>
        <source>Table</source>
        <comment>report-column-table</comment>
        <translation>统计表</translation>
    </message>
    <message>
        <source>Row</source>
        <comment>report-column-row</comment>
        <translation>项目</translation>
    </message>
    <message>
        <source>Period</source>
        <comment>report-column-period</comment>
        <translation>时段</translation>
    </message>
    <message>
        <source>Counted</source>
        <comment>report-column-measure</comment>
        <translation>统计内容</translation>
    </message>
    <message>
        <source>Number</source>
        <comment>report-column-number</comment>
        <translation>数量</translation>
    </message>
    <message>
        <source>Students whose consent is over, so not read: {count}. What was published before stays.</source>
        <comment>report-ended</comment>
        <translation>同意已结束、因此未读取的学生：{count} 人。以前公布的内容不变。</translation>
    </message>
    <message>
        <source>This file is byte for byte copy {reference} that {member} recorded for {student}, made for {recipient} on {date}.</source>
        <comment>cohort-recorded-file</comment>
        <translation>该文件与副本 {reference} 完全一致（逐字节相同）：该副本由 {member} 为 {student} 登记，于 {date} 为 {recipient} 生成。</translation>
    </message>
    <message>
        <source>It cites reference {reference}, which {member} recorded for {student} (made for {recipient} on {date}). Ask {member} to trace it: marks can be compared only there.</source>
        <comment>cohort-recorded-cites</comment>
        <translation>其中引用了编号 {reference}：由 {member} 为 {student} 登记（于 {date} 为 {recipient} 生成）。请让 {member} 溯源，暗记只能在对方的电脑上比对。</translation>
    </message>
    <message>
        <source>Students whose consent is over, so not compared: {count}.</source>
        <comment>cohort-ended</comment>
        <translation>同意已结束、因此未比对的学生：{count} 人。</translation>
    </message>
    <message>
        <source>Your colleague knows the passphrase of the file. Set one of your own for this caseload (press Enter to keep the file&apos;s).</source>
        <comment>caseload-own-passphrase</comment>
        <translation>同事知道移交文件的密码。请为这份学生名册另设自己的主密码（直接按回车则沿用文件的密码）。</translation>
    </message>
    <message>
        <source>Every student&apos;s vault, key, backup and note here is deleted, keys first. The program cannot reach backups that you copied elsewhere, or traces of deleted files on a disk.</source>
        <comment>caseload-wipe-honest</comment>
        <translation>这里所有学生的保险库、密钥、备份和备注都会删除，密钥最先删。另存在别处的备份，以及磁盘上残留的已删数据，不在本程序控制范围内。</translation>
    </message>
    <message>
        <source>Your office “{title}” is told first: colleagues see that you left, and students only you have end there, too. A colleague to whom you handed a student keeps the student.</source>
        <comment>caseload-wipe-office</comment>
        <translation>删除前会先通知团队“{title}”：同事会看到您已退出，只在您名下的学生也会从团队名单中移除；已移交给同事的学生仍由同事保留。</translation>
    </message>
    <message>
        <source>Your office “{title}” could not be told: its folder cannot be reached. Your colleagues would go on seeing you and your students. Connect the folder and try again, or delete the caseload all the same.</source>
        <comment>caseload-wipe-untold</comment>
        <translation>无法通知团队“{title}”：现在连不上共享文件夹。不通知的话，同事仍会看到您和您的学生。请接通文件夹后重试，或仍然删除。</translation>
    </message>
    <message>
        <source>Your office could not be told: its folder could not be reached. Tell your colleagues that you left, and ask them to end the students only you had.</source>
        <comment>caseload-wiped-untold</comment>
        <translation>连不上共享文件夹，未能通知团队。请告诉同事您已退出，并请他们结束只在您名下的学生的记录。</translation>
    </message>
    <message>
        <source>Students taken over: {count}. Here already, and left as they are: {left}. They consented to your colleague: tell them who advises them now. The file still opens with its passphrase; delete it.</source>
        <comment>caseload-taken-over</comment>
        <translation>已接收学生：{count} 名；原已在名册中、保持不变：{left} 名。这些学生当初同意的是您的同事，请告知他们现在由谁指导。移交文件凭密码仍可打开，请将其删除。</translation>
    </message>
    <message>
        <source>The student&apos;s whole vault was written to {path} and opened again as a test. The student restores it with the passphrase of the file, which then opens the vault. You know it, too: tell the student to change it then (Settings).</source>
        <comment>student-handed-over</comment>
        <translation>该学生的完整保险库已写入 {path}，并已试开验证。学生用该文件的密码恢复，之后它就是保险库的主密码。这个密码您也知道，请提醒学生恢复后到设置中更改。</translation>
    </message>
    <message>
        <source>The student, with vault and consent, was written to {path} and opened again as a test. A colleague takes it with “Open a handover file…”. Give the passphrase another way than the file, tell the student who advises them now, and remove the student here once your colleague has opened it.</source>
        <comment>student-passed-on</comment>
        <translation>该学生的保险库和同意书已写入 {path}，并已试开验证。同事用“打开移交文件…”接收。密码请通过其他途径告知，并告诉学生现在由谁指导；同事打开后，请在这里移除该学生。</translation>
    </message>
    <message>
        <source>The consent of {name} has ended, so nobody else may get this vault. Hand it over to the student, or remove it.</source>
        <comment>handover-consent-ended</comment>
        <translation>{name} 的同意已终止，保险库不得再交给他人。请交还学生本人，或将其移除。</translation>
    </message>
    <message>
        <source>A vault that you keep for a student outlives its consent, so that it can be handed over. Days: {days}.</source>
        <comment>grace-set</comment>
        <translation>代学生保管的保险库，在同意结束后再保留 {days} 天，以便移交。</translation>
    </message>
    <message>
        <source>Texts for the office&apos;s files</source>
        <comment>notices-title</comment>
        <translation>单位存档用文本</translation>
    </message>
    <message>
        <source>Institution</source>
        <comment>notices-institution</comment>
        <translation>单位</translation>
    </message>
    <message>
        <source>Counsellor</source>
        <comment>notices-counsellor</comment>
        <translation>指导老师</translation>
    </message>
    <message>
        <source>Printed on</source>
        <comment>notices-printed</comment>
        <translation>打印日期</translation>
    </message>
    <message>
        <source>Responsible person</source>
        <comment>notices-responsible</comment>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Assessed on</source>
        <comment>notices-assessed</comment>
        <translation>评估日期</translation>
    </message>
    <message>
        <source>To be assessed again on</source>
        <comment>notices-again</comment>
        <translation>下次评估日期</translation>
    </message>
    <message>
        <source>Signature</source>
        <comment>notices-signature</comment>
        <translation>签名</translation>
    </message>
    <message>
        <source>A text to begin with, not legal advice. Have it read by your data-protection officer before you use it.</source>
        <comment>notices-limits</comment>
        <translation>本文为初稿，不是法律意见；使用前请交负责数据保护的人审阅。</translation>
    </message>
    <message>
        <source>{source}. The text of the law was read on {day}.</source>
        <comment>notices-read</comment>
        <translation>{source}。已于{day}查阅法律原文。</translation>
    </message>
    <message>
        <source>{source}. Written from general knowledge on {day}, without the text of the law at hand: have every point checked.</source>
        <comment>notices-general</comment>
        <translation>{source}。于{day}根据一般知识编写，未查阅法律原文，请逐条核实。</translation>
    </message>
    <message>
        <source>{path} holds texts to print: {count}. They are a beginning, not legal advice.</source>
        <comment>notices-written</comment>
        <translation>{path} 含 {count} 篇可打印的文本。这些是初稿，不是法律意见。</translation>
    </message>
    <message>
        <source>This package, or a later one for the same purpose, was imported before, or it has ended. Nothing was changed.</source>
        <comment>consent-replayed</comment>
        <translation>该授权包已被采用过，或已有同一用途的更新授权包，或已终止。未做任何更改。</translation>
    </message>
    <message>
        <source>The student ended this consent on {day}; the file that says so came before this one and was noted on {noted}. Nothing was imported.</source>
        <comment>consent-withdrawn-before</comment>
        <translation>学生已于 {day} 终止这项同意；终止文件先于本文件收到，已于 {noted} 记录。未采用任何内容。</translation>
    </message>
    <message>
        <source>Noted: the student ended a consent that was not taken here. Its file is not taken any more.</source>
        <comment>consent-noted</comment>
        <translation>已记录：学生终止了一项这里未采用过的同意，其授权包今后不会被采用。</translation>
    </message>
    <message>
        <source>Only the name shows whose package this is, and the list already has {name} ({students}). If it is the same person: --student ID; somebody else of that name: --new.</source>
        <comment>consent-which-student</comment>
        <translation>仅凭姓名无法确定这个授权包是谁的：名单中已有 {name}（{students}）。如果是同一个人，请用 --student 指明编号；如果是同名的另一个人，请加上 --new。</translation>
    </message>
    <message>
        <source>Student of your list: {id}</source>
        <comment>consent-belongs-to</comment>
        <translation>名单中的学生：{id}</translation>
    </message>
    <message>
        <source>Your list already has this name. A name alone does not show who made this package, so you will be asked next.</source>
        <comment>consent-name-known</comment>
        <translation>名单中已有这个姓名。仅凭姓名无法确认是谁，接下来需要您确认这个授权包属于谁。</translation>
    </message>
    <message>
        <source>This package was made before one that was imported already: its consent counts, and the résumé of the later file stays.</source>
        <comment>consent-resume-stays</comment>
        <translation>这个授权包早于已导入的授权包：其中的同意有效，但简历仍以较晚的文件为准。</translation>
    </message>
    <message>
        <source>This package allows less than the one before: the résumé here with its history is removed, and only what is in this package is kept.</source>
        <comment>consent-narrower</comment>
        <translation>这个授权包的授权范围比之前小：这里原有的简历及其历史版本将被删除，只保留包中的内容。</translation>
    </message>
    <message>
        <source>Forms in {path}, one for each student: {count}. Each allows nothing until it is signed and its code entered.</source>
        <comment>consent-forms-printed</comment>
        <translation>表格已保存到 {path}，每名学生一份，共 {count} 份。签字并录入代码之前，均不产生任何授权。</translation>
    </message>
    <message>
        <source>Nobody is left to ask: each student has a valid consent, or withdrew it.</source>
        <comment>consent-none-missing</comment>
        <translation>没有需要征求同意的学生：均已有有效同意书，或已撤回。</translation>
    </message>
    <message>
        <source>Recorded: {name}. Forms that still wait for their signature: {count}.</source>
        <comment>consent-form-signed</comment>
        <translation>已登记：{name}。还在等待签字的表格：{count} 份。</translation>
    </message>
    <message>
        <source>replaced on {day}</source>
        <comment>consent-replaced-on</comment>
        <translation>已于 {day} 被取代</translation>
    </message>
    <message>
        <source>This student&apos;s consent has ended. The vault stays until {day} to be handed over, and opens again only with a new consent.</source>
        <comment>student-consent-ended</comment>
        <translation>该学生的同意已终止。保险库保留到 {day}，仅供移交；有新的同意后才能再打开。</translation>
    </message>
    <message>
        <source>This student withdrew consent on {day}: no copies can be sent until there is a new one.</source>
        <comment>release-withdrawn</comment>
        <translation>该学生已于 {day} 撤回同意：取得新的同意之前，不能生成对外副本。</translation>
    </message>
    <message>
        <source>This student&apos;s consent ended on {day}: no copies can be sent until there is a new one.</source>
        <comment>release-expired</comment>
        <translation>该学生的同意已于 {day} 到期：取得新的同意之前，不能生成对外副本。</translation>
    </message>
    <message>
        <source>This student has given no consent: no copies can be sent until there is one.</source>
        <comment>release-missing</comment>
        <translation>该学生尚未给出同意：取得同意之前，不能生成对外副本。</translation>
    </message>
    <message>
        <source>{name}: the consent that this file ends has already ended here. Consents of this student in force: {count}. Nothing was changed.</source>
        <comment>consent-ended-before</comment>
        <translation>{name}：此文件要终止的同意此前已在这里终止。该学生仍有效的同意：{count} 项。未作任何更改。</translation>
    </message>
    <message>
        <source>It takes the place of the consent “{purpose}” of {day}, which ends.</source>
        <comment>consent-replaces</comment>
        <translation>它将取代 {day} 的“{purpose}”同意，原同意随之终止。</translation>
    </message>
    <message>
        <source>The consent “{purpose}” stays in force until {until}.</source>
        <comment>consent-stays</comment>
        <translation>“{purpose}”的同意仍然有效，至 {until}。</translation>
    </message>
    <message>
        <source>Files not yet sent to employers whom no other consent names are deleted now.</source>
        <comment>consent-ends-copies</comment>
        <translation>发给其余同意未列明的用人单位、尚未发出的文件立即移除。</translation>
    </message>
    <message>
        <source>Files deleted now, {count}: {files}.</source>
        <comment>consent-ends-files</comment>
        <translation>立即移除的文件（{count} 个）：{files}。</translation>
    </message>
    <message>
        <source>Files deleted now: {count}.</source>
        <comment>consent-ends-file-count</comment>
        <translation>立即移除的文件：{count} 个。</translation>
    </message>
    <message>
        <source>What only this consent allowed is deleted: the vault here is made anew, with the newest résumé that the other consent allows, if there is one.</source>
        <comment>consent-ends-less</comment>
        <translation>只有该同意才允许的资料将被删除：这里的保险库会重建，只保留其余同意允许的最新一版简历（如有）。</translation>
    </message>
    <message>
        <source>Row {row}: the list says {name}, the résumé says {found}. Check that it is the right file.</source>
        <comment>roster-other-name-of</comment>
        <translation>第 {row} 行：名单上是{name}，简历上是{found}，请确认文件没有放错。</translation>
    </message>
    <message>
        <source>The caseload locks itself after 1 to 60 minutes.</source>
        <comment>caseload-lock</comment>
        <translation>名册自动锁定的时间须为 1 至 60 分钟。</translation>
    </message>
    <message>
        <source>Advice</source>
        <comment>word-purpose-advice</comment>
        <translation>就业指导</translation>
    </message>
    <message>
        <source>Copies for the employers named</source>
        <comment>word-purpose-applications</comment>
        <translation>向所列单位投递</translation>
    </message>
    <message>
        <source>Copies for a job fair</source>
        <comment>word-purpose-fair</comment>
        <translation>招聘会投递</translation>
    </message>
    <message>
        <source>Help with a leak or a fraud</source>
        <comment>word-purpose-incident</comment>
        <translation>协助处理外泄或诈骗</translation>
    </message>
    <message>
        <source>Counting in reports</source>
        <comment>word-purpose-report</comment>
        <translation>计入报告统计</translation>
    </message>
    <message>
        <source>The student&apos;s consents do not allow sending to employers: no copies can be sent until there is one for it.</source>
        <comment>release-purpose</comment>
        <translation>该学生的同意不包括向用人单位投递：取得相应的同意之前，不能生成对外副本。</translation>
    </message>
    <message>
        <source>The student&apos;s consent does not name “{employer}”. It names: {employers}. For another employer ask the student for a new consent.</source>
        <comment>release-employer</comment>
        <translation>该学生的同意中没有“{employer}”。同意的单位：{employers}。要投递其他单位，请先取得学生新的同意。</translation>
    </message>
    <message>
        <source>This student&apos;s résumé was read from a file and nobody compared it yet: compare it first (Students, “Résumé compared…”), then copies can be sent.</source>
        <comment>release-not-reviewed</comment>
        <translation>该学生的简历由程序从文件读入，尚未核对：请先核对（学生名册中的“简历已核对…”），再生成对外副本。</translation>
    </message>
    <message>
        <source>The résumé holds kinds of personal data that the student&apos;s consent does not name: no copies can be sent until there is a consent that names them.</source>
        <comment>release-kinds</comment>
        <translation>简历中有该学生的同意未涵盖的个人信息类别：取得涵盖这些类别的同意之前，不能生成对外副本。</translation>
    </message>
    <message>
        <source>Not synced for 7 days or more: a colleague may know of a withdrawal that has not arrived here. No copies can be sent until you sync.</source>
        <comment>release-not-synced</comment>
        <translation>已有 7 天或更久没有同步：同事那里可能有尚未传到这里的撤回记录。同步之前，不能生成对外副本。</translation>
    </message>
    <message>
        <source>Files not yet sent are deleted now. The vault you keep for the student, with what they shared in it, no longer opens; it stays for {days} more days so that you can hand it over. “Remove this student…” deletes it at once.</source>
        <comment>consent-ends-kept</comment>
        <translation>尚未发出的文件立即移除。由您代管的保险库连同学生分享的内容不再打开，再保留 {days} 天，以便交还给学生。如需立即删除，请用“移除该学生…”。</translation>
    </message>
    <message>
        <source>The data from the package, the drafts, the key and files not yet sent are deleted now.</source>
        <comment>consent-ends-data</comment>
        <translation>授权包带来的资料、草稿、密钥和尚未发出的文件立即移除。</translation>
    </message>
    <message>
        <source>Institution that answers for the data</source>
        <comment>consent-form-institution</comment>
        <translation>个人信息处理者（单位）</translation>
    </message>
    <message>
        <source>Counsellor</source>
        <comment>consent-form-counsellor</comment>
        <translation>指导老师</translation>
    </message>
    <message>
        <source>No column with the names of employers was found. The list begins with: {found}. Call one column Employer (or recipient); kind and domain may be left out.</source>
        <comment>employers-columns</comment>
        <translation>没有找到用人单位这一列。名单开头是：{found}。请把其中一列的标题写成“用人单位”（或 recipient）；类型、网址两列可以没有。</translation>
    </message>
    <message>
        <source>Risky employers (red list), to be looked at first: {count}</source>
        <comment>batch-risky</comment>
        <translation>高风险用人单位，请先查看：{count} 家</translation>
    </message>
    <message>
        <source>{employer} (check card of {day}): {signals}</source>
        <comment>batch-red</comment>
        <translation>{employer}（{day} 的核查卡）：{signals}</translation>
    </message>
    <message>
        <source>To be looked at, too: {employer} (check card of {day}): {signals}</source>
        <comment>batch-warned</comment>
        <translation>也请留意：{employer}（{day} 的核查卡）：{signals}</translation>
    </message>
    <message>
        <source>Résumé holds kinds of data that the signed form does not name (students): {count}</source>
        <comment>batch-left-kinds</comment>
        <translation>简历含有签字表格未列出的信息种类（学生）：{count}</translation>
    </message>
    <message>
        <source>Left out by you (employers): {count}</source>
        <comment>batch-left-chosen</comment>
        <translation>您选择不投递（用人单位）：{count}</translation>
    </message>
    <message>
        <source>No employer on the list is called “{name}”.</source>
        <comment>batch-no-employer</comment>
        <translation>名单中没有名为“{name}”的用人单位。</translation>
    </message>
    <message>
        <source> – {names}</source>
        <comment>batch-left-names</comment>
        <translation>（{names}）</translation>
    </message>
    <message>
        <source>Second copies for the same employer: {count}. Each gets another mark than the first one.</source>
        <comment>batch-second</comment>
        <translation>给同一用人单位的第二份副本：{count}。每份的暗记都与第一份不同。</translation>
    </message>
    <message>
        <source>Second copies for the same employer: {count}. The first ones are in {path}; each new one gets another mark.</source>
        <comment>batch-second-in</comment>
        <translation>给同一用人单位的第二份副本：{count}。第一份在 {path}；新的每份暗记都不同。</translation>
    </message>
    <message>
        <source>Copies by student: {names}</source>
        <comment>batch-per-student</comment>
        <translation>各学生的副本数：{names}</translation>
    </message>
    <message>
        <source>{name} {count}</source>
        <comment>batch-count-of</comment>
        <translation>{name} {count} 份</translation>
    </message>
    <message>
        <source>E-mail of the employer</source>
        <comment>batch-column-employer-email</comment>
        <translation>用人单位邮箱</translation>
    </message>
    <message>
        <source>Columns of the list that are not used: {columns}</source>
        <comment>employers-left</comment>
        <translation>名单中未使用的列：{columns}</translation>
    </message>
    <message>
        <source>Student</source>
        <comment>batch-column-student</comment>
        <translation>学生</translation>
    </message>
    <message>
        <source>Employer</source>
        <comment>batch-column-employer</comment>
        <translation>用人单位</translation>
    </message>
    <message>
        <source>Files</source>
        <comment>batch-column-files</comment>
        <translation>文件</translation>
    </message>
    <message>
        <source>File</source>
        <comment>batch-column-file</comment>
        <translation>文件</translation>
    </message>
    <message>
        <source>Reference</source>
        <comment>batch-column-reference</comment>
        <translation>编号</translation>
    </message>
    <message>
        <source>At most {limit} files go with an incident. Leave some out.</source>
        <comment>matter-files</comment>
        <translation>一件可疑事件最多附 {limit} 个文件，请减少一些。</translation>
    </message>
    <message>
        <source>None of your consents is valid now, so nothing was shared. Give the counsellor a consent first.</source>
        <comment>matter-no-consent</comment>
        <translation>目前没有有效的授权，因此未分享任何内容。请先授权指导老师。</translation>
    </message>
    <message>
        <source>Several of your consents are valid. Say under which one you share this (--consent).</source>
        <comment>matter-which-consent</comment>
        <translation>有多份授权有效，请指明依据哪一份分享（--consent）。</translation>
    </message>
    <message>
        <source>No student here whose consent is in force has this key. Take the student&apos;s consent package first.</source>
        <comment>matter-no-student</comment>
        <translation>这里没有使用该密钥且授权有效的学生。请先接收该学生的授权包。</translation>
    </message>
    <message>
        <source>There is no such shared draft, incident or answer here.</source>
        <comment>matter-unknown</comment>
        <translation>这里没有这份分享的草稿、事件或答复。</translation>
    </message>
    <message>
        <source>Write some words, or make a suggestion.</source>
        <comment>matter-answer-empty</comment>
        <translation>请写几句话，或提一条建议。</translation>
    </message>
    <message>
        <source>Suggestion {number} is for a text that was not shared, or changes nothing.</source>
        <comment>suggestion-unfit</comment>
        <translation>第 {number} 条建议针对的文字没有分享过，或没有任何改动。</translation>
    </message>
    <message>
        <source>There is no suggestion {number} that is still open.</source>
        <comment>suggestion-unknown</comment>
        <translation>没有编号为 {number} 的待处理建议。</translation>
    </message>
    <message>
        <source>This text has changed since you shared it, or part of it was hidden, so nothing was changed. Change it by hand if you like.</source>
        <comment>suggestion-changed</comment>
        <translation>分享之后这段文字已有改动，或当时隐去了一部分，因此未作修改。需要时请自行修改。</translation>
    </message>
    <message>
        <source>A table of suggestions has the columns {columns}.</source>
        <comment>suggestions-columns</comment>
        <translation>建议表须有以下列：{columns}。</translation>
    </message>
    <message>
        <source>Résumé draft</source>
        <comment>matter-title-draft</comment>
        <translation>简历草稿</translation>
    </message>
    <message>
        <source>Incident</source>
        <comment>matter-title-incident</comment>
        <translation>可疑事件</translation>
    </message>
    <message>
        <source>Saved in {path}. Only this counsellor can open it. Nothing was sent: hand it over yourself.</source>
        <comment>matter-written</comment>
        <translation>已保存到 {path}，只有这位指导老师能打开。程序没有发送，请自行转交。</translation>
    </message>
    <message>
        <source>{name} shares: {title} ({day})</source>
        <comment>matter-incoming</comment>
        <translation>{name} 分享：{title}（{day}）</translation>
    </message>
    <message>
        <source>Columns that are not imported: {columns}</source>
        <comment>roster-left</comment>
        <translation>不导入的列：{columns}</translation>
    </message>
    <message>
        <source>Row {row}: the name in the résumé is not the one in the list. Check that it is the right file.</source>
        <comment>roster-other-name</comment>
        <translation>第 {row} 行：简历中的姓名与名单上的不一致，请确认文件没有放错。</translation>
    </message>
    <message>
        <source>Without a résumé file (they send a package, or sign on paper): {count}</source>
        <comment>roster-without-resume</comment>
        <translation>没有简历文件（由学生发来授权包，或签纸质同意书）：{count} 名</translation>
    </message>
    <message>
        <source>This program cannot use {name} in this file, so nothing was imported. You may need a newer version of the program.</source>
        <comment>published-unusable</comment>
        <translation>这份文件里的 {name} 本程序用不了，因此一项也没有保留。可能需要更新版本的程序。</translation>
    </message>
    <message>
        <source>{count} newer files of rules, laws and platforms&apos; steps are saved. They apply from the next start of the program until {date}.</source>
        <comment>update-data</comment>
        <translation>已保留 {count} 份较新的规则、法律和平台步骤文件，从程序下次启动起生效，有效期至 {date}。</translation>
    </message>
    <message>
        <source>This table cannot be shared as a list: it needs a title, 1 to {limit} rows with its columns, none too long, and 1 to 400 days.</source>
        <comment>shared-list-invalid</comment>
        <translation>这张表不能作为清单分享：需要有标题、1 到 {limit} 行且列名正确、单元格不过长、有效期 1 到 400 天。</translation>
    </message>
    <message>
        <source>Rows left out because they seem to hold personal data: {count}.</source>
        <comment>shared-list-left-out</comment>
        <translation>因可能含有个人信息而去掉的行：{count} 行。</translation>
    </message>
    <message>
        <source>Row {row} cannot be used as a rule ({why}). It needs words of letters and digits (alternatives between |), critical, warning or notice, and an explanation.</source>
        <comment>rules-row</comment>
        <translation>第 {row} 行不能用作规则（{why}）。需要要查找的词语（只含文字和数字，多个之间用 | 隔开）、级别（严重、警告或提示）和说明。</translation>
    </message>
    <message>
        <source>An official list that is signed has at most {limit} rows. Sign the part that your colleagues need, or have them import the list from its authority.</source>
        <comment>register-too-long</comment>
        <translation>可签名的官方名录最多 {limit} 行。请只签同事需要的部分，或请同事从主管部门下载后自行导入。</translation>
    </message>
    <message>
        <source>Signed by {author}, searched until {until}.</source>
        <comment>register-signed</comment>
        <translation>由 {author} 签名，核查用到 {until} 为止。</translation>
    </message>
    <message>
        <source>“{name}”, signed by {author}, ended on {until} and is searched no longer. Ask for a newer one, or import the list from its authority.</source>
        <comment>register-expired</comment>
        <translation>“{name}”由 {author} 签名，已于 {until} 到期，不再用于核查。请索取新的一份，或从主管部门下载后导入。</translation>
    </message>
    <message>
        <source>Planned</source>
        <comment>application-planned</comment>
        <translation>计划中</translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>application-sent</comment>
        <translation>已投递</translation>
    </message>
    <message>
        <source>They replied</source>
        <comment>application-replied</comment>
        <translation>对方已回复</translation>
    </message>
    <message>
        <source>Interview</source>
        <comment>application-interview</comment>
        <translation>面试</translation>
    </message>
    <message>
        <source>Offer</source>
        <comment>application-offer</comment>
        <translation>录用通知</translation>
    </message>
    <message>
        <source>Rejected</source>
        <comment>application-rejected</comment>
        <translation>被拒</translation>
    </message>
    <message>
        <source>Ghosted</source>
        <comment>application-ghosted</comment>
        <translation>无回音</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <comment>application-withdrawn</comment>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>There is no application {id}. “countermark application list” shows the ids.</source>
        <comment>application-unknown</comment>
        <translation>没有编号为 {id} 的求职记录。用 countermark application list 可以查看编号。</translation>
    </message>
    <message>
        <source>This entry is longer than {limit} characters. Shorten it.</source>
        <comment>application-part-long</comment>
        <translation>这一项超过 {limit} 个字符，请缩短。</translation>
    </message>
    <message>
        <source>This is not a web address. Write it like https://jobs.example.org/123, or leave it empty.</source>
        <comment>application-link-wrong</comment>
        <translation>这不是网址。请写成 https://jobs.example.org/123 的形式，或留空。</translation>
    </message>
    <message>
        <source>{text} is not a date. Write it like 2026-12-31.</source>
        <comment>application-day-unknown</comment>
        <translation>{text}不是日期。请写成 2026-12-31 的形式。</translation>
    </message>
    <message>
        <source>You already have an application for this job: {title}, {name}.</source>
        <comment>application-warning-same-job</comment>
        <translation>您已经有同一职位的记录：{title}，{name}。</translation>
    </message>
    <message>
        <source>You already have an application to the same employer through {name}. Two applications for one person can count against you.</source>
        <comment>application-warning-other-way</comment>
        <translation>您已有通过{name}投给这家单位的求职记录。同一人重复投递可能对您不利。</translation>
    </message>
    <message>
        <source>You already have an application to {name} itself. Two applications for one person can count against you.</source>
        <comment>application-warning-direct</comment>
        <translation>您已有直接投给{name}的求职记录。同一人重复投递可能对您不利。</translation>
    </message>
    <message>
        <source>{name} is an agency. The employer is {title}.</source>
        <comment>application-warning-agency</comment>
        <translation>{name}是中介，用人单位是{title}。</translation>
    </message>
    <message>
        <source>{name} is an agency, and the employer is not known. Ask who it is before they pass on your résumé.</source>
        <comment>application-warning-agency-unknown</comment>
        <translation>{name}是中介，还不知道用人单位是谁。请先问清楚，再让对方转交简历。</translation>
    </message>
    <message>
        <source>{text} is not a date with a time. Write it like 2026-12-01T09:00.</source>
        <comment>interview-moment-unknown</comment>
        <translation>{text}不是带时间的日期。请写成 2026-12-01T09:00 的形式。</translation>
    </message>
    <message>
        <source>There is no document {name} with this application.</source>
        <comment>document-unknown</comment>
        <translation>这条记录里没有名为 {name} 的文件。</translation>
    </message>
    <message>
        <source>Give the filter a name of at most {limit} characters.</source>
        <comment>filter-name</comment>
        <translation>请给筛选取个名称，最多 {limit} 个字符。</translation>
    </message>
    <message>
        <source>There are {limit} saved filters already. Remove one first.</source>
        <comment>filter-many</comment>
        <translation>已经存了 {limit} 个筛选，请先移除一个。</translation>
    </message>
    <message>
        <source>{what}: {name}</source>
        <comment>calendar-entry</comment>
        <translation>{what}：{name}</translation>
    </message>
    <message>
        <source>Last day to apply</source>
        <comment>calendar-closing</comment>
        <translation>投递截止</translation>
    </message>
    <message>
        <source>Interview</source>
        <comment>calendar-interview</comment>
        <translation>面试</translation>
    </message>
    <message>
        <source>Meeting: {name}</source>
        <comment>calendar-meeting</comment>
        <translation>会面：{name}</translation>
    </message>
    <message>
        <source>Follow up</source>
        <comment>calendar-follow-up</comment>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Their reply is due</source>
        <comment>calendar-reply</comment>
        <translation>对方应答复</translation>
    </message>
    <message>
        <source>Copy no longer needed</source>
        <comment>calendar-expires</comment>
        <translation>副本到期</translation>
    </message>
    <message>
        <source>Date to remember</source>
        <comment>calendar-other</comment>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Calendar saved: {path}. Entries: {count}.</source>
        <comment>calendar-written</comment>
        <translation>日历已保存：{path}，共 {count} 条。</translation>
    </message>
    <message>
        <source>My applications</source>
        <comment>insights-title</comment>
        <translation>我的求职统计</translation>
    </message>
    <message>
        <source>By status</source>
        <comment>insights-by-status</comment>
        <translation>按进展</translation>
    </message>
    <message>
        <source>By hiring stage</source>
        <comment>insights-by-stage</comment>
        <translation>按求职阶段</translation>
    </message>
    <message>
        <source>By source</source>
        <comment>insights-by-source</comment>
        <translation>按来源</translation>
    </message>
    <message>
        <source>By month sent</source>
        <comment>insights-by-month</comment>
        <translation>按投递月份</translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>insights-sent</comment>
        <translation>已投</translation>
    </message>
    <message>
        <source>Answered</source>
        <comment>insights-answered</comment>
        <translation>有答复</translation>
    </message>
    <message>
        <source>Not answered</source>
        <comment>insights-unanswered</comment>
        <translation>无答复</translation>
    </message>
    <message>
        <source>Median days</source>
        <comment>insights-median</comment>
        <translation>天数中位数</translation>
    </message>
    <message>
        <source>{answered} of {sent}; too few to compare</source>
        <comment>insights-few</comment>
        <translation>{sent} 份中 {answered} 份，太少不可比</translation>
    </message>
    <message>
        <source>{days} (answers: {answers})</source>
        <comment>insights-days</comment>
        <translation>{days}（答复 {answers} 份）</translation>
    </message>
    <message>
        <source>too few (answers: {answers})</source>
        <comment>insights-few-days</comment>
        <translation>太少，不计（答复 {answers} 份）</translation>
    </message>
    <message>
        <source>–</source>
        <comment>insights-no-days</comment>
        <translation>–</translation>
    </message>
    <message>
        <source>Not stated</source>
        <comment>insights-not-stated</comment>
        <translation>未填写</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <comment>insights-none</comment>
        <translation>还没有投出的记录。</translation>
    </message>
    <message>
        <source>Sent: {sent} · Answered: {answered} · Median days to answer: {days}</source>
        <comment>insights-summary</comment>
        <translation>已投：{sent} · 有答复：{answered} · 等待答复天数（中位数）：{days}</translation>
    </message>
    <message>
        <source>This counts what you recorded. With fewer than {few} applications in a group, a difference is mostly chance. The numbers say nothing about an employer.</source>
        <comment>insights-limits</comment>
        <translation>这里只统计您自己的记录。一组不足 {few} 份时，差别多半出于偶然。这些数字不说明任何单位的情况。</translation>
    </message>
    <message>
        <source>Counts of your own records.</source>
        <comment>insights-footer</comment>
        <translation>仅为个人记录的统计。</translation>
    </message>
    <message>
        <source>This caseload belongs to no office yet. Make one, or join one in a shared folder.</source>
        <comment>office-none-joined</comment>
        <translation>您还没有加入团队。可以在共享文件夹里新建团队，或加入已有的团队。</translation>
    </message>
    <message>
        <source>This caseload belongs to the office “{title}” already. Leave it first.</source>
        <comment>office-joined</comment>
        <translation>您已在团队“{title}”中。请先退出该团队。</translation>
    </message>
    <message>
        <source>There is an office in {path} already. Join it, or choose an empty folder.</source>
        <comment>office-exists</comment>
        <translation>{path} 中已有团队。请直接加入，或换一个空文件夹。</translation>
    </message>
    <message>
        <source>There is no office in {path}. Choose the folder that your colleagues use, and wait until it has been synced to this computer.</source>
        <comment>office-none</comment>
        <translation>{path} 中没有团队。请选择同事们共用的文件夹，并等文件夹同步到本机。</translation>
    </message>
    <message>
        <source>The office in {path} has no invitation for your key. Send the owner your key (My key…), and try again once you were added and the folder has been synced.</source>
        <comment>office-not-invited</comment>
        <translation>{path} 中的团队还没有邀请您。请把您的密钥（“我的密钥…”）发给负责人，待其添加且文件夹同步后再试。</translation>
    </message>
    <message>
        <source>No owner with this fingerprint has invited you in {path}. Compare it once more by telephone; nothing was changed.</source>
        <comment>office-other-owner</comment>
        <translation>{path} 中没有该指纹的负责人邀请过您。请再次电话核对；未做任何更改。</translation>
    </message>
    <message>
        <source>You are invited to “{title}” by {owner}. Compare this fingerprint by telephone: {fingerprint}. Then join with --owner and the fingerprint.</source>
        <comment>office-compare</comment>
        <translation>{owner} 邀请您加入“{title}”。请电话核对指纹：{fingerprint}。核对无误后，加上 --owner 和该指纹再加入。</translation>
    </message>
    <message>
        <source>This office was made by a newer version of the program. Update it first.</source>
        <comment>office-newer</comment>
        <translation>该团队由更新版本的程序建立。请先更新本程序。</translation>
    </message>
    <message>
        <source>The office&apos;s shared folder is not there, or is empty: is the drive connected, and the sync program running? Nothing was changed.</source>
        <comment>office-folder-missing</comment>
        <translation>找不到团队的共享文件夹，或里面是空的：网络盘连上了吗？同步程序在运行吗？未做任何更改。</translation>
    </message>
    <message>
        <source>This folder belongs to another office. Nothing was changed.</source>
        <comment>office-folder-other</comment>
        <translation>这个文件夹属于另一个团队。未做任何更改。</translation>
    </message>
    <message>
        <source>Only the owner, {owner}, changes the list of members.</source>
        <comment>office-not-owner</comment>
        <translation>只有负责人 {owner} 可以更改成员名单。</translation>
    </message>
    <message>
        <source>You are the owner of “{title}”: without your key nobody can add or remove colleagues. First change the owner (Colleagues… › Change the owner…) and sync. If nobody needs the office any more, leave it first. Nothing was changed.</source>
        <comment>office-owner-leaves</comment>
        <translation>您是团队“{title}”的负责人：没有您的密钥，谁也不能再添加或移除同事。请先把负责人换成别人（“同事协作…”里的“更换负责人…”）并同步；如果团队不再需要，请先退出团队。未做任何更改。</translation>
    </message>
    <message>
        <source>The owner cannot be removed. Make another member the owner first.</source>
        <comment>office-owner-stays</comment>
        <translation>不能移除负责人。请先把负责人交给另一位成员。</translation>
    </message>
    <message>
        <source>No member is called {name}, or several are. Give the name as shown in the list, or the fingerprint.</source>
        <comment>office-member-unknown</comment>
        <translation>没有叫 {name} 的成员，或有多位同名。请按名单上的姓名或指纹填写。</translation>
    </message>
    <message>
        <source>{name}, or somebody with this key, is a member already.</source>
        <comment>office-member-exists</comment>
        <translation>{name} 或持有该密钥的人已是成员。</translation>
    </message>
    <message>
        <source>Give the member a name of at most 100 characters.</source>
        <comment>office-member-name</comment>
        <translation>请填写成员姓名，最长 100 字。</translation>
    </message>
    <message>
        <source>Members of an office at most: {limit}.</source>
        <comment>office-full</comment>
        <translation>一个团队最多 {limit} 人。</translation>
    </message>
    <message>
        <source>There are no contradicting entries like that any more. Look at the student again.</source>
        <comment>office-nothing-to-choose</comment>
        <translation>这样的矛盾记录已不存在，请重新查看该学生。</translation>
    </message>
    <message>
        <source>Synced. New files from colleagues: {came}. Sent: {written}. Put back: {restored}. Students ended by colleagues: {ended}.</source>
        <comment>office-synced</comment>
        <translation>已同步。收到同事的新文件：{came} 个；发出：{written} 个；补回：{restored} 个；因同事登记撤回而清除的学生：{ended} 名。</translation>
    </message>
    <message>
        <source>{title}. Students: {count}. Folder: {folder}</source>
        <comment>office-summary</comment>
        <translation>{title}：学生 {count} 名。文件夹：{folder}</translation>
    </message>
    <message>
        <source>{member}&apos;s vault was used in two copies (a restored backup, perhaps). Files that do not count, because others have the same number: {count}. {member}&apos;s program writes their contents again.</source>
        <comment>office-waiting-fork</comment>
        <translation>{member} 的保险库有两份在使用（可能恢复了旧备份）：{count} 个文件与同编号的文件冲突，不予采用；{member} 的程序会重新写入其内容。</translation>
    </message>
    <message>
        <source>Files that {member} wrote after being removed: {count}. They do not count, but are not deleted.</source>
        <comment>office-late</comment>
        <translation>{member} 被移除后又写了 {count} 个文件。这些文件保留，但不予采用。</translation>
    </message>
    <message>
        <source>{member}&apos;s vault was used in two copies. Files that have the same number as others: {count}. Nothing is lost: {member}&apos;s program writes their contents again.</source>
        <comment>office-fork</comment>
        <translation>{member} 的保险库有两份在使用：{count} 个文件与同编号的文件冲突。内容不会丢失，{member} 的程序会重新写入。</translation>
    </message>
    <message>
        <source>{member} deleted their caseload and left the office. Students only they had have ended here, too.</source>
        <comment>office-member-left</comment>
        <translation>{member} 已删除名册并退出团队，只在其名下的学生也已从团队名单中移除。</translation>
    </message>
    <message>
        <source>{member} noted that student {student} withdrew the consent. The vault you keep for the student opens no more; it stays until {day} so that you can hand it over.</source>
        <comment>office-ended-kept</comment>
        <translation>{member} 登记了学生 {student} 撤回同意。由您代管的保险库不再打开，保留到 {day}，仅供移交。</translation>
    </message>
    <message>
        <source>{member} noted that student {student} withdrew the consent “{purpose}” of {day}. What only it allowed was removed here; what rests on another consent stays.</source>
        <comment>office-ended-one</comment>
        <translation>{member} 登记了学生 {student} 撤回 {day} 给出的同意：{purpose}。仅该同意允许的内容已从本机移除，其余同意不受影响。</translation>
    </message>
    <message>
        <source>Student {student} gave {member} a newer consent “{purpose}”. Yours of {day} has ended, too; your other consents stay.</source>
        <comment>office-replaced</comment>
        <translation>学生 {student} 向 {member} 重新给出了同意：{purpose}。您这里 {day} 的那份也已终止，其余同意不受影响。</translation>
    </message>
    <message>
        <source>Student {student} gave {member} a newer consent “{purpose}”. Yours of {day} is older, and the only one you have: ask {member} to hand the student over, or the student for a new one.</source>
        <comment>office-consent-older</comment>
        <translation>学生 {student} 向 {member} 重新给出了同意：{purpose}。您这里只有 {day} 的旧同意：请让 {member} 移交该学生，或请学生重新给出同意。</translation>
    </message>
    <message>
        <source>The team&apos;s record of this student has no consent “{id}”. `caseload office show` lists them.</source>
        <comment>office-consent-unknown</comment>
        <translation>团队记录中，该学生没有编号为“{id}”的同意。用 `caseload office show` 可以列出。</translation>
    </message>
    <message>
        <source>{member} noted that student {student}, whom you do not keep, withdrew the consent. The student is no longer in the team&apos;s list.</source>
        <comment>office-ended-elsewhere</comment>
        <translation>{member} 登记了学生 {student} 撤回同意。该学生不由您保管，已不在团队名单中。</translation>
    </message>
    <message>
        <source>(left)</source>
        <comment>office-is-left</comment>
        <translation>（已退出）</translation>
    </message>
    <message>
        <source>Enter a name, a number or an address first: without one nothing can be found again.</source>
        <comment>own-note-empty</comment>
        <translation>请先填写名称、电话或账号，否则以后无法认出。</translation>
    </message>
    <message>
        <source>There is no note “{id}”. List them with: employer list</source>
        <comment>own-note-unknown</comment>
        <translation>没有备注“{id}”。可用 employer list 查看全部。</translation>
    </message>
    <message>
        <source>Saved: {title}. Only you can see it.</source>
        <comment>own-note-kept</comment>
        <translation>已保存：{title}。仅您可见。</translation>
    </message>
    <message>
        <source>Deleted: {title}</source>
        <comment>own-note-gone</comment>
        <translation>已删除：{title}</translation>
    </message>
    <message>
        <source>{id}  {title}: to avoid, noted on {day}. {text}</source>
        <comment>own-note-avoid</comment>
        <translation>{id}  {title}：避开（记于 {day}）。{text}</translation>
    </message>
    <message>
        <source>{id}  {title}: noted on {day}. {text}</source>
        <comment>own-note-plain</comment>
        <translation>{id}  {title}（记于 {day}）：{text}</translation>
    </message>
    <message>
        <source>You have a note about {title}. {text}</source>
        <comment>own-note-met</comment>
        <translation>您给“{title}”写过备注。{text}</translation>
    </message>
    <message>
        <source>“{fact}” is not a fact that can be recorded. Choose one of: {facts}</source>
        <comment>fact-unknown</comment>
        <translation>没有“{fact}”这一项。可登记：{facts}</translation>
    </message>
    <message>
        <source>A fact is noted as FACT=VALUE, such as insured=0; “{text}” is not.</source>
        <comment>fact-form</comment>
        <translation>请按 项目=内容 填写，例如 insured=0；“{text}”不符合。</translation>
    </message>
    <message>
        <source>No fact could be read in that text. Write it as FACT=VALUE, such as insured=0.</source>
        <comment>fact-none</comment>
        <translation>没有从文字中读出任何一项。请按 项目=内容 填写，例如 insured=0。</translation>
    </message>
    <message>
        <source>There is no question “{question}”. Choose one of: {questions}</source>
        <comment>question-unknown</comment>
        <translation>没有“{question}”这个问题。可选：{questions}</translation>
    </message>
    <message>
        <source>Write what was answered first.</source>
        <comment>answer-empty</comment>
        <translation>请先写下答复内容。</translation>
    </message>
    <message>
        <source>“{way}” is not a way in which an answer comes. Choose one of: {ways}</source>
        <comment>answer-way-unknown</comment>
        <translation>没有“{way}”这种方式。可选：{ways}</translation>
    </message>
    <message>
        <source>“{result}” is not a result of an answer. Choose one of: {results}</source>
        <comment>answer-result-unknown</comment>
        <translation>没有“{result}”这种结果。可选：{results}</translation>
    </message>
    <message>
        <source>“{text}” is not a day up to today. Write it as 2026-11-30.</source>
        <comment>noted-day-unknown</comment>
        <translation>“{text}”不是今天或以前的日期。请写成 2026-11-30 的形式。</translation>
    </message>
    <message>
        <source>The office has no student {id}, or several. Give the first eight digits that the list shows.</source>
        <comment>office-student-unknown</comment>
        <translation>团队中没有学生 {id}，或有多位。请填写名单上显示的前八位编号。</translation>
    </message>
    <message>
        <source>{answered} of {sent} ({percent}%)</source>
        <comment>insights-share</comment>
        <translation>{sent} 份中 {answered} 份（{percent}%）</translation>
    </message>
    <message>
        <source>A note has between 1 and {limit} characters.</source>
        <comment>office-note-long</comment>
        <translation>备注为 1 到 {limit} 个字。</translation>
    </message>
    <message>
        <source>Saved. Waiting for the next sync: {count}.</source>
        <comment>office-noted</comment>
        <translation>已保存。等待下次同步：{count} 条。</translation>
    </message>
    <message>
        <source>You left the office on this computer. The shared folder and your own students are unchanged. Ask the owner to remove you from the list.</source>
        <comment>office-left</comment>
        <translation>您已在本机退出团队。共享文件夹和您自己的学生不受影响。请让负责人把您从名单中移除。</translation>
    </message>
    <message>
        <source>{title}. Members: {names}. Students of the office: {count}</source>
        <comment>office-with</comment>
        <translation>{title}。成员：{names}。团队的学生：{count} 名</translation>
    </message>
    <message>
        <source>Last sync: {when}</source>
        <comment>office-last-sync</comment>
        <translation>上次同步：{when}</translation>
    </message>
    <message>
        <source>Not synced for 7 days or more: a colleague may know of a withdrawal that has not arrived here. No copies for a fair are made until you sync.</source>
        <comment>office-stale</comment>
        <translation>已有 7 天以上未同步：可能有学生已向同事撤回同意而这里还不知道。同步之前，不会为招聘会生成副本。</translation>
    </message>
    <message>
        <source>Nothing has come from any colleague for 7 days. Is the program that shares the folder running?</source>
        <comment>office-silent</comment>
        <translation>已有 7 天没有收到任何同事的内容。共享文件夹的同步程序在运行吗？</translation>
    </message>
    <message>
        <source>Students with contradicting entries: {count}. Both entries are kept until one of you decides.</source>
        <comment>office-contradictions</comment>
        <translation>有互相矛盾记录的学生：{count} 名。两种记录都会保留，直到你们中有人确认。</translation>
    </message>
    <message>
        <source>Contradicting entries ({what}); the last one is shown first elsewhere:</source>
        <comment>office-contradiction</comment>
        <translation>互相矛盾的记录（{what}），其他地方显示最后一条：</translation>
    </message>
    <message>
        <source>Files of {member} that have not arrived yet: {count}. What came after them waits.</source>
        <comment>office-waiting-gap</comment>
        <translation>{member} 的文件还缺 {count} 个，其后的内容暂不采用。</translation>
    </message>
    <message>
        <source>Files of {member} that wait for a key which has not arrived yet: {count}.</source>
        <comment>office-waiting-key</comment>
        <translation>{member} 有 {count} 个文件在等待尚未到达的密钥。</translation>
    </message>
    <message>
        <source>Files that {member} wrote after being removed: {count}. They do not count.</source>
        <comment>office-waiting-late</comment>
        <translation>{member} 被移除后写的文件：{count} 个，不予采用。</translation>
    </message>
    <message>
        <source>Files of {member} in your own copy that cannot be read: {count}.</source>
        <comment>office-waiting-damaged</comment>
        <translation>本机保存的 {member} 的文件中有 {count} 个无法读取。</translation>
    </message>
    <message>
        <source>Files of {member} that cannot be read: {count}.</source>
        <comment>office-damaged</comment>
        <translation>{member} 的文件中有 {count} 个无法读取。</translation>
    </message>
    <message>
        <source>A file in the shared folder is incomplete or was changed, and was not imported: {name}</source>
        <comment>office-file-damaged</comment>
        <translation>共享文件夹中有文件不完整或被改动，未采用：{name}</translation>
    </message>
    <message>
        <source>A file in the shared folder is not signed by the member it names, and was not imported: {name}</source>
        <comment>office-file-forged</comment>
        <translation>共享文件夹中有文件不是其署名成员签名的，未采用：{name}</translation>
    </message>
    <message>
        <source>A colleague uses a newer version of the program, so this file was not imported: {name}. Update your version.</source>
        <comment>office-file-newer</comment>
        <translation>有同事在使用更新版本的程序，该文件未采用：{name}。请更新本程序。</translation>
    </message>
    <message>
        <source>The shared folder contains files of somebody who is not a member. They were not imported (key {name}…).</source>
        <comment>office-stranger</comment>
        <translation>共享文件夹中有非成员的文件，未采用（密钥 {name}…）。</translation>
    </message>
    <message>
        <source>Files that had vanished from the shared folder were put back: {count}. Nothing is lost; was the folder restored from a backup, or cleaned up?</source>
        <comment>office-restored</comment>
        <translation>共享文件夹中消失的文件已补回：{count} 个，内容没有丢失。文件夹是否被恢复过备份，或被清理过？</translation>
    </message>
    <message>
        <source>Students&apos; keys that had vanished from the shared folder or were changed were put back: {count}.</source>
        <comment>office-key-restored</comment>
        <translation>共享文件夹中消失或被改动的学生密钥已补回：{count} 个。</translation>
    </message>
    <message>
        <source>Keys of students who withdrew had come back to the shared folder, and were deleted again: {count}. Was the folder restored from a backup?</source>
        <comment>office-key-returned</comment>
        <translation>已撤回同意的学生的密钥又出现在共享文件夹中，已再次删除：{count} 个。文件夹是否被恢复过备份？</translation>
    </message>
    <message>
        <source>A student&apos;s key in the shared folder cannot be used: {name}. A colleague who has it puts it back with the next sync.</source>
        <comment>office-key-damaged</comment>
        <translation>共享文件夹中有学生密钥无法使用：{name}。持有该密钥的同事下次同步时会补回。</translation>
    </message>
    <message>
        <source>{member} is a member now.</source>
        <comment>office-joined-member</comment>
        <translation>{member} 已成为成员。</translation>
    </message>
    <message>
        <source>{member} was removed from the office.</source>
        <comment>office-member-removed</comment>
        <translation>{member} 已被移出团队。</translation>
    </message>
    <message>
        <source>{member} is the owner of the office now.</source>
        <comment>office-owner-changed</comment>
        <translation>团队负责人现在是 {member}。</translation>
    </message>
    <message>
        <source>A backup of the shared folder still opens with a vault restored from before: delete such backups, too.</source>
        <comment>office-ended-honest</comment>
        <translation>旧的共享文件夹备份，配合恢复到当时的保险库，仍能打开这些数据：请一并删除这类备份。</translation>
    </message>
    <message>
        <source>You are no longer a member of “{title}”. You can still read what you had, but nothing new.</source>
        <comment>office-removed-you</comment>
        <translation>您已不是“{title}”的成员。已有的内容仍可查看，新的内容不再可读。</translation>
    </message>
    <message>
        <source>{member} noted that student {student} withdrew the consent. What came by package was removed here; a vault you keep opens no more.</source>
        <comment>office-ended</comment>
        <translation>{member} 登记了学生 {student} 撤回同意。授权包带来的资料已从本机移除；由您代管的保险库不再打开。</translation>
    </message>
    <message>
        <source>{member} noted that student {student} withdrew an earlier consent. The newer one that you have stays.</source>
        <comment>office-ended-earlier</comment>
        <translation>{member} 登记了学生 {student} 撤回较早的同意。您这里较新的同意仍然有效。</translation>
    </message>
    <message>
        <source>What the member could read stays readable to them. What is written from now on is not.</source>
        <comment>office-remove-honest</comment>
        <translation>该成员此前能看到的内容仍可看到，今后的新内容看不到。</translation>
    </message>
    <message>
        <source>added by {member}</source>
        <comment>office-added-by</comment>
        <translation>由 {member} 添加</translation>
    </message>
    <message>
        <source>you compared the fingerprint</source>
        <comment>office-compared</comment>
        <translation>您已核对指纹</translation>
    </message>
    <message>
        <source>you have not compared the fingerprint</source>
        <comment>office-not-compared</comment>
        <translation>您尚未核对指纹</translation>
    </message>
    <message>
        <source>This is not the fingerprint of {name}&apos;s key here, which is {fingerprint}. Tell the owner of the office before you work on: somebody else may have put in this key.</source>
        <comment>office-fingerprint-differs</comment>
        <translation>这与这里 {name} 的密钥指纹不符，这里的指纹是 {fingerprint}。请先告知团队负责人再继续：这个密钥可能是别人放进来的。</translation>
    </message>
    <message>
        <source>Members are trusted because the owner added them. Whoever holds a backup of the shared folder together with a member&apos;s key opens what was in it, also what was deleted since.</source>
        <comment>office-backup-honest</comment>
        <translation>成员由负责人添加并担保。共享文件夹的旧备份加上某位成员的密钥，仍能打开当时的内容，包括后来删除的内容。</translation>
    </message>
    <message>
        <source>last heard from: {when}</source>
        <comment>office-heard</comment>
        <translation>最近一次收到：{when}</translation>
    </message>
    <message>
        <source>(owner)</source>
        <comment>office-is-owner</comment>
        <translation>（负责人）</translation>
    </message>
    <message>
        <source>(you)</source>
        <comment>office-is-you</comment>
        <translation>（您）</translation>
    </message>
    <message>
        <source>(removed)</source>
        <comment>office-is-removed</comment>
        <translation>（已移除）</translation>
    </message>
    <message>
        <source>Not synced with the office for 7 days or more (students): {count}</source>
        <comment>batch-left-not-synced</comment>
        <translation>与团队已有 7 天以上未同步（学生）：{count}</translation>
    </message>
    <message>
        <source>Logged: {title} ({id}).</source>
        <comment>incident-logged</comment>
        <translation>已记录：{title}（{id}）。</translation>
    </message>
    <message>
        <source>Make a copy anyway</source>
        <comment>gate-yes</comment>
        <translation>仍然制作副本</translation>
    </message>
    <message>
        <source>This passphrase or key does not open the backup. A recovery sheet does not open backup files.</source>
        <comment>backup-wrong-secret</comment>
        <translation>密码或密钥不正确，无法打开此备份。恢复码打印页不能用来打开备份文件。</translation>
    </message>
    <message>
        <source>They knew: {what}</source>
        <comment>incident-knew</comment>
        <translation>对方知道：{what}</translation>
    </message>
    <message>
        <source>Money was lost: call your bank and the police before anything else.</source>
        <comment>incident-money-first</comment>
        <translation>已有钱款损失：请先联系银行并报警。</translation>
    </message>
    <message>
        <source>call</source>
        <comment>incident-kind-call</comment>
        <translation>电话</translation>
    </message>
    <message>
        <source>message</source>
        <comment>incident-kind-message</comment>
        <translation>消息</translation>
    </message>
    <message>
        <source>mail</source>
        <comment>incident-kind-mail</comment>
        <translation>邮件</translation>
    </message>
    <message>
        <source>file</source>
        <comment>incident-kind-file</comment>
        <translation>文件</translation>
    </message>
    <message>
        <source>text</source>
        <comment>incident-kind-text</comment>
        <translation>文字</translation>
    </message>
    <message>
        <source>visit</source>
        <comment>incident-kind-visit</comment>
        <translation>上门</translation>
    </message>
    <message>
        <source>account alert</source>
        <comment>incident-kind-alert</comment>
        <translation>账号提醒</translation>
    </message>
    <message>
        <source>Open.</source>
        <comment>incident-status-open</comment>
        <translation>处理中。</translation>
    </message>
    <message>
        <source>Waiting for an answer.</source>
        <comment>incident-status-waiting</comment>
        <translation>等待答复。</translation>
    </message>
    <message>
        <source>Closed.</source>
        <comment>incident-status-closed</comment>
        <translation>已结束。</translation>
    </message>
    <message>
        <source>Evidence: {title}</source>
        <comment>evidence-title</comment>
        <translation>证据材料：{title}</translation>
    </message>
    <message>
        <source>Put together on {day}. Exhibits: {count}</source>
        <comment>evidence-made</comment>
        <translation>整理于{day}。证据 {count} 份</translation>
    </message>
    <message>
        <source>Where to turn, in this order</source>
        <comment>evidence-channels</comment>
        <translation>可以向谁求助（按先后顺序）</translation>
    </message>
    <message>
        <source>Not confirmed from the official page: look before you rely on it.</source>
        <comment>evidence-unconfirmed</comment>
        <translation>尚未与官方页面核对，使用前请先查看。</translation>
    </message>
    <message>
        <source>What happened</source>
        <comment>evidence-timeline</comment>
        <translation>经过</translation>
    </message>
    <message>
        <source>Exhibits: number, source, purpose</source>
        <comment>evidence-exhibits</comment>
        <translation>证据清单：编号、来源、证明目的</translation>
    </message>
    <message>
        <source>Copies that were sent</source>
        <comment>evidence-copies</comment>
        <translation>发出的副本</translation>
    </message>
    <message>
        <source>What comparing them said</source>
        <comment>evidence-compared</comment>
        <translation>比对结果</translation>
    </message>
    <message>
        <source>What this cannot show</source>
        <comment>evidence-cannot</comment>
        <translation>本材料不能说明什么</translation>
    </message>
    <message>
        <source>It shows that these files are unchanged since they were kept here; it does not show who made them.
It does not show who passed anything on.
Keep the telephone and the original chat: a screenshot alone counts for less.
A notary or a time-stamp authority can confirm when these files existed; that is your choice and may cost money.</source>
        <comment>evidence-cannot-lines</comment>
        <translation>它能说明这些文件自保存以来没有改动，不能说明由谁制作。
它不能说明是谁传出去的。
请保留手机和原始聊天记录：只有截图，证明力较弱。
公证处或时间戳机构可以证明文件在何时已存在，由您决定是否使用，可能收费。</translation>
    </message>
    <message>
        <source>A record of what was received, made and done. It accuses nobody.</source>
        <comment>evidence-limits</comment>
        <translation>记录收到、制作和处理了什么，不指控任何人。</translation>
    </message>
    <message>
        <source>Name and signature</source>
        <comment>evidence-signed-name</comment>
        <translation>姓名、签名</translation>
    </message>
    <message>
        <source>Place and date</source>
        <comment>evidence-signed-day</comment>
        <translation>地点、日期</translation>
    </message>
    <message>
        <source>A copy was made for {recipient}: {reference}. Fields shown: {count}. Files: {files}</source>
        <comment>evidence-sent</comment>
        <translation>为 {recipient} 生成了副本：{reference}。显示的字段 {count} 个。文件：{files}</translation>
    </message>
    <message>
        <source>The posting “{title}” was checked; its card is an exhibit.</source>
        <comment>evidence-checked</comment>
        <translation>核查了招聘信息“{title}”，核查卡列为证据。</translation>
    </message>
    <message>
        <source>Shows what was received, exactly as it was saved.</source>
        <comment>evidence-purpose-received</comment>
        <translation>证明收到的内容，与保存时完全一致。</translation>
    </message>
    <message>
        <source>Shows the posting as it was seen, and the signs found in it.</source>
        <comment>evidence-purpose-check</comment>
        <translation>证明看到的招聘信息，以及其中发现的迹象。</translation>
    </message>
    <message>
        <source>posting as pasted or opened</source>
        <comment>evidence-source-posting</comment>
        <translation>粘贴或打开的招聘信息</translation>
    </message>
    <message>
        <source>Copy without other people’s data, made by this program: data/{path}</source>
        <comment>evidence-working</comment>
        <translation>由本程序制作、已隐去他人信息的副本：data/{path}</translation>
    </message>
    <message>
        <source>Copy in which you left readable some words about other people ({count}), made by this program: data/{path}</source>
        <comment>evidence-working-left</comment>
        <translation>由本程序制作的副本，其中有您保留未遮的他人信息 {count} 处：data/{path}</translation>
    </message>
    <message>
        <source>A file is consistent with copy {reference}, made for {recipient} (probability of naming a wrong copy by chance: at most {bound}). It does not say who passed it on.</source>
        <comment>evidence-consistent</comment>
        <translation>有文件与副本 {reference} 相符，该副本为 {recipient} 生成（因巧合指错副本的概率不超过 {bound}）。这并不说明是谁传出去的。</translation>
    </message>
    <message>
        <source>Say what the pack is about: an incident, or a check card.</source>
        <comment>evidence-nothing</comment>
        <translation>请说明证据包针对什么：一条事件，或一张核查卡。</translation>
    </message>
    <message>
        <source>There is no exhibit {key} in this pack. The draft lists those there are.</source>
        <comment>exhibit-unknown</comment>
        <translation>证据包中没有证据 {key}。草稿中列有全部证据。</translation>
    </message>
    <message>
        <source>A line of the timeline begins with a day, such as 2026-11-24 14:05. This one does not: {line}</source>
        <comment>timeline-line</comment>
        <translation>经过的每一行以日期开头，例如 2026-11-24 14:05。这一行没有：{line}</translation>
    </message>
    <message>
        <source>screenshot kept with the check</source>
        <comment>evidence-source-seen</comment>
        <translation>随核查保存的截图</translation>
    </message>
    <message>
        <source>written by me and sent on {day}</source>
        <comment>evidence-source-letter</comment>
        <translation>本人书写，{day}寄出</translation>
    </message>
    <message>
        <source>answer received on {day}</source>
        <comment>evidence-source-reply</comment>
        <translation>{day}收到的答复</translation>
    </message>
    <message>
        <source>Shows the posting exactly as it was saved.</source>
        <comment>evidence-purpose-posting</comment>
        <translation>证明招聘信息的原样内容。</translation>
    </message>
    <message>
        <source>Shows what a page showed when it was looked at.</source>
        <comment>evidence-purpose-seen</comment>
        <translation>证明查看时网页显示的内容。</translation>
    </message>
    <message>
        <source>Shows what {recipient} was asked for, and when.</source>
        <comment>evidence-purpose-letter</comment>
        <translation>证明何时向{recipient}提出了什么要求。</translation>
    </message>
    <message>
        <source>Shows what {recipient} answered.</source>
        <comment>evidence-purpose-reply</comment>
        <translation>证明{recipient}的答复内容。</translation>
    </message>
    <message>
        <source>A letter was sent to {recipient}: “{subject}”.</source>
        <comment>evidence-letter-sent</comment>
        <translation>向{recipient}寄出信件：“{subject}”。</translation>
    </message>
    <message>
        <source>{recipient} answered it: {answer}.</source>
        <comment>evidence-letter-answered</comment>
        <translation>{recipient}答复：{answer}。</translation>
    </message>
    <message>
        <source>they say that it is done</source>
        <comment>evidence-answer-done</comment>
        <translation>称已办理</translation>
    </message>
    <message>
        <source>done in part</source>
        <comment>evidence-answer-partly</comment>
        <translation>部分办理</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>evidence-answer-refused</comment>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>they ask for proof of identity</source>
        <comment>evidence-answer-identity</comment>
        <translation>要求证明身份</translation>
    </message>
    <message>
        <source>Reported to {office}. Case number: {number}.</source>
        <comment>evidence-case</comment>
        <translation>已向{office}报告。案件编号：{number}。</translation>
    </message>
    <message>
        <source>{office} replied: “{text}”</source>
        <comment>evidence-case-reply</comment>
        <translation>{office}答复：“{text}”</translation>
    </message>
    <message>
        <source>No copy without other people’s data was made of it: hand the original only to those who may see them.</source>
        <comment>evidence-no-working</comment>
        <translation>没有制作遮去他人信息的副本：原件只交给有权查看的人。</translation>
    </message>
    <message>
        <source>The ledger of this vault has a damaged row, so this pack holds no proof from it.</source>
        <comment>evidence-no-proof</comment>
        <translation>本保险库的台账有一行损坏，因此本证据包不含台账证明。</translation>
    </message>
    <message>
        <source>There is no evidence pack in {path}.</source>
        <comment>pack-unknown</comment>
        <translation>{path} 中没有证据包。</translation>
    </message>
    <message>
        <source>No time-stamp was requested for this pack yet. Write the request first: {path}</source>
        <comment>timestamp-unasked</comment>
        <translation>还没有为该证据包申请时间戳。请先生成请求文件：{path}</translation>
    </message>
    <message>
        <source>The draft is in {path}. Change sources, purposes, boxes and the timeline in it, then make the pack with --exhibits.</source>
        <comment>evidence-drafted</comment>
        <translation>草稿保存在 {path}。修改其中的来源、证明目的、遮盖框和经过，再用 --exhibits 制作证据包。</translation>
    </message>
    <message>
        <source>“{name}” is not a draft of exhibits. Make one with --draft, and change it.</source>
        <comment>evidence-exhibits-invalid</comment>
        <translation>“{name}”不是证据草稿。请用 --draft 生成后修改。</translation>
    </message>
    <message>
        <source>The request for a time-stamp is in {path}. Send it to an authority of your choice; nothing was sent.</source>
        <comment>evidence-request-written</comment>
        <translation>时间戳请求文件在 {path}。请自行发给您选择的机构，本程序没有发送任何内容。</translation>
    </message>
    <message>
        <source>The pack carries a time-stamp of {time} ({authority}).</source>
        <comment>evidence-stamped</comment>
        <translation>证据包已带有 {time} 的时间戳（{authority}）。</translation>
    </message>
    <message>
        <source>Say where the pack goes (--out DIR), or where its draft goes (--draft FILE).</source>
        <comment>evidence-out-missing</comment>
        <translation>请指定证据包的存放位置（--out 文件夹），或草稿的存放位置（--draft 文件）。</translation>
    </message>
    <message>
        <source>Give the authority&apos;s certificates with --roots FILE.pem: without them the response cannot be checked.</source>
        <comment>timestamp-roots-missing</comment>
        <translation>请用 --roots FILE.pem 提供时间戳机构的证书：没有证书无法核验。</translation>
    </message>
    <message>
        <source>There is no report with the number {number}. `incident show` lists them.</source>
        <comment>case-unknown</comment>
        <translation>没有编号为 {number} 的报告。用 `incident show` 查看。</translation>
    </message>
    <message>
        <source>Boxes proposed: {count}. That is a first guess: look through the whole picture yourself.</source>
        <comment>evidence-guess</comment>
        <translation>建议遮盖框：{count} 个。这只是初步猜测，请自己看完整张图片。</translation>
    </message>
    <message>
        <source>“{address}” is not a mail address. Paste it exactly as shown on their page; nothing is guessed.</source>
        <comment>mailbox-invalid</comment>
        <translation>“{address}”不是邮箱地址。请照对方页面上的原样粘贴，程序不会猜测。</translation>
    </message>
    <message>
        <source>No authority that takes complaints about personal data is known here for this country, so the complaint goes to whoever holds the data. If you know one, type its name.</source>
        <comment>letter-no-authority</comment>
        <translation>本程序没有收录该国家/地区受理个人信息投诉的机构，因此投诉信写给持有信息的一方。如果您知道机构名称，可以自行填写。</translation>
    </message>
    <message>
        <source>many authorities ask that you write to whoever holds the data first and wait for the answer. No letter to them is recorded so far.</source>
        <comment>letter-write-them-first</comment>
        <translation>许多机构要求先致信持有信息的一方并等待答复。目前没有记录寄给对方的信件。</translation>
    </message>
    <message>
        <source>None of your copies has an e-mail address of its own, so there is nothing to look for. Choose one for the next copies in the settings (The e-mail address in your copies).</source>
        <comment>mail-no-aliases</comment>
        <translation>您的副本里还没有专用邮箱地址，所以没有可查找的内容。请在设置（副本里的邮箱地址）中为以后的副本选择一种。</translation>
    </message>
    <message>
        <source>{name} is not a saved mail. Choose an .eml or .mbox file.</source>
        <comment>mail-file-kind</comment>
        <translation>{name} 不是保存的邮件。请选择 .eml 或 .mbox 文件。</translation>
    </message>
    <message>
        <source>{name} contains no messages.</source>
        <comment>mail-file-empty</comment>
        <translation>{name} 里没有邮件。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked, or does not hold the password of this mailbox. Unlock it, or add the mailbox again with its password or authorization code.</source>
        <comment>mail-password-missing</comment>
        <translation>系统钥匙串已锁定，或没有这个邮箱的密码。请解锁，或用密码或授权码重新添加该邮箱。</translation>
    </message>
    <message>
        <source>The password of {name} is not saved. Enter it again, on the command line with --password-from FILE.</source>
        <comment>mail-password-ask</comment>
        <translation>{name} 的密码没有保存在任何地方：请重新提供，命令行用 --password-from FILE。</translation>
    </message>
    <message>
        <source>Give the password or authorization code of the mailbox: with --password-from FILE, or when you are asked.</source>
        <comment>mail-password-empty</comment>
        <translation>请提供邮箱的密码或授权码：用 --password-from 文件，或在询问时输入。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not answer, so the password or key was neither saved nor removed. It is not saved anywhere else. Unlock the keyring and try again. For a mailbox, choose “Ask me each time” instead (--ask on the command line).</source>
        <comment>key-not-kept</comment>
        <translation>系统钥匙串没有响应，密码或密钥既没有保存也没有删除，也没有存到别处。请解锁系统钥匙串后再试。对于邮箱，也可以选择“每次都问我”（命令行用 --ask）。</translation>
    </message>
    <message>
        <source>{host} could not be reached. Check the server, the port and your connection.</source>
        <comment>mail-connect-failed</comment>
        <translation>无法连接到 {host}。请检查服务器、端口和网络。</translation>
    </message>
    <message>
        <source>The connection to {host} ended. What was checked is saved; start again to continue from there.</source>
        <comment>mail-connection-lost</comment>
        <translation>与 {host} 的连接中断了。已查看的部分已保存；再次开始会从那里继续。</translation>
    </message>
    <message>
        <source>The certificate of {host} could not be verified ({reason}), so nothing was sent, not even the password. Check the server&apos;s name; on a network with a sign-in page, sign in first.</source>
        <comment>mail-certificate</comment>
        <translation>无法验证 {host} 的证书（{reason}），所以什么都没有发送，包括密码。请检查服务器名称；如果网络需要登录页面认证，请先完成认证。</translation>
    </message>
    <message>
        <source>{host} did not agree on an encrypted connection, so nothing was sent, not even the password. Check the port: 993 for TLS, 143 for STARTTLS.</source>
        <comment>mail-tls-failed</comment>
        <translation>{host} 没有建立加密连接，所以什么都没有发送，包括密码。请检查端口：TLS 用 993，STARTTLS 用 143。</translation>
    </message>
    <message>
        <source>{host} offers no encryption on this port (STARTTLS), so the password was not sent. Try TLS on port 993.</source>
        <comment>mail-no-encryption</comment>
        <translation>{host} 在该端口不提供加密（STARTTLS），所以没有发送密码。请改用 993 端口的 TLS。</translation>
    </message>
    <message>
        <source>{host} did not accept the name and password. Many providers want an authorization code (授权码) or app password here, not your usual password. It answered: {answer}</source>
        <comment>mail-login-refused</comment>
        <translation>{host} 没有接受用户名和密码。许多邮箱在这里要求授权码或应用专用密码，而不是平时的登录密码。服务器答复：{answer}</translation>
    </message>
    <message>
        <source>The folder {folder} was not opened. Check its name. The server answered: {answer}</source>
        <comment>mail-folder-refused</comment>
        <translation>文件夹 {folder} 没有打开。请检查名称。服务器答复：{answer}</translation>
    </message>
    <message>
        <source>This message is no longer there: it was moved or deleted, or the server renumbered its messages. Scan again.</source>
        <comment>mail-message-gone</comment>
        <translation>这封邮件已不在原处：可能被移动、删除，或服务器重新编了号。请重新扫描。</translation>
    </message>
    <message>
        <source>This message is larger than {limit} MB. Save it as .eml in your mail program and attach it to an incident by hand.</source>
        <comment>mail-message-large</comment>
        <translation>这封邮件超过 {limit} MB。请在邮件程序里另存为 .eml，再手动附到事件上。</translation>
    </message>
    <message>
        <source>A mailbox needs a short name of letters, digits, dots and hyphens.</source>
        <comment>mailbox-name</comment>
        <translation>请给邮箱取一个短名称，只用字母、数字、点和连字符。</translation>
    </message>
    <message>
        <source>There is a mailbox called {name} already. Remove it first, or choose another name.</source>
        <comment>mailbox-exists</comment>
        <translation>已经有名为 {name} 的邮箱。请先移除旧的，或换一个名称。</translation>
    </message>
    <message>
        <source>There is no mailbox called {name}.</source>
        <comment>mailbox-unknown</comment>
        <translation>没有名为 {name} 的邮箱。</translation>
    </message>
    <message>
        <source>The IMAP server of this address is not known. Give its name, such as imap.example.org, and a port from 1 to 65535.</source>
        <comment>mailbox-host</comment>
        <translation>不知道这个地址的 IMAP 服务器。请填写名称（例如 imap.example.org）和 1 到 65535 之间的端口。</translation>
    </message>
    <message>
        <source>Outlook.com and Hotmail accept no passwords over IMAP any more, and this program has no other way in. Save the messages as .eml, or export the mailbox as .mbox with another mail program, and read the file.</source>
        <comment>mailbox-export-only</comment>
        <translation>Outlook.com 和 Hotmail 不再接受密码通过 IMAP 登录，本程序也没有其他登录方式。请把邮件另存为 .eml，或用其他邮件程序导出 .mbox，再读取文件。</translation>
    </message>
    <message>
        <source>With your agreement Countermark connects to {host} whenever you start a scan, and then only: it opens {folder} for reading, looks at who a message came to, who it came from, its subject, date and the server&apos;s check of the sender, marks nothing as seen, and fetches a whole message only when you make an incident of it. The password stays in the system&apos;s keyring. Run this again with --agree.</source>
        <comment>mailbox-consent</comment>
        <translation>您同意后，简历暗记只在您每次开始扫描时连接 {host}：以只读方式打开 {folder}，查看邮件发给谁、来自谁、主题、日期和服务器对发件人的校验，不会标记已读；只有当您把某封邮件记为事件时才取回整封邮件。密码保存在系统钥匙串里。请加上 --agree 再运行一次。</translation>
    </message>
    <message>
        <source>The mailbox {name} opened for reading. Messages in it: {count}.</source>
        <comment>mailbox-works</comment>
        <translation>邮箱 {name} 已以只读方式打开。其中邮件数：{count}。</translation>
    </message>
    <message>
        <source>The mailbox {name} is forgotten, with its password and what was found. Incidents stay.</source>
        <comment>mailbox-removed</comment>
        <translation>邮箱 {name} 已移除，连同密码和查找结果。事件保留。</translation>
    </message>
    <message>
        <source>The server renumbered its messages, so everything was scanned again.</source>
        <comment>mailbox-restarted</comment>
        <translation>服务器重新给邮件编了号，所以全部重新查看了一遍。</translation>
    </message>
    <message>
        <source>Messages looked at: {read}. Came to an address made for one copy: {found}.</source>
        <comment>mail-looked-at</comment>
        <translation>已查看邮件：{read}。发到副本专用地址的：{found}。</translation>
    </message>
    <message>
        <source>Messages that could not be read and were passed over: {count}</source>
        <comment>mail-unreadable</comment>
        <translation>无法读取而跳过的邮件：{count}</translation>
    </message>
    <message>
        <source>Came to the address that only {recipient} was given ({alias}).</source>
        <comment>mail-came-to</comment>
        <translation>发到了只给过 {recipient} 的地址（{alias}）。</translation>
    </message>
    <message>
        <source>Your mail server vouches that the sender is {domain}, which is {recipient}.</source>
        <comment>mail-sender-same-domain</comment>
        <translation>您的邮件服务器证实发件方是 {domain}，即 {recipient}。</translation>
    </message>
    <message>
        <source>Your mail server vouches that the sender is {domain}, which is none of the domains you noted for {recipient}.</source>
        <comment>mail-sender-other-domain</comment>
        <translation>您的邮件服务器证实发件方是 {domain}，不在您为 {recipient} 记下的域名之内。</translation>
    </message>
    <message>
        <source>It was sent through {domain}, which sends on behalf of others, so the sender cannot be verified.</source>
        <comment>mail-sender-relay</comment>
        <translation>邮件经 {domain} 代发，无法判断是谁写的。</translation>
    </message>
    <message>
        <source>It was attached to another message, so the sender cannot be verified.</source>
        <comment>mail-sender-forwarded</comment>
        <translation>这是另一封邮件的附件，没有服务器验证过发件人，无法判断是谁写的。</translation>
    </message>
    <message>
        <source>It holds no check of the sender by a mail server that is known to be yours: the sender cannot be verified.</source>
        <comment>mail-sender-not-checked</comment>
        <translation>其中没有已知属于您的邮件服务器对发件人的校验：无法判断是谁写的。</translation>
    </message>
    <message>
        <source>Its first check of the sender was signed by {server}. If that is your own mail server, say so (name of your server); until then the sender cannot be verified.</source>
        <comment>mail-sender-not-checked-named</comment>
        <translation>其中第一条发件人校验由 {server} 签署。如果那是您自己的邮件服务器，请注明（您的服务器名称）；在此之前无法判断是谁写的。</translation>
    </message>
    <message>
        <source>No check of your mail server vouches for the address in From: the sender cannot be verified.</source>
        <comment>mail-sender-not-aligned</comment>
        <translation>您的邮件服务器没有证实发件人栏里的地址：无法判断是谁写的。</translation>
    </message>
    <message>
        <source>Your mail server vouches for {domain}, where anybody can have an address: the sender cannot be verified.</source>
        <comment>mail-sender-free-mail</comment>
        <translation>您的邮件服务器证实来自 {domain}，任何人都能在那里注册邮箱：无法判断是谁写的。</translation>
    </message>
    <message>
        <source>Your mail server vouches that the sender is {domain}; no domain is noted for {recipient}, so it is not known whether that is them.</source>
        <comment>mail-sender-recipient-unknown</comment>
        <translation>您的邮件服务器证实发件方是 {domain}；没有为 {recipient} 记下域名，所以无法判断是否就是对方。</translation>
    </message>
    <message>
        <source>What this does not show is how the sender got the address: the recipient may have passed it on as agreed (an agency, a client, a platform that shows it to employers), or somebody there, a break-in, or a forwarded message may stand behind it.</source>
        <comment>mail-limits</comment>
        <translation>这并不说明发件人如何得到这个地址：接收方可能按约定转交（中介、客户、向用人单位展示地址的平台），也可能是其内部人员、被入侵，或一封转发的邮件。</translation>
    </message>
    <message>
        <source>As far as is known ({date}), {domain} does not deliver to an address with a plus sign: a reply would be lost. Send yourself a message to one first, or use a domain of your own or an alias provider.</source>
        <comment>alias-plus-undelivered</comment>
        <translation>据目前所知（{date}），{domain} 不投递带加号的地址：对方的回复会丢失。请先给自己发一封试试，或改用自己的域名或别名服务商。</translation>
    </message>
    <message>
        <source>Each time you save a copy that shows an address, {host} is asked for a new one. It learns when, and nothing of the recipient or the résumé. All mail to these addresses passes through it.</source>
        <comment>alias-provider-told</comment>
        <translation>每次保存显示邮箱地址的副本时，会向 {host} 申请一个新地址。对方只知道时间，不知道接收方和简历内容。发往这些地址的邮件都经过它。</translation>
    </message>
    <message>
        <source>The address of the provider needs to look like https://app.example.org: https, no name or password in it.</source>
        <comment>alias-url</comment>
        <translation>服务商地址应类似 https://app.example.org：使用 https，不含用户名或密码。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked, or does not hold the provider&apos;s API key. Unlock it, or give the key again in the settings (The e-mail address in your copies).</source>
        <comment>alias-key-missing</comment>
        <translation>系统钥匙串已锁定，或没有服务商的 API 密钥。请解锁，或在设置（副本里的邮箱地址）中重新填写。</translation>
    </message>
    <message>
        <source>{host} did not accept the API key. Make a new one in your account there and give it again. Nothing was made.</source>
        <comment>alias-key-refused</comment>
        <translation>{host} 没有接受 API 密钥。请在那里的账号中新建一个再填写。没有生成地址。</translation>
    </message>
    <message>
        <source>{host} does not allow this for your account. It answered: {answer}</source>
        <comment>alias-forbidden</comment>
        <translation>{host} 不允许您的账号这样做。对方答复：{answer}</translation>
    </message>
    <message>
        <source>{host} knows no such address or page any more. Look in your account there.</source>
        <comment>alias-gone</comment>
        <translation>{host} 已经没有这个地址或页面。请到那里的账号中查看。</translation>
    </message>
    <message>
        <source>{host} has an address of this name already. Try again; if it happens again, look in your account there.</source>
        <comment>alias-taken</comment>
        <translation>{host} 已有同名地址。请再试一次；如果再次出现，请到那里的账号中查看。</translation>
    </message>
    <message>
        <source>{host} asks you to wait, because it got too many requests or made too many addresses within the hour. Try again later. Nothing was made.</source>
        <comment>alias-busy</comment>
        <translation>{host} 要求稍候：请求过多，或一小时内生成的地址过多。请稍后再试；没有生成地址。</translation>
    </message>
    <message>
        <source>{host} has a problem of its own (status {status}). Try again later. If you were saving a copy, look in your account there whether an address was made anyway.</source>
        <comment>alias-down</comment>
        <translation>{host} 自身出现问题（状态 {status}）。请稍后再试。如果您正在保存副本，请到那里的账号中查看地址是否仍然生成了。</translation>
    </message>
    <message>
        <source>{host} refused this. It answered: {answer}</source>
        <comment>alias-refused</comment>
        <translation>{host} 拒绝了。对方答复：{answer}</translation>
    </message>
    <message>
        <source>{host} answered in a way that is not that of this provider. Check its address. If you were saving a copy, look in your account there whether an address was made anyway.</source>
        <comment>alias-unexpected</comment>
        <translation>{host} 的答复不像这家服务商。请检查地址。如果您正在保存副本，请到那里的账号中查看地址是否仍然生成了。</translation>
    </message>
    <message>
        <source>{host} did not answer in time. Try again later. If you were saving a copy, look in your account there whether an address was made anyway.</source>
        <comment>alias-slow</comment>
        <translation>{host} 没有及时答复。请稍后再试。如果您正在保存副本，请到那里的账号中查看地址是否仍然生成了。</translation>
    </message>
    <message>
        <source>{host} could not be reached. Check its address and your connection. Nothing was made.</source>
        <comment>alias-unreachable</comment>
        <translation>无法连接到 {host}。请检查地址和网络。没有生成地址。</translation>
    </message>
    <message>
        <source>Your account at {host} has no addresses left. Nothing was made.</source>
        <comment>alias-quota</comment>
        <translation>您在 {host} 的账号已没有可用的地址。没有生成地址。</translation>
    </message>
    <message>
        <source>{host} offers no addresses at {domain} to your account. Choose another domain, or leave it empty.</source>
        <comment>alias-domain-gone</comment>
        <translation>{host} 不向您的账号提供 {domain} 的地址。请换一个域名，或留空。</translation>
    </message>
    <message>
        <source>No provider made an address for this copy, so none can be switched off.</source>
        <comment>alias-not-provided</comment>
        <translation>这份副本的地址不是由服务商生成的，所以没有可停用的。</translation>
    </message>
    <message>
        <source>{address} is switched off: mail to it is not passed on to you any more.</source>
        <comment>alias-disabled</comment>
        <translation>{address} 已停用：发到这个地址的邮件不再转给您。</translation>
    </message>
    <message>
        <source>There is no question “{name}”. Choose one of: {known}.</source>
        <comment>platform-question-unknown</comment>
        <translation>没有“{name}”这个问题。可选：{known}。</translation>
    </message>
    <message>
        <source>Give the platform a name.</source>
        <comment>platform-name-missing</comment>
        <translation>请填写平台名称。</translation>
    </message>
    <message>
        <source>“{name}” is in the list already.</source>
        <comment>platform-exists</comment>
        <translation>“{name}”已在列表中。</translation>
    </message>
    <message>
        <source>That is not a web address. It looks like https://www.example.com/privacy.</source>
        <comment>platform-address-wrong</comment>
        <translation>这不是网址。网址类似 https://www.example.com/privacy。</translation>
    </message>
    <message>
        <source>“{name}” came with the program and stays in the list. You can only remove platforms that you added.</source>
        <comment>platform-shipped</comment>
        <translation>“{name}”是程序自带的，会一直保留在列表中。只能移除您自己添加的平台。</translation>
    </message>
    <message>
        <source>Removed from the list: {name}. Copies and letters stay.</source>
        <comment>platform-removed</comment>
        <translation>已从列表中移除：{name}。副本和信件仍保留。</translation>
    </message>
    <message>
        <source>You last looked on {day}.</source>
        <comment>platform-looked</comment>
        <translation>上次查看：{day}。</translation>
    </message>
    <message>
        <source>Look again on {day}.</source>
        <comment>platform-review</comment>
        <translation>下次查看：{day}。</translation>
    </message>
    <message>
        <source>Official page: {url}</source>
        <comment>platform-home</comment>
        <translation>官方页面：{url}</translation>
    </message>
    <message>
        <source>Hide the résumé</source>
        <comment>platform-step-hide</comment>
        <translation>隐藏简历</translation>
    </message>
    <message>
        <source>Bring it up to date</source>
        <comment>platform-step-refresh</comment>
        <translation>更新简历</translation>
    </message>
    <message>
        <source>Delete the account or the data</source>
        <comment>platform-step-delete</comment>
        <translation>注销账号或删除信息</translation>
    </message>
    <message>
        <source>Ask or complain</source>
        <comment>platform-step-complain</comment>
        <translation>查询或投诉</translation>
    </message>
    <message>
        <source>{text} {url} (source: {source}; checked on {day})</source>
        <comment>platform-step</comment>
        <translation>{text} {url}（来源：{source}；核对于 {day}）</translation>
    </message>
    <message>
        <source>No source is known. Open the official page, and keep here what it says.</source>
        <comment>platform-no-step</comment>
        <translation>没有可靠来源。请打开官方页面，把上面的说明保存在这里。</translation>
    </message>
    <message>
        <source>Your own notes of {day}:</source>
        <comment>platform-noted</comment>
        <translation>您在 {day} 记下的笔记：</translation>
    </message>
    <message>
        <source>What it got</source>
        <comment>platform-got</comment>
        <translation>平台得到了什么</translation>
    </message>
    <message>
        <source>No copy recorded.</source>
        <comment>platform-got-none</comment>
        <translation>没有副本记录。</translation>
    </message>
    <message>
        <source>{day}  from memory  {channel}</source>
        <comment>platform-remembered</comment>
        <translation>{day}  凭记忆  {channel}</translation>
    </message>
    <message>
        <source>What others see</source>
        <comment>platform-seen</comment>
        <translation>别人能看到什么</translation>
    </message>
    <message>
        <source>Yes ({day})</source>
        <comment>platform-seen-yes</comment>
        <translation>是（{day}）</translation>
    </message>
    <message>
        <source>Not seen on {day}</source>
        <comment>platform-seen-no</comment>
        <translation>{day} 没看到</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <comment>platform-seen-open</comment>
        <translation>还没看</translation>
    </message>
    <message>
        <source>A backup was opened, as you said on {day}.</source>
        <comment>checkup-backup-yes</comment>
        <translation>您于{day}说明：备份能打开。</translation>
    </message>
    <message>
        <source>No backup was opened, as you said on {day}. Settings, Vault, “Try a backup”.</source>
        <comment>checkup-backup-no</comment>
        <translation>您于{day}说明：没有试过打开备份。设置 → 保险库 → “试一试备份”。</translation>
    </message>
    <message>
        <source>{name}: no answer, or a refusal. Complain.</source>
        <comment>checkup-letter-complaint</comment>
        <translation>{name}：没有答复或遭到拒绝，可以投诉。</translation>
    </message>
    <message>
        <source>{name}: no answer yet. Send a reminder.</source>
        <comment>checkup-letter-reminder</comment>
        <translation>{name}：尚无答复，请寄催复信。</translation>
    </message>
    <message>
        <source>{name}: they refused, or did only a part. Ask for the reasons.</source>
        <comment>checkup-letter-reasons</comment>
        <translation>{name}：对方拒绝，或只办了一部分，请询问理由。</translation>
    </message>
    <message>
        <source>{name}: they asked who you are. Answer with what they have already.</source>
        <comment>checkup-letter-identity</comment>
        <translation>{name}：对方询问您的身份，请用对方已有的信息答复。</translation>
    </message>
    <message>
        <source>Choose at least two incidents that belong together.</source>
        <comment>incident-join-few</comment>
        <translation>请至少选择两个属于同一件事的事件。</translation>
    </message>
    <message>
        <source>At most {limit} incidents can be joined.</source>
        <comment>incident-join-many</comment>
        <translation>最多可以合并 {limit} 个事件。</translation>
    </message>
    <message>
        <source>Caseload report</source>
        <comment>report-title</comment>
        <translation>学生名册统计报告</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <comment>report-subject</comment>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>hidden</source>
        <comment>report-hidden</comment>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>All</source>
        <comment>report-all</comment>
        <translation>合计</translation>
    </message>
    <message>
        <source>Not stated</source>
        <comment>report-not-stated</comment>
        <translation>未注明</translation>
    </message>
    <message>
        <source>Copies</source>
        <comment>report-copies</comment>
        <translation>副本</translation>
    </message>
    <message>
        <source>Answers</source>
        <comment>report-answers</comment>
        <translation>回复</translation>
    </message>
    <message>
        <source>Requests</source>
        <comment>report-requests</comment>
        <translation>请求</translation>
    </message>
    <message>
        <source>Signals in postings</source>
        <comment>report-signals</comment>
        <translation>招聘信息中的迹象</translation>
    </message>
    <message>
        <source>By employer</source>
        <comment>report-by-employer</comment>
        <translation>按单位</translation>
    </message>
    <message>
        <source>By sector</source>
        <comment>report-by-sector</comment>
        <translation>按行业</translation>
    </message>
    <message>
        <source>By stage</source>
        <comment>report-by-stage</comment>
        <translation>按阶段</translation>
    </message>
    <message>
        <source>By month</source>
        <comment>report-by-month</comment>
        <translation>按月份</translation>
    </message>
    <message>
        <source>Copies by employer and month</source>
        <comment>report-copies-by-employer</comment>
        <translation>各单位每月副本数</translation>
    </message>
    <message>
        <source>Copies by sector and month</source>
        <comment>report-copies-by-sector</comment>
        <translation>各行业每月副本数</translation>
    </message>
    <message>
        <source>Copies by stage and month</source>
        <comment>report-copies-by-stage</comment>
        <translation>各阶段每月副本数</translation>
    </message>
    <message>
        <source>The report covers whole months. What was published stays as it was: later reports add months and change none.</source>
        <comment>report-limit-months</comment>
        <translation>报告只统计完整月份。已公布的内容不再变动：以后的报告只增加月份，不改动以前的月份。</translation>
    </message>
    <message>
        <source>It counts what was recorded until {day}; the last period is not over yet. Published numbers never change: later records are counted as a separate period.</source>
        <comment>report-limit-so-far</comment>
        <translation>统计截至 {day} 已登记的内容，最后一段尚未结束。已公布的内容不再变动，之后的记录另作一段统计。</translation>
    </message>
    <message>
        <source>{period}, so far</source>
        <comment>report-so-far</comment>
        <translation>{period}，至今</translation>
    </message>
    <message>
        <source>Nothing happened up to {month}, so there is nothing to report. Months count once they are over; “This month so far” counts the current one.</source>
        <comment>report-empty</comment>
        <translation>截至 {month} 没有任何记录，无可统计。月份结束后才计入报告；要统计当月，请用“本月至今”。</translation>
    </message>
    <message>
        <source>Hidden does not mean zero.</source>
        <comment>report-footer</comment>
        <translation>“隐藏”不等于零。</translation>
    </message>
    <message>
        <source>Report written: {paths}.</source>
        <comment>report-written</comment>
        <translation>报告已保存：{paths}。</translation>
    </message>
    <message>
        <source>Events noted after their month was published, so not counted: {count}.</source>
        <comment>report-late</comment>
        <translation>所属月份公布后才登记、因此未计入的事项：{count}。</translation>
    </message>
    <message>
        <source>The threshold must be one of {known}.</source>
        <comment>report-threshold</comment>
        <translation>阈值只能是 {known} 之一。</translation>
    </message>
    <message>
        <source>A report cannot be made by {by}. Available: {known}.</source>
        <comment>report-by-unknown</comment>
        <translation>无法按“{by}”统计。可用的有：{known}。</translation>
    </message>
    <message>
        <source>{month} cannot be reported. Give a month that is over, such as 2026-10.</source>
        <comment>report-month</comment>
        <translation>无法统计 {month}。请填写已结束的月份，例如 2026-10。</translation>
    </message>
    <message>
        <source>Give either a month or “so far”: a report so far goes up to now.</source>
        <comment>report-until-so-far</comment>
        <translation>月份和“至今”只能选一项：至今的报告统计到现在为止。</translation>
    </message>
    <message>
        <source>A report up to {month} was published already, so an earlier one cannot be made.</source>
        <comment>report-earlier</comment>
        <translation>截至 {month} 的报告已经公布，不能再生成更早的报告。</translation>
    </message>
    <message>
        <source>The report up to {month} was published with the threshold {threshold}. Another threshold can be used from the next month on.</source>
        <comment>report-published</comment>
        <translation>截至 {month} 的报告已按阈值 {threshold} 公布。从下个月起可以改用其他阈值。</translation>
    </message>
    <message>
        <source>{name} is not a list of sectors. It needs the columns employer and sector.</source>
        <comment>report-sectors</comment>
        <translation>{name} 不是行业列表，需要 employer 和 sector 两列。</translation>
    </message>
    <message>
        <source>This is consistent with copy {reference} of {student}, made for {recipient} on {date} (probability of naming a wrong copy by chance: at most {bound}).</source>
        <comment>cohort-identified</comment>
        <translation>与 {student} 的副本 {reference} 相符，该副本于 {date} 为 {recipient} 生成（因巧合指错副本的概率不超过 {bound}）。</translation>
    </message>
    <message>
        <source>This is probably consistent with copy {reference} of {student}, made for {recipient} on {date} (probability of naming a wrong copy by chance: at most {bound}).</source>
        <comment>cohort-probable</comment>
        <translation>很可能与 {student} 的副本 {reference} 相符，该副本于 {date} 为 {recipient} 生成（因巧合指错副本的概率不超过 {bound}）。</translation>
    </message>
    <message>
        <source>Cannot tell whose copy this is.</source>
        <comment>cohort-inconclusive</comment>
        <translation>无法判断这是谁的副本。</translation>
    </message>
    <message>
        <source>It cites reference {reference} of {student} (made for {recipient} on {date}).</source>
        <comment>cohort-cites</comment>
        <translation>其中引用了 {student} 的编号 {reference}（于 {date} 为 {recipient} 生成）。</translation>
    </message>
    <message>
        <source>Compared with all copies of all students that could be opened. Copies: {copies}. Students: {students}.</source>
        <comment>cohort-compared</comment>
        <translation>已与所有能打开的学生的全部副本比对。副本：{copies}份；学生：{students}人。</translation>
    </message>
    <message>
        <source>Vaults that could not be opened, so not compared: {count}.</source>
        <comment>cohort-unopened</comment>
        <translation>无法打开、因此未比对的保险库：{count} 个。</translation>
    </message>
    <message>
        <source>{path} is not a caseload. Make one with `caseload create`, or name its folder with --vault.</source>
        <comment>not-a-caseload</comment>
        <translation>{path} 不是学生名册。请用 caseload create 新建，或用 --vault 指定其文件夹。</translation>
    </message>
    <message>
        <source>The file of keys in this caseload, and its copy, cannot be used, so the students&apos; vaults stay closed. Put back `caseload.keys` from a copy of the folder.</source>
        <comment>caseload-keys-damaged</comment>
        <translation>该学生名册的密钥文件及其副本均无法使用，学生保险库无法打开。请从文件夹的备份中恢复 caseload.keys。</translation>
    </message>
    <message>
        <source>The key of this student&apos;s vault does not fit this caseload. If the caseload was restored from an older backup, use a newer one.</source>
        <comment>caseload-key-missing</comment>
        <translation>该学生保险库的密钥与此名册不匹配。如名册是从较早的备份恢复的，请改用较新的备份。</translation>
    </message>
    <message>
        <source>The grace period is between 0 and 365 days.</source>
        <comment>caseload-grace</comment>
        <translation>宽限期须在 0 至 365 天之间。</translation>
    </message>
    <message>
        <source>This handover file is damaged or incomplete, so nothing was made of it.</source>
        <comment>caseload-transfer-damaged</comment>
        <translation>该移交文件已损坏或不完整，未做任何操作。</translation>
    </message>
    <message>
        <source>The whole caseload was written to {path} and opened again as a test. Students: {count}. Give the passphrase another way than the file. Your own caseload is still here: wipe it once the colleague has opened theirs.</source>
        <comment>caseload-transferred</comment>
        <translation>整个学生名册已写入 {path}，并已试开验证。学生：{count}。请通过与文件不同的途径告知密码。您自己的名册仍在本机：同事打开后请再将其清除。</translation>
    </message>
    <message>
        <source>The caseload is in {path}. Students: {count}.</source>
        <comment>caseload-received</comment>
        <translation>学生名册已放入 {path}。学生：{count}。</translation>
    </message>
    <message>
        <source>It opens with the passphrase of the file, which your colleague knows. Set one of your own: countermark vault passphrase --vault …, or “Change passphrase…” under “More…” on the page of students.</source>
        <comment>caseload-received-shared</comment>
        <translation>目前仍用移交文件的密码打开，而您的同事也知道它。请另设自己的主密码：countermark vault passphrase --vault …，或在学生页面点“更多…”里的“更改主密码…”。</translation>
    </message>
    <message>
        <source>The caseload was deleted, keys first. Students: {count}. The program cannot reach backups that you copied elsewhere, or traces of deleted files on a disk. Without the keys they cannot be read.</source>
        <comment>caseload-wiped</comment>
        <translation>学生名册已删除，密钥最先删除。学生：{count}。其他地方的备份以及磁盘上的残留不在本程序控制范围内；没有密钥则无法读取。</translation>
    </message>
    <message>
        <source>There is no student {id} in this caseload.</source>
        <comment>student-unknown</comment>
        <translation>名册中没有学生 {id}。</translation>
    </message>
    <message>
        <source>There is a student {id} already.</source>
        <comment>student-exists</comment>
        <translation>已有学生 {id}。</translation>
    </message>
    <message>
        <source>{name} was removed: vault, key, drafts, and files that still lay where they were written ({count}).</source>
        <comment>student-removed</comment>
        <translation>已移除 {name}：保险库、密钥、草稿，以及仍在原处的未发出文件（{count} 个）。</translation>
    </message>
    <message>
        <source>Backups of this caseload that you keep elsewhere, and copies already sent, are outside the program&apos;s reach. Delete those backups.</source>
        <comment>student-removed-elsewhere</comment>
        <translation>您另存于别处的名册备份以及已发出的副本不在本程序控制范围内，请自行删除这些备份。</translation>
    </message>
    <message>
        <source>There is no résumé in {name}&apos;s vault, so there is nothing to hand over. Remove the student instead.</source>
        <comment>handover-empty</comment>
        <translation>{name} 的保险库中没有简历，无可移交。请改为移除该学生。</translation>
    </message>
    <message>
        <source>  (removed on {day})</source>
        <comment>goes-on</comment>
        <translation>  （将于 {day} 移除）</translation>
    </message>
    <message>
        <source>There is no text called {law}. Known: {known}.</source>
        <comment>notice-unknown</comment>
        <translation>没有名为 {law} 的文本。可用：{known}。</translation>
    </message>
    <message>
        <source>This is too long for a QR code (at most {limit} characters).</source>
        <comment>qr-too-long</comment>
        <translation>内容过长，无法生成二维码（最多 {limit} 个字符）。</translation>
    </message>
    <message>
        <source>Fingerprint: {fingerprint}. Students compare it before they send you anything.</source>
        <comment>fingerprint</comment>
        <translation>指纹：{fingerprint}。学生向您发送任何内容前应核对。</translation>
    </message>
    <message>
        <source>Your own fingerprint: {fingerprint}</source>
        <comment>fingerprint-own</comment>
        <translation>您自己的指纹：{fingerprint}</translation>
    </message>
    <message>
        <source>First contact with this key: compare the fingerprint {fingerprint} by reading it aloud, on the telephone or face to face.</source>
        <comment>fingerprint-compare</comment>
        <translation>首次使用此密钥：请通过电话或当面朗读核对指纹 {fingerprint}。</translation>
    </message>
    <message>
        <source>This is not a counsellor&apos;s key. It is one line that begins with countermark:1:age1.</source>
        <comment>counsellor-key-invalid</comment>
        <translation>这不是指导老师的密钥。密钥为一行以 countermark:1:age1 开头的文字。</translation>
    </message>
    <message>
        <source>{name} has another key than before, so nothing was made. Before: {known}. Now: {found}. Ask {name} which one is right; if it is the new one, repeat with --new-key.</source>
        <comment>counsellor-key-changed</comment>
        <translation>{name} 的密钥与之前不同，未生成任何内容。之前：{known}；现在：{found}。请向 {name} 确认；如新密钥正确，请加 --new-key 重试。</translation>
    </message>
    <message>
        <source>Say for whom (--counsellor) and until when (--expires).</source>
        <comment>consent-terms-missing</comment>
        <translation>请指明给谁（--counsellor）以及有效期至（--expires）。</translation>
    </message>
    <message>
        <source>{day} is not a day that fits here. Write it as 2027-06-30.</source>
        <comment>consent-day</comment>
        <translation>{day} 不是合适的日期。请写作 2027-06-30。</translation>
    </message>
    <message>
        <source>This consent ended on {day}. Nothing was opened.</source>
        <comment>consent-expired</comment>
        <translation>该同意已于 {day} 到期，未打开任何内容。</translation>
    </message>
    <message>
        <source>A consent lasts two years at most, here until {day}. It can be given again.</source>
        <comment>consent-too-long</comment>
        <translation>同意最长两年，此处最晚至 {day}。到期后可再次授权。</translation>
    </message>
    <message>
        <source>Sending needs the name of each employer who may get a copy. Name them.</source>
        <comment>consent-employers-missing</comment>
        <translation>用于投递时，须逐一写明可接收副本的用人单位。</translation>
    </message>
    <message>
        <source>For this purpose nothing goes to employers, so name none.</source>
        <comment>consent-employers-unneeded</comment>
        <translation>此用途不会向用人单位发送任何内容，请勿填写用人单位。</translation>
    </message>
    <message>
        <source>The package is too large ({name}). Name fewer employers, or leave out the photo.</source>
        <comment>consent-too-large</comment>
        <translation>授权包过大（{name}）。请减少用人单位，或不附照片。</translation>
    </message>
    <message>
        <source>Nothing was made: the package would still contain something withheld ({field}).</source>
        <comment>consent-refused</comment>
        <translation>未生成：授权包中仍含有应隐去的内容（{field}）。</translation>
    </message>
    <message>
        <source>This is not a consent package, or it is damaged. Nothing was opened.</source>
        <comment>consent-not-a-package</comment>
        <translation>这不是授权包，或文件已损坏。未打开任何内容。</translation>
    </message>
    <message>
        <source>This package is encrypted for somebody else. Ask the student to make one for your key.</source>
        <comment>consent-not-for-you</comment>
        <translation>该授权包是为他人加密的。请学生用您的密钥重新制作。</translation>
    </message>
    <message>
        <source>The student made this package for another counsellor, and somebody passed it on. Nothing was opened.</source>
        <comment>consent-forwarded</comment>
        <translation>该授权包是学生给另一位指导老师的，被他人转交。未打开任何内容。</translation>
    </message>
    <message>
        <source>This package was changed after it was signed, or is damaged. Nothing was imported. Ask the student for a new one.</source>
        <comment>consent-altered</comment>
        <translation>该授权包在签名后被改动或已损坏，未采用任何内容。请向学生索取新的授权包。</translation>
    </message>
    <message>
        <source>This package was made by a newer version of the program. Update yours.</source>
        <comment>consent-newer</comment>
        <translation>该授权包由更新版本的程序制作，请更新本程序。</translation>
    </message>
    <message>
        <source>This package contains attachments, which this version cannot store. Nothing was imported.</source>
        <comment>consent-attachments</comment>
        <translation>该授权包含有附件，本版本无法保存，未采用任何内容。</translation>
    </message>
    <message>
        <source>{name}&apos;s packages were signed by another key before, so nothing was opened. Before: {known}. Now: {found}. Ask the student; if the new one is right, remove the student and take the package again.</source>
        <comment>consent-key-changed</comment>
        <translation>{name} 之前的授权包由另一密钥签名，未打开任何内容。之前：{known}；现在：{found}。请向学生确认；如新密钥正确，请移除该学生后重新导入。</translation>
    </message>
    <message>
        <source>There is no consent {id} here.</source>
        <comment>consent-unknown</comment>
        <translation>这里没有编号为 {id} 的同意。</translation>
    </message>
    <message>
        <source>{name} has given no consent.</source>
        <comment>student-no-consent</comment>
        <translation>{name} 尚未给出同意。</translation>
    </message>
    <message>
        <source>No printed form has the code {given}. Check it on the form; a later form of the same student replaces an earlier one.</source>
        <comment>consent-code-unknown</comment>
        <translation>没有代码为 {given} 的表格。请核对；同一学生的新表格会取代旧表格。</translation>
    </message>
    <message>
        <source>Imported. The data are in the student&apos;s own vault here.</source>
        <comment>consent-taken</comment>
        <translation>已接收，数据存放在该学生单独的保险库中。</translation>
    </message>
    <message>
        <source>A résumé of this student is here already: where theirs differs, it becomes version {new}, and version {here} stays in the history.</source>
        <comment>consent-new-version</comment>
        <translation>这里已有该学生的简历：包中的简历如有不同，将成为第 {new} 版，第 {here} 版保留在历史记录中。</translation>
    </message>
    <message>
        <source>The consent has ended.</source>
        <comment>consent-withdrawn</comment>
        <translation>同意已终止。</translation>
    </message>
    <message>
        <source>Expiry works inside this program. Whoever wrote something down still has it.</source>
        <comment>consent-honest</comment>
        <translation>到期只在本程序内生效。已另行记下内容的人仍然持有。</translation>
    </message>
    <message>
        <source>The form is in {path}. It allows nothing until it is signed and its code ({code}) entered.</source>
        <comment>consent-form-printed</comment>
        <translation>表格已保存到 {path}。签字并录入代码（{code}）之前不产生任何授权。</translation>
    </message>
    <message>
        <source>Student</source>
        <comment>consent-student</comment>
        <translation>学生</translation>
    </message>
    <message>
        <source>Purpose</source>
        <comment>consent-purpose</comment>
        <translation>用途</translation>
    </message>
    <message>
        <source>Employers who may get a copy</source>
        <comment>consent-employers</comment>
        <translation>可接收副本的用人单位</translation>
    </message>
    <message>
        <source>Kinds of data</source>
        <comment>consent-kinds</comment>
        <translation>信息种类</translation>
    </message>
    <message>
        <source>Issued</source>
        <comment>consent-issued</comment>
        <translation>签发日期</translation>
    </message>
    <message>
        <source>Valid until</source>
        <comment>consent-until</comment>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>This package ends the consent {id}.</source>
        <comment>consent-label-withdraws</comment>
        <translation>此包用于终止同意 {id}。</translation>
    </message>
    <message>
        <source>{name} ends the consent “{purpose}” of {day}.</source>
        <comment>consent-ends-by</comment>
        <translation>终止的是{name}于 {day} 给出的“{purpose}”同意。</translation>
    </message>
    <message>
        <source>The row is removed, too; only a ledger entry without a name stays. A roster that names the student brings the row back, without data.</source>
        <comment>consent-leaves-nothing</comment>
        <translation>名册中的这一行也会移除，只在台账里留下一条不含姓名的记录。再次导入名单时，这一行会重新出现，但没有资料。</translation>
    </message>
    <message>
        <source>no consent</source>
        <comment>consent-state-missing</comment>
        <translation>未同意</translation>
    </message>
    <message>
        <source>valid</source>
        <comment>consent-state-active</comment>
        <translation>有效</translation>
    </message>
    <message>
        <source>expired</source>
        <comment>consent-state-expired</comment>
        <translation>已到期</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <comment>consent-state-withdrawn</comment>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>package</source>
        <comment>consent-route-package</comment>
        <translation>授权包</translation>
    </message>
    <message>
        <source>paper</source>
        <comment>consent-route-paper</comment>
        <translation>纸质</translation>
    </message>
    <message>
        <source>Advice</source>
        <comment>purpose-advice</comment>
        <translation>就业指导</translation>
    </message>
    <message>
        <source>Copies for the employers named</source>
        <comment>purpose-applications</comment>
        <translation>向所列用人单位投递</translation>
    </message>
    <message>
        <source>Copies for a job fair</source>
        <comment>purpose-fair</comment>
        <translation>招聘会投递</translation>
    </message>
    <message>
        <source>Help with a leak or a fraud</source>
        <comment>purpose-incident</comment>
        <translation>协助处理泄露或诈骗</translation>
    </message>
    <message>
        <source>Counting in reports</source>
        <comment>purpose-report</comment>
        <translation>统计报告</translation>
    </message>
    <message>
        <source>Student</source>
        <comment>board-student</comment>
        <translation>学生</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>board-name</comment>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Consent</source>
        <comment>board-state</comment>
        <translation>同意状态</translation>
    </message>
    <message>
        <source>Purpose</source>
        <comment>board-purpose</comment>
        <translation>用途</translation>
    </message>
    <message>
        <source>Employers</source>
        <comment>board-employers</comment>
        <translation>用人单位</translation>
    </message>
    <message>
        <source>Kinds of data</source>
        <comment>board-kinds</comment>
        <translation>信息种类</translation>
    </message>
    <message>
        <source>Form</source>
        <comment>board-route</comment>
        <translation>形式</translation>
    </message>
    <message>
        <source>Issued</source>
        <comment>board-issued</comment>
        <translation>签发日期</translation>
    </message>
    <message>
        <source>Valid until</source>
        <comment>board-until</comment>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>SHA-256 of what was signed</source>
        <comment>board-digest</comment>
        <translation>所签内容的 SHA-256</translation>
    </message>
    <message>
        <source>Consent</source>
        <comment>consent-form-title</comment>
        <translation>同意书</translation>
    </message>
    <message>
        <source>I allow my counsellor to use the résumé kept for me, as stated here and for nothing else.</source>
        <comment>consent-form-intro</comment>
        <translation>本人同意指导老师按下列内容使用代为保管的本人简历，不作他用。</translation>
    </message>
    <message>
        <source>I may refuse. Refusing costs me no service.</source>
        <comment>consent-form-free</comment>
        <translation>本人可以拒绝；拒绝不影响获得服务。</translation>
    </message>
    <message>
        <source>I may withdraw this at any time by saying so, as easily as I give it. My data are then removed.</source>
        <comment>consent-form-withdraw</comment>
        <translation>本人可随时口头或书面撤回，撤回与同意同样简便；撤回后本人数据将被移除。</translation>
    </message>
    <message>
        <source>What was already sent to an employer named here is not called back by that.</source>
        <comment>consent-form-limit</comment>
        <translation>已发给所列用人单位的内容不因撤回而收回。</translation>
    </message>
    <message>
        <source>Code of this form</source>
        <comment>consent-form-code</comment>
        <translation>表格代码</translation>
    </message>
    <message>
        <source>Signature</source>
        <comment>consent-form-signature</comment>
        <translation>签名</translation>
    </message>
    <message>
        <source>Date</source>
        <comment>consent-form-date</comment>
        <translation>日期</translation>
    </message>
    <message>
        <source>Guardian&apos;s signature (for those who are under age)</source>
        <comment>consent-form-guardian</comment>
        <translation>监护人签名（未成年人）</translation>
    </message>
    <message>
        <source>A list has {limit} employers at most.</source>
        <comment>employers-too-many</comment>
        <translation>一份名单最多 {limit} 个用人单位。</translation>
    </message>
    <message>
        <source>Row {row}: the employer&apos;s name is missing.</source>
        <comment>employers-row-missing</comment>
        <translation>第 {row} 行：缺少用人单位名称。</translation>
    </message>
    <message>
        <source>Row {row}: the employer&apos;s name is longer than 200 characters.</source>
        <comment>employers-row-long</comment>
        <translation>第 {row} 行：用人单位名称超过 200 个字符。</translation>
    </message>
    <message>
        <source>Row {row}: this kind is not known, so it is taken as an employer. Known: employer, platform, agency, person, in English or Chinese.</source>
        <comment>employers-row-kind</comment>
        <translation>第 {row} 行：不认识这个类型，已按用人单位处理。可填：用人单位、平台、中介、个人（也可写 employer、platform、agency、person）。</translation>
    </message>
    <message>
        <source>Row {row}: row {other} has the same employer.</source>
        <comment>employers-row-twice</comment>
        <translation>第 {row} 行：与第 {other} 行是同一个用人单位。</translation>
    </message>
    <message>
        <source>Risky employers (red list): none by the cards of your caseload. That is no all-clear.</source>
        <comment>batch-risky-none</comment>
        <translation>高风险用人单位：您名册里的核查卡上没有列出，但仍请自行留意。</translation>
    </message>
    <message>
        <source>Consent missing (students): {count}</source>
        <comment>batch-left-consent-missing</comment>
        <translation>没有同意书（学生）：{count}</translation>
    </message>
    <message>
        <source>Consent expired (students): {count}</source>
        <comment>batch-left-consent-expired</comment>
        <translation>同意已到期（学生）：{count}</translation>
    </message>
    <message>
        <source>Consent withdrawn (students): {count}</source>
        <comment>batch-left-consent-withdrawn</comment>
        <translation>同意已撤回（学生）：{count}</translation>
    </message>
    <message>
        <source>Consent is not for a fair (students): {count}</source>
        <comment>batch-left-purpose</comment>
        <translation>同意的用途不是招聘会（学生）：{count}</translation>
    </message>
    <message>
        <source>Consent does not name the employer (pairs): {count}</source>
        <comment>batch-left-employer</comment>
        <translation>同意书没有列出该用人单位（配对）：{count}</translation>
    </message>
    <message>
        <source>Résumé not compared with its file yet (students): {count}</source>
        <comment>batch-left-not-reviewed</comment>
        <translation>简历尚未与原文件核对（学生）：{count}</translation>
    </message>
    <message>
        <source>No résumé yet (students): {count}</source>
        <comment>batch-left-no-resume</comment>
        <translation>还没有简历（学生）：{count}</translation>
    </message>
    <message>
        <source>No check yet of a posting (employers): {count}</source>
        <comment>batch-unchecked</comment>
        <translation>还没有核查过招聘信息（用人单位）：{count}</translation>
    </message>
    <message>
        <source>Check card older than 30 days (employers): {count}</source>
        <comment>batch-left-card-old</comment>
        <translation>用人单位的核查卡已超过 30 天（用人单位）：{count}</translation>
    </message>
    <message>
        <source>Copies to be made: {count}</source>
        <comment>batch-copies</comment>
        <translation>将生成的副本：{count}</translation>
    </message>
    <message>
        <source>In this folder already: {count}</source>
        <comment>batch-here</comment>
        <translation>已在此文件夹：{count}</translation>
    </message>
    <message>
        <source>E-mail shown in the copy</source>
        <comment>batch-column-address</comment>
        <translation>副本显示的邮箱</translation>
    </message>
    <message>
        <source>Copies made: {made}. There already: {there}. Not made: {failed}. They are in {path}, with a mail-merge list and a list to print from.</source>
        <comment>batch-made</comment>
        <translation>已生成副本：{made}。原已存在：{there}。未生成：{failed}。都在 {path}，并附有邮件合并表和打印清单。</translation>
    </message>
    <message>
        <source>No student&apos;s consent covers any of these employers today, so nothing is made.</source>
        <comment>batch-nothing</comment>
        <translation>今天没有任何学生的同意书涵盖这些用人单位，因此没有生成任何副本。</translation>
    </message>
    <message>
        <source>This folder holds the batch of {day} already: go on with it (--resume), or name another folder. {path}</source>
        <comment>batch-exists</comment>
        <translation>这个文件夹里已有 {day} 的批次：请用 --resume 继续，或换一个文件夹。{path}</translation>
    </message>
    <message>
        <source>There is no batch in {path} to continue.</source>
        <comment>batch-unknown</comment>
        <translation>{path} 中没有可以继续的批次。</translation>
    </message>
    <message>
        <source>The batch in this folder has stage {stage}, formats {formats}, folders by {order}. Go on with the same, or name another folder.</source>
        <comment>batch-differs</comment>
        <translation>这个文件夹里的批次：阶段 {stage}，格式 {formats}，文件夹按 {order} 分。请用相同的选项继续，或换一个文件夹。</translation>
    </message>
    <message>
        <source>The consent ended before this copy was made.</source>
        <comment>batch-consent-ended</comment>
        <translation>同意在生成这份副本之前已经结束。</translation>
    </message>
    <message>
        <source>Imported. It is in this student&apos;s own vault, which opens only while the consent lasts.</source>
        <comment>matter-taken</comment>
        <translation>已导入，存放在该学生自己的保险库中。该保险库仅在同意有效期间可以打开。</translation>
    </message>
    <message>
        <source>The answer is in {path}. Suggestions: {count}. The student accepts or declines each of them.</source>
        <comment>matter-answer-written</comment>
        <translation>答复已保存到 {path}，含 {count} 条建议。是否采纳由学生逐条决定。</translation>
    </message>
    <message>
        <source>This roster needs a first line with the titles id and name; known are {columns}.</source>
        <comment>roster-columns</comment>
        <translation>名册首行须有 id（学号）和 name（姓名）；可用列：{columns}。</translation>
    </message>
    <message>
        <source>A roster has {limit} rows at most.</source>
        <comment>roster-too-long</comment>
        <translation>名册最多 {limit} 行。</translation>
    </message>
    <message>
        <source>Students added: {count}. Rows not imported: {problems}.</source>
        <comment>roster-added</comment>
        <translation>已添加学生：{count}。未采用的行：{problems}。</translation>
    </message>
    <message>
        <source>Students to be added: {count}. Rows not imported: {problems}. Nothing was added yet.</source>
        <comment>roster-would-add</comment>
        <translation>将添加学生：{count}。不采用的行：{problems}。尚未添加。</translation>
    </message>
    <message>
        <source>Row {row}: the id is missing.</source>
        <comment>roster-id-missing</comment>
        <translation>第 {row} 行：缺少编号。</translation>
    </message>
    <message>
        <source>Row {row}: the id is longer than 64 characters.</source>
        <comment>roster-id-long</comment>
        <translation>第 {row} 行：编号超过 64 个字符。</translation>
    </message>
    <message>
        <source>Row {row}: row {other} has the same id.</source>
        <comment>roster-id-twice</comment>
        <translation>第 {row} 行：编号与第 {other} 行重复。</translation>
    </message>
    <message>
        <source>Row {row}: this id is in the caseload already.</source>
        <comment>roster-id-known</comment>
        <translation>第 {row} 行：名册中已有此编号。</translation>
    </message>
    <message>
        <source>Row {row}: the name is missing.</source>
        <comment>roster-name-missing</comment>
        <translation>第 {row} 行：缺少姓名。</translation>
    </message>
    <message>
        <source>Row {row}: the name is longer than 200 characters.</source>
        <comment>roster-name-long</comment>
        <translation>第 {row} 行：姓名超过 200 个字符。</translation>
    </message>
    <message>
        <source>Row {row}: row {other} has the same name and the same file.</source>
        <comment>roster-name-same-person</comment>
        <translation>第 {row} 行：姓名和文件与第 {other} 行相同。</translation>
    </message>
    <message>
        <source>Row {row}: a student of this name with the same file is in the caseload already.</source>
        <comment>roster-name-known-person</comment>
        <translation>第 {row} 行：名册中已有同名且文件相同的学生。</translation>
    </message>
    <message>
        <source>Row {row}: the purpose is longer than 500 characters.</source>
        <comment>roster-purpose-long</comment>
        <translation>第 {row} 行：用途超过 500 个字符。</translation>
    </message>
    <message>
        <source>Row {row}: the last day cannot be read. Write it as 2027-06-30.</source>
        <comment>roster-expires-no-day</comment>
        <translation>第 {row} 行：无法识别截止日期。请写作 2027-06-30。</translation>
    </message>
    <message>
        <source>Row {row}: the last day has passed.</source>
        <comment>roster-expires-past</comment>
        <translation>第 {row} 行：截止日期已过。</translation>
    </message>
    <message>
        <source>Row {row}: there is no such résumé file.</source>
        <comment>roster-resume-missing</comment>
        <translation>第 {row} 行：找不到简历文件。</translation>
    </message>
    <message>
        <source>Row {row}: the résumé is not under the roster&apos;s folder.</source>
        <comment>roster-resume-outside</comment>
        <translation>第 {row} 行：简历不在名册所在文件夹内。</translation>
    </message>
    <message>
        <source>Row {row}: the file cannot be read as a résumé.</source>
        <comment>roster-resume-unreadable</comment>
        <translation>第 {row} 行：文件无法作为简历读取。</translation>
    </message>
    <message>
        <source>The program does not recognise this signed file, or it is damaged. Nothing was imported.</source>
        <comment>signed-damaged</comment>
        <translation>这不是本程序认识的签名文件，或已损坏。未采用其中任何内容。</translation>
    </message>
    <message>
        <source>This file is not signed by anyone this program trusts. Nothing was imported.</source>
        <comment>signed-unknown</comment>
        <translation>这个文件不是由本程序信任的一方签名的。未采用其中任何内容。</translation>
    </message>
    <message>
        <source>This file is signed, but it is about something else. Nothing was imported.</source>
        <comment>signed-other-kind</comment>
        <translation>这个文件有签名，但讲的是另一件事。未采用其中任何内容。</translation>
    </message>
    <message>
        <source>This file was valid until {date}. Get a newer one. Nothing was imported.</source>
        <comment>signed-expired</comment>
        <translation>这个文件的有效期到 {date} 为止，请换一份新的。未采用其中任何内容。</translation>
    </message>
    <message>
        <source>This file is older than one that was imported before. Nothing was imported.</source>
        <comment>signed-older</comment>
        <translation>这个文件比之前采用过的还旧。未采用其中任何内容。</translation>
    </message>
    <message>
        <source>This build names no publisher, so it cannot check for newer versions.</source>
        <comment>updates-none</comment>
        <translation>这个版本没有写明由谁发布，所以无法查询新版本。</translation>
    </message>
    <message>
        <source>{host} gave no usable answer ({status}). Try again later.</source>
        <comment>updates-no-answer</comment>
        <translation>{host} 没有给出可用的回复（{status}），请稍后再试。</translation>
    </message>
    <message>
        <source>Version {version} is available; this is {own}. You can get it at {page}</source>
        <comment>update-newer</comment>
        <translation>有新版本 {version}；您现在用的是 {own}。下载页面：{page}</translation>
    </message>
    <message>
        <source>You have the newest version known ({version}). This is {own}.</source>
        <comment>update-same</comment>
        <translation>没有发现更新的版本。您现在用的是 {own}，已知最新版本是 {version}。</translation>
    </message>
    <message>
        <source>Nothing is known about newer versions. This is {own}.</source>
        <comment>update-unknown</comment>
        <translation>还没有查询过新版本。您现在用的是 {own}。</translation>
    </message>
    <message>
        <source>Row {row} seems to hold personal data: {text}. A list for others holds none. Change it and sign again (further places: {more}).</source>
        <comment>shared-list-personal</comment>
        <translation>第 {row} 行可能含有个人信息：{text}。给别人的清单不应包含个人信息，请修改后重新签名（另有 {more} 处）。</translation>
    </message>
    <message>
        <source>Nobody you know signed this list. Ask the office it comes from to read you its fingerprint: {fingerprint}. If it is the same, read the file again with --trust and their name.</source>
        <comment>shared-list-stranger</comment>
        <translation>这份清单不是由您认识的人签名的。请当面或打电话请对方念出指纹：{fingerprint}。一致的话，用 --trust 加上对方名称再读一次。</translation>
    </message>
    <message>
        <source>Lists that fit: {count}. Name one with --title.</source>
        <comment>shared-list-which</comment>
        <translation>符合的清单有 {count} 份，请用 --title 指明是哪一份。</translation>
    </message>
    <message>
        <source>There is no author called {name}.</source>
        <comment>shared-list-nobody</comment>
        <translation>没有叫“{name}”的作者。</translation>
    </message>
    <message>
        <source>{path} holds rows: {count}. Your fingerprint, for those who read it: {fingerprint}</source>
        <comment>shared-list-signed</comment>
        <translation>{path} 共 {count} 行。请把您的指纹告诉对方：{fingerprint}</translation>
    </message>
    <message>
        <source>Lists from {name} are no longer accepted, and those received were deleted.</source>
        <comment>shared-list-forgotten</comment>
        <translation>不再接收“{name}”的清单，已收到的也已删除。</translation>
    </message>
    <message>
        <source>{title} · rows: {count} · from: {author} · until {until}</source>
        <comment>shared-list-line</comment>
        <translation>{title} · {count} 行 · 来自：{author} · 有效期至 {until}</translation>
    </message>
    <message>
        <source>The evidence pack is in {path}. Files: {count}</source>
        <comment>evidence-written</comment>
        <translation>证据包已保存到 {path}。共 {count} 个文件</translation>
    </message>
    <message>
        <source>That is not a day. Write it as year, month and day, for example 2026-11-29.</source>
        <comment>incident-day-unknown</comment>
        <translation>这不是日期。请按年、月、日书写，例如 2026-11-29。</translation>
    </message>
    <message>
        <source>That day is still to come. Choose today or an earlier one.</source>
        <comment>incident-day-future</comment>
        <translation>这一天还没到。请选择今天或更早的日期。</translation>
    </message>
    <message>
        <source>Write the time like 14:05, 3pm or 15.30.</source>
        <comment>incident-time-unknown</comment>
        <translation>请把时间写成 14:05、下午3点 或 15.30 这样的形式。</translation>
    </message>
    <message>
        <source>job posting</source>
        <comment>incident-kind-posting</comment>
        <translation>招聘信息</translation>
    </message>
    <message>
        <source>I paid or gave something</source>
        <comment>incident-kind-given</comment>
        <translation>我付了款或交了材料</translation>
    </message>
    <message>
        <source>Look a number up on its official page before you rely on it; only those marked “checked” were read there.</source>
        <comment>offices-look-first</comment>
        <translation>使用前请先到官方网页核对号码；只有标“已核对”的，是从官方网页上读到的。</translation>
    </message>
    <message>
        <source>Look a number or address up on its official page before you rely on it.</source>
        <comment>offices-look-all</comment>
        <translation>使用前请先到官方网页核对号码或网址。</translation>
    </message>
    <message>
        <source>These were read on the official pages, except for those marked.</source>
        <comment>offices-mostly-checked</comment>
        <translation>除有标注的以外，以下均从官方网页上读到。</translation>
    </message>
    <message>
        <source>checked</source>
        <comment>office-checked</comment>
        <translation>已核对</translation>
    </message>
    <message>
        <source>My notes: {text}</source>
        <comment>evidence-noted</comment>
        <translation>我的记录：{text}</translation>
    </message>
    <message>
        <source>It reads: “{text}”</source>
        <comment>evidence-reads</comment>
        <translation>原文：“{text}”</translation>
    </message>
    <message>
        <source>This folder is a bag in the sense of RFC 8493. Open data/summary.pdf first.
To check that nothing was changed, run one of these in this folder:
    sha256sum -c manifest-sha256.txt
    python3 verify_bag.py
Who gets what:
    The police, a court, your lawyer: this whole folder, unchanged.
    Anybody else (a platform, an employer, the press): only copies from data/working, or a pack made without originals.
data/originals holds the files exactly as they were received; data/working holds copies in which other people’s data are hidden.
data/summary.pdf and data/ledger-proof.zip tell of other people too: read them before anybody else gets them.
data/sent/copies-proof.zip, where it is there, proves what was sent: unpack it and follow its README.
data/ledger-proof.zip, where it is there, holds the ledger’s rows about the incident, its files, checks and letters: unpack it and follow its README.
A time-stamp, where there is one, is over tagmanifest-sha256.txt: verify_bag.py checks it too where openssl is installed.</source>
        <comment>evidence-readme</comment>
        <translation>本文件夹是符合 RFC 8493 的 BagIt 包。请先打开 data/summary.pdf。
核验内容未被改动，在本文件夹中运行以下任一命令：
    sha256sum -c manifest-sha256.txt
    python3 verify_bag.py
交给谁、交什么：
    警方、法院、您的律师：整个文件夹，原样交。
    其他人（平台、用人单位、媒体）：只交 data/working 中的副本，或另做一份不含原件的证据包。
data/originals 为收到时的原始文件；data/working 为遮去他人信息的副本。
data/summary.pdf 和 data/ledger-proof.zip 中也有他人信息：交给其他人之前请先看一遍。
data/sent/copies-proof.zip（如有）证明发送过的内容：解压后按其中说明核验。
data/ledger-proof.zip（如有）为台账中关于事件、文件、核查和信件的记录：解压后按其中说明核验。
时间戳（如有）针对 tagmanifest-sha256.txt；安装了 openssl 时，verify_bag.py 一并核验。</translation>
    </message>
    <message>
        <source>This folder is a bag in the sense of RFC 8493. Open data/summary.pdf first.
It was made without originals, so that it can go to a platform, an employer or an adviser: data/working holds copies in which other people’s data are hidden.
The summary tells what you wrote in it: read it once more. The police and courts need the pack with the originals, which is made separately.
To check that nothing was changed, run one of these in this folder:
    sha256sum -c manifest-sha256.txt
    python3 verify_bag.py
data/sent/copies-proof.zip, where it is there, proves what was sent: unpack it and follow its README.</source>
        <comment>evidence-readme-copies</comment>
        <translation>本文件夹是符合 RFC 8493 的 BagIt 包。请先打开 data/summary.pdf。
本包不含原件，可以交给平台、用人单位或咨询人员：data/working 为遮去他人信息的副本。
摘要中是您自己写的内容：交出前请再看一遍。警方和法院需要含原件的证据包，请另做一份。
核验内容未被改动，在本文件夹中运行以下任一命令：
    sha256sum -c manifest-sha256.txt
    python3 verify_bag.py
data/sent/copies-proof.zip（如有）证明发送过的内容：解压后按其中说明核验。</translation>
    </message>
    <message>
        <source>original kept, not in this pack</source>
        <comment>evidence-original-kept</comment>
        <translation>原件由本人保存，不在本证据包内</translation>
    </message>
    <message>
        <source>There is no check {check}.</source>
        <comment>check-unknown</comment>
        <translation>没有编号为 {check} 的核查。</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <comment>folder-missing</comment>
        <translation>没有文件夹 {path}。</translation>
    </message>
    <message>
        <source>There is no case “{case}”. Choose one of: {cases}.</source>
        <comment>first-hour-unknown</comment>
        <translation>没有“{case}”这种情形。可选：{cases}。</translation>
    </message>
    <message>
        <source>Now, in this order</source>
        <comment>first-hour-now</comment>
        <translation>现在，按顺序做</translation>
    </message>
    <message>
        <source>“{name}” is not a platform this program knows. Choose one of: {known}.</source>
        <comment>platform-unknown</comment>
        <translation>本程序不认识平台“{name}”。可选：{known}。</translation>
    </message>
    <message>
        <source>{name}: counts as public until you say otherwise. Copies it got: {count}.</source>
        <comment>platform-assumed</comment>
        <translation>{name}：在您另行说明之前视为公开。收到的副本 {count} 份。</translation>
    </message>
    <message>
        <source>{name}: public since {day}. Copies it got: {count}.</source>
        <comment>platform-public</comment>
        <translation>{name}：自 {day} 起公开。收到的副本 {count} 份。</translation>
    </message>
    <message>
        <source>{name}: hidden since {day}. Copies it got: {count}.</source>
        <comment>platform-hidden</comment>
        <translation>{name}：自 {day} 起隐藏。收到的副本 {count} 份。</translation>
    </message>
    <message>
        <source>{name}: account closed on {day}. Copies it got: {count}.</source>
        <comment>platform-closed</comment>
        <translation>{name}：账号已于 {day} 注销。收到的副本 {count} 份。</translation>
    </message>
    <message>
        <source>Yearly check-up</source>
        <comment>checkup-title</comment>
        <translation>年度检查</translation>
    </message>
    <message>
        <source>Gone through on {day}</source>
        <comment>checkup-made</comment>
        <translation>检查日期：{day}</translation>
    </message>
    <message>
        <source>What this program knows: copies made with it, and what you said. It cannot see what others stored.</source>
        <comment>checkup-limits</comment>
        <translation>以上为本程序所知：由本程序生成的副本，以及您的说明。他人存储了什么，程序看不到。</translation>
    </message>
    <message>
        <source>Letters to send</source>
        <comment>checkup-letters</comment>
        <translation>建议寄出的信</translation>
    </message>
    <message>
        <source>Still public</source>
        <comment>checkup-platforms</comment>
        <translation>仍然公开的平台</translation>
    </message>
    <message>
        <source>Old numbers and addresses that are still out</source>
        <comment>checkup-contacts</comment>
        <translation>仍在外面的旧号码和旧地址</translation>
    </message>
    <message>
        <source>Requests without an answer</source>
        <comment>checkup-requests</comment>
        <translation>尚未得到答复的请求</translation>
    </message>
    <message>
        <source>Who holds a copy</source>
        <comment>checkup-holders</comment>
        <translation>谁持有副本</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <comment>checkup-none</comment>
        <translation>没有发现。</translation>
    </message>
    <message>
        <source>Backup</source>
        <comment>checkup-backup</comment>
        <translation>备份</translation>
    </message>
    <message>
        <source>Have you restored a backup this year, to see that it opens? Settings, Vault, “Try a backup”.</source>
        <comment>checkup-backup-ask</comment>
        <translation>今年试过恢复备份、确认能打开吗？设置 → 保险库 → “试一试备份”。</translation>
    </message>
    <message>
        <source>{name}: ask them to delete what they hold.</source>
        <comment>checkup-letter-erase</comment>
        <translation>{name}：请对方删除所持有的内容。</translation>
    </message>
    <message>
        <source>{name}: ask what they hold and who got it.</source>
        <comment>checkup-letter-access</comment>
        <translation>{name}：询问对方持有什么、给过谁。</translation>
    </message>
    <message>
        <source>{name}: copies {count}, the latest of {day}. Their need for it ended on {ended}.</source>
        <comment>checkup-expired</comment>
        <translation>{name}：副本 {count} 份，最近一份为{day}；对方自{ended}起不再需要。</translation>
    </message>
    <message>
        <source>{name}: copies {count}, the latest of {day}: more than a year ago.</source>
        <comment>checkup-old</comment>
        <translation>{name}：副本 {count} 份，最近一份为{day}，已超过一年。</translation>
    </message>
    <message>
        <source>{name}: copies {count}, the latest of {day}.</source>
        <comment>checkup-held</comment>
        <translation>{name}：副本 {count} 份，最近一份为{day}。</translation>
    </message>
    <message>
        <source>{name}: not yet confirmed as hidden. Look at it as an employer would.</source>
        <comment>checkup-assumed</comment>
        <translation>{name}：尚未说明已隐藏。请以招聘方的身份查看一次。</translation>
    </message>
    <message>
        <source>{names} still have {value}.</source>
        <comment>checkup-contact</comment>
        <translation>{value}：{names} 仍然持有。</translation>
    </message>
    <message>
        <source>{name}: nothing sent, nothing said.</source>
        <comment>platform-not-said</comment>
        <translation>{name}：没有发送过，也没有说明。</translation>
    </message>
    <message>
        <source>Say who holds the data (--recipient), what the letter asks for (--kind) and where to write it (--out).</source>
        <comment>letter-options-missing</comment>
        <translation>请指明数据在谁手里（--recipient）、信的种类（--kind）和保存位置（--out）。</translation>
    </message>
    <message>
        <source>There is no letter {id}. `letter list` shows them all.</source>
        <comment>letter-unknown</comment>
        <translation>没有编号为{id}的信。用 letter list 可查看全部。</translation>
    </message>
    <message>
        <source>There is no law called {law} here. Known: {known}.</source>
        <comment>letter-law-unknown</comment>
        <translation>没有名为{law}的法律。可选：{known}。</translation>
    </message>
    <message>
        <source>The law {law} is not in force on this day (as far as we know, {day} is the day to check). Choose another law, or `none` for a letter that names no law.</source>
        <comment>letter-law-not-in-force</comment>
        <translation>{law}这部法律当日未生效（据我们所知，相关日期为{day}，请核对）。请选择其他法律，或选 none 写一封不引用法律的信。</translation>
    </message>
    <message>
        <source>This kind of letter follows an earlier one that was sent to the same recipient. Record first that it was sent.</source>
        <comment>letter-needs-earlier</comment>
        <translation>这种信须跟在已寄给同一接收方的信之后。请先登记那封信已寄出。</translation>
    </message>
    <message>
        <source>Only a complaint goes to an authority. Leave the authority out, or choose the complaint.</source>
        <comment>letter-to-complaint-only</comment>
        <translation>只有投诉信才寄给监管机构。请去掉监管机构，或改选投诉。</translation>
    </message>
    <message>
        <source>A letter cannot be written as {format}. Known formats: {known}.</source>
        <comment>letter-format-unknown</comment>
        <translation>信不能保存为{format}。可用格式：{known}。</translation>
    </message>
    <message>
        <source>There is nothing in the letter. Write it first.</source>
        <comment>letter-empty</comment>
        <translation>信是空的，请先写好内容。</translation>
    </message>
    <message>
        <source>Letter {id} was sent on {day}, so this stays as it is.</source>
        <comment>letter-sent-before</comment>
        <translation>第{id}号信已于{day}寄出，不再改动。</translation>
    </message>
    <message>
        <source>Letter {id} was not sent yet. Record first that it was sent.</source>
        <comment>letter-not-sent</comment>
        <translation>第{id}号信尚未寄出，请先登记寄出。</translation>
    </message>
    <message>
        <source>Nothing is to be written after letter {id} now.</source>
        <comment>letter-nothing-follows</comment>
        <translation>第{id}号信目前不需要后续信件。</translation>
    </message>
    <message>
        <source>{day} is not a date. Write it like 2026-11-29.</source>
        <comment>letter-day</comment>
        <translation>{day}不是日期，请写成 2026-11-29 的样子。</translation>
    </message>
    <message>
        <source>Letter {id} was written to {path}. Look it over, send it yourself, then record it: letter sent {id}</source>
        <comment>letter-written</comment>
        <translation>第{id}号信已保存到{path}。请先看一遍，自行寄出，再登记：letter sent {id}</translation>
    </message>
    <message>
        <source>Letter {id} was sent on {day}.</source>
        <comment>letter-sent</comment>
        <translation>第{id}号信已于{day}寄出。</translation>
    </message>
    <message>
        <source>Letter {id} was sent on {day}. You will be reminded of the answer on {due}.</source>
        <comment>letter-sent-due</comment>
        <translation>第{id}号信已于{day}寄出，将在{due}提醒您查看答复。</translation>
    </message>
    <message>
        <source>The answer to letter {id} was recorded.</source>
        <comment>letter-answered</comment>
        <translation>已登记第{id}号信的答复。</translation>
    </message>
    <message>
        <source>Recorded. A reminder may follow now: letter next {id}</source>
        <comment>letter-next-reminder</comment>
        <translation>已登记。现在可以写提醒信：letter next {id}</translation>
    </message>
    <message>
        <source>Recorded. You may ask for the reasons now: letter next {id}</source>
        <comment>letter-next-reasons</comment>
        <translation>已登记。现在可以询问理由：letter next {id}</translation>
    </message>
    <message>
        <source>Recorded. You may answer with what they have already, without an identity document: letter next {id}</source>
        <comment>letter-next-identity</comment>
        <translation>已登记。现在可以用对方已有的信息回复，不必寄身份证件：letter next {id}</translation>
    </message>
    <message>
        <source>Recorded. A complaint may follow now: letter next {id}</source>
        <comment>letter-next-complaint</comment>
        <translation>已登记。现在可以写投诉信：letter next {id}</translation>
    </message>
    <message>
        <source>As far as we know, please check: {text}</source>
        <comment>letter-check</comment>
        <translation>据我们所知（请核对）：{text}</translation>
    </message>
    <message>
        <source>Not in the letter, because we have not confirmed it in the text of the law. As far as we know, please check: {text} ({article})</source>
        <comment>letter-unconfirmed</comment>
        <translation>以下内容未与法律原文核对，没有写进信里。据我们所知（请核对）：{text}（{article}）</translation>
    </message>
    <message>
        <source>The copy is {lines} lines too long for the number of pages wanted ({wanted}); it has {pages}. Smaller type would be hard to read.</source>
        <comment>pages-over</comment>
        <translation>副本比所要求的页数（{wanted}）多出 {lines} 行，共 {pages} 页。再缩小字号就不易阅读了。</translation>
    </message>
    <message>
        <source>The copy is {lines} lines too long for the number of pages wanted ({wanted}); it has {pages}. It would fit without: {parts}.</source>
        <comment>pages-over-leave-out</comment>
        <translation>副本比所要求的页数（{wanted}）多出 {lines} 行，共 {pages} 页。去掉以下内容即可排下：{parts}。</translation>
    </message>
    <message>
        <source>There is no design {theme}. Available: {known}.</source>
        <comment>theme-unknown</comment>
        <translation>没有名为 {theme} 的版式。可选：{known}。</translation>
    </message>
    <message>
        <source>The colour {accent} cannot be used: write #rrggbb, and dark enough to be read on white.</source>
        <comment>accent-unusable</comment>
        <translation>不能使用颜色 {accent}：请写成 #rrggbb，并且要足够深，印在白纸上看得清。</translation>
    </message>
    <message>
        <source>There is no pair of fonts {fonts}. Available: {known}.</source>
        <comment>fonts-unknown</comment>
        <translation>没有字体组合 {fonts}。可选：{known}。</translation>
    </message>
    <message>
        <source>There is no paper {paper}. Available: {known}.</source>
        <comment>paper-unknown</comment>
        <translation>没有纸张 {paper}。可选：{known}。</translation>
    </message>
    <message>
        <source>{pages} pages cannot be asked for: a number from 1 to {most}, or 0 for as many as it needs.</source>
        <comment>pages-unusable</comment>
        <translation>不能要求 {pages} 页：请填 1 到 {most}，或填 0 表示按内容需要。</translation>
    </message>
    <message>
        <source>The résumé has no section {section}.</source>
        <comment>section-unknown</comment>
        <translation>简历中没有 {section} 这一栏。</translation>
    </message>
    <message>
        <source>Say in a few words what the meeting is, so that you can find it again.</source>
        <comment>meeting-title-missing</comment>
        <translation>请用几个字写明是什么会面，方便以后查找。</translation>
    </message>
    <message>
        <source>“{text}” is not a moment. Write it like 2026-12-01T09:00.</source>
        <comment>meeting-moment-unknown</comment>
        <translation>“{text}”不是有效时间。请写成 2026-12-01T09:00 这样的格式。</translation>
    </message>
    <message>
        <source>The time to be back has to be after the beginning.</source>
        <comment>meeting-back-before</comment>
        <translation>返回时间必须晚于开始时间。</translation>
    </message>
    <message>
        <source>Each part of a plan may have at most {limit} letters (half as many Chinese characters), so that it stays one page. Shorten the long one.</source>
        <comment>meeting-part-long</comment>
        <translation>为保证打印在一页内，计划的每一项最多 {limit} 个字母（汉字减半）。请把过长的一项改短。</translation>
    </message>
    <message>
        <source>There is no meeting plan {id}. `meeting list` shows them all.</source>
        <comment>meeting-unknown</comment>
        <translation>没有编号为 {id} 的会面计划。用 `meeting list` 查看全部。</translation>
    </message>
    <message>
        <source>“{country}” is not a country code. Write two letters, such as CN.</source>
        <comment>country-code-unknown</comment>
        <translation>“{country}”不是国家或地区代码。请写两个字母，例如 CN。</translation>
    </message>
    <message>
        <source>Plan saved: {title} ({id}). Leave it with someone you trust.</source>
        <comment>meeting-kept</comment>
        <translation>已保存计划：{title}（{id}）。请交给一位您信任的人。</translation>
    </message>
    <message>
        <source>You are back: {title}.</source>
        <comment>meeting-back</comment>
        <translation>已记录您平安返回：{title}。</translation>
    </message>
    <message>
        <source>Meeting plan: {title}</source>
        <comment>meeting-page-title</comment>
        <translation>会面计划：{title}</translation>
    </message>
    <message>
        <source>Where and when</source>
        <comment>meeting-block-where</comment>
        <translation>时间和地点</translation>
    </message>
    <message>
        <source>Begins {begins}. Back by {back}.</source>
        <comment>meeting-when</comment>
        <translation>{begins} 开始，{back} 前返回。</translation>
    </message>
    <message>
        <source>Address they gave: {value}</source>
        <comment>meeting-place-told</comment>
        <translation>对方告知的地址：{value}</translation>
    </message>
    <message>
        <source>Address as I found it myself: {value}</source>
        <comment>meeting-place-found</comment>
        <translation>我自己查到的地址：{value}</translation>
    </message>
    <message>
        <source>Who receives me: {value}</source>
        <comment>meeting-contact</comment>
        <translation>接待人：{value}</translation>
    </message>
    <message>
        <source>Their number as I found it myself: {value}</source>
        <comment>meeting-number-found</comment>
        <translation>我自己查到的单位电话：{value}</translation>
    </message>
    <message>
        <source>How I go and come back: {value}</source>
        <comment>meeting-transport</comment>
        <translation>往返方式：{value}</translation>
    </message>
    <message>
        <source>still open</source>
        <comment>meeting-open</comment>
        <translation>尚未填写</translation>
    </message>
    <message>
        <source>I keep and hand over nothing</source>
        <comment>meeting-block-keep</comment>
        <translation>东西都留在自己身边</translation>
    </message>
    <message>
        <source>My ID stays with me: it is shown, never left with anybody.
My telephone stays with me, switched on.
I pay nothing: no deposit, no fee, no ticket through them.
I sign nothing there, and go to no other place than this one.</source>
        <comment>meeting-keep-lines</comment>
        <translation>身份证件不离身：可以出示，绝不交给任何人保管。
手机不离身，保持开机。
不付任何钱：不交押金，不交费用，不由对方代订车票。
不当场签任何文件，也不改去别的地方。</translation>
    </message>
    <message>
        <source>To leave I say: “{words}” I owe nobody a reason.</source>
        <comment>meeting-leave</comment>
        <translation>想离开时就说：“{words}”不需要向任何人解释。</translation>
    </message>
    <message>
        <source>I have to go now, somebody is waiting for me. Please send me the rest in writing.</source>
        <comment>meeting-words</comment>
        <translation>我现在得走了，有人在等我。其余的请发书面材料给我。</translation>
    </message>
    <message>
        <source>For whoever waits to hear from me: {name}</source>
        <comment>meeting-block-trusted</comment>
        <translation>给等我消息的人：{name}</translation>
    </message>
    <message>
        <source>Nothing heard by {back}: call me, and write to me.</source>
        <comment>meeting-step-call</comment>
        <translation>{back} 前没有消息：打我电话，也发消息给我。</translation>
    </message>
    <message>
        <source>No answer, or I sound strange: call {police}.</source>
        <comment>meeting-step-police</comment>
        <translation>没有回应，或者我说话不对劲：联系{police}。</translation>
    </message>
    <message>
        <source>No answer, or I sound strange: call the police there. The number is not known here: find it before the journey.</source>
        <comment>meeting-step-police-unknown</comment>
        <translation>没有回应，或者我说话不对劲：联系当地警方。本程序不知道当地的报警电话，出发前请先查到。</translation>
    </message>
    <message>
        <source>Tell them: where ({place}), with whom ({who}), since when ({begins}), how I went ({transport}).</source>
        <comment>meeting-step-tell</comment>
        <translation>告诉他们：在哪里（{place}）、和谁（{who}）、从什么时候起（{begins}）、怎么去的（{transport}）。</translation>
    </message>
    <message>
        <source>{name} ({number})</source>
        <comment>meeting-number</comment>
        <translation>{name}（{number}）</translation>
    </message>
    <message>
        <source>; </source>
        <comment>meeting-or</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>Still open</source>
        <comment>meeting-block-open</comment>
        <translation>尚未落实</translation>
    </message>
    <message>
        <source>Look the address up yourself, on a map and on the employer&apos;s own site.</source>
        <comment>meeting-missing-place_found</comment>
        <translation>请自己在地图和单位官网上查地址。</translation>
    </message>
    <message>
        <source>Find a number of the employer yourself, not from the invitation, and ask whether they invited you.</source>
        <comment>meeting-missing-number_found</comment>
        <translation>请自己查到单位的电话（不要用邀约里的号码），问清是否真的邀请了您。</translation>
    </message>
    <message>
        <source>Plan your own way there and back; take no lift from them.</source>
        <comment>meeting-missing-transport</comment>
        <translation>自己安排往返，不坐对方的车。</translation>
    </message>
    <message>
        <source>Choose somebody who knows where you are.</source>
        <comment>meeting-missing-trusted</comment>
        <translation>选一位知道您去向的人。</translation>
    </message>
    <message>
        <source>Write down their telephone, and tell them.</source>
        <comment>meeting-missing-trusted_phone</comment>
        <translation>写下对方的电话，并告诉对方。</translation>
    </message>
    <message>
        <source>Expected back by {back}. Back? Tick it. If not, first call {name}. {steps}</source>
        <comment>meeting-overdue</comment>
        <translation>应于 {back} 前返回。已经回来请打勾。若没有回来，看到这条的人请先联系 {name}。{steps}</translation>
    </message>
    <message>
        <source>{begins}, {place}. Back by {back}. Is the page with somebody you trust?</source>
        <comment>meeting-ahead</comment>
        <translation>{begins}，{place}。{back} 前返回。计划页交给信任的人了吗？</translation>
    </message>
    <message>
        <source>The request for row {row} is in {path}. Send it to a time-stamp service and import its response.</source>
        <comment>timestamp-requested</comment>
        <translation>第 {row} 行的时间戳请求已写入 {path}。请发送给时间戳服务，再导入其响应。</translation>
    </message>
    <message>
        <source>With everything ticked that is proposed it could be traced also as: {leaks}. (Wordings among it: {count}; see the Wordings page, or resume wordings --propose and resume optional.)</source>
        <comment>meter-gained</comment>
        <translation>如果勾选全部建议，以下情形也能溯源：{leaks}。（其中措辞 {count} 处；见“措辞”页，或 resume wordings --propose 与 resume optional。）</translation>
    </message>
    <message>
        <source>Not even then as: {leaks}.</source>
        <comment>meter-left</comment>
        <translation>即使如此仍无法溯源：{leaks}。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list-comma</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>typed into a platform&apos;s form</source>
        <comment>leak-platform</comment>
        <translation>填入平台表单</translation>
    </message>
    <message>
        <source>Typed into a platform&apos;s form</source>
        <comment>scenario-platform</comment>
        <translation>填入平台表单</translation>
    </message>
    <message>
        <source>One job of it</source>
        <comment>scenario-one-job</comment>
        <translation>其中一段工作</translation>
    </message>
    <message>
        <source>Rewritten throughout</source>
        <comment>scenario-rewritten</comment>
        <translation>全部改写</translation>
    </message>
    <message>
        <source>Translated</source>
        <comment>scenario-translated</comment>
        <translation>译成外文</translation>
    </message>
    <message>
        <source>Typed into a platform&apos;s form</source>
        <comment>drill-platform</comment>
        <translation>填入平台表单</translation>
    </message>
    <message>
        <source>The ledger up to row {row} is stamped: {time}, by {authority}.</source>
        <comment>timestamp-kept</comment>
        <translation>台账至第 {row} 行已加盖时间戳：{time}，签发者 {authority}。</translation>
    </message>
    <message>
        <source>The register {register} cannot be asked about this. Give a name, a number in its form, or a domain (rdap).</source>
        <comment>lookup-unfit</comment>
        <translation>名录 {register} 不能查询这项内容。请给出名称、符合其格式的编号，或域名（rdap）。</translation>
    </message>
    <message>
        <source>The registry of {domain} gives no public answers about domain age. Nothing was sent.</source>
        <comment>lookup-not-covered</comment>
        <translation>{domain} 的注册局不提供公开的域名查询。没有发送任何内容。</translation>
    </message>
    <message>
        <source>The rule pack {file} has no signature beside it ({file}.sig), so it is not used. Ask whoever gave it to you for the signed pack.</source>
        <comment>rule-pack-unsigned</comment>
        <translation>规则包 {file} 旁边没有签名文件（{file}.sig），因此不使用。请向提供者索取已签名的规则包。</translation>
    </message>
    <message>
        <source>The signature of the rule pack {file} fits none of the known publishers, or the pack was changed. It is not used; get it again from its publisher.</source>
        <comment>rule-pack-forged</comment>
        <translation>规则包 {file} 的签名与任何已知发布者都不符，或内容被改动，因此不使用。请从发布者处重新获取。</translation>
    </message>
    <message>
        <source>The rule pack {file} was valid until {until}. It is not used; get a newer one.</source>
        <comment>rule-pack-expired</comment>
        <translation>规则包 {file} 有效期至 {until}，已过期，不再使用。请获取新版本。</translation>
    </message>
    <message>
        <source>The rule pack {file} names no valid last day (expires: YYYY-MM-DD), so it is not used.</source>
        <comment>rule-pack-undated</comment>
        <translation>规则包 {file} 没有写明有效的截止日期（expires: YYYY-MM-DD），因此不使用。</translation>
    </message>
    <message>
        <source>The list of publishers {file} cannot be read. Restore the file that came with the program.</source>
        <comment>rule-keys-invalid</comment>
        <translation>发布者列表 {file} 无法读取。请恢复程序自带的文件。</translation>
    </message>
    <message>
        <source>“{text}” is not a box. Write x,y,width,height: fractions of the picture (such as 0.3,0.8,0.5,0.1) or whole pixels.</source>
        <comment>strike-invalid</comment>
        <translation>“{text}”不是有效的区域。请写成 x,y,宽,高：图片的比例（例如 0.3,0.8,0.5,0.1）或整数像素。</translation>
    </message>
    <message>
        <source>Scan {reference} for {recipient} saved and recorded in the ledger.</source>
        <comment>scan-made</comment>
        <translation>给{recipient}的证件扫描件 {reference} 已保存，并记入台账。</translation>
    </message>
    <message>
        <source>The finished picture could not be read here (no text recognition): look at it yourself before you send it.</source>
        <comment>scan-unread</comment>
        <translation>本机无法识别成品图片中的文字（未安装文字识别）：发送前请亲自查看一遍。</translation>
    </message>
    <message>
        <source>Of your data, these can be read in it: {fields}</source>
        <comment>scan-shows</comment>
        <translation>其中仍可读出您的这些信息：{fields}</translation>
    </message>
    <message>
        <source>“{name}” cannot name a résumé. Use up to 40 letters, digits, spaces, dots or hyphens, such as en or manager.</source>
        <comment>master-name-invalid</comment>
        <translation>“{name}”不能作为简历名称。请用不超过 40 个字母、汉字、数字、空格、点或连字符，例如 en 或“管理岗”。</translation>
    </message>
    <message>
        <source>There is a résumé called {name} already. Choose another name.</source>
        <comment>master-exists</comment>
        <translation>已有名为 {name} 的简历。请换一个名称。</translation>
    </message>
    <message>
        <source>There is no version {number} of the résumé {name}. “resume versions” lists them.</source>
        <comment>version-unknown</comment>
        <translation>简历 {name} 没有第 {number} 版。可用 resume versions 查看全部版本。</translation>
    </message>
    <message>
        <source>Nothing changed between these versions.</source>
        <comment>versions-same</comment>
        <translation>这两个版本没有区别。</translation>
    </message>
    <message>
        <source>Version {number} is the newest again, as version {version}. Nothing was lost.</source>
        <comment>version-reverted</comment>
        <translation>第 {number} 版已恢复为最新（第 {version} 版），没有丢失任何内容。</translation>
    </message>
    <message>
        <source>The résumé {name} is begun, with the person of {source}.</source>
        <comment>master-begun</comment>
        <translation>已新建简历 {name}，个人信息取自 {source}。</translation>
    </message>
    <message>
        <source>Résumés that now have the person of {source}: {count}</source>
        <comment>person-synced</comment>
        <translation>已同步 {source} 个人信息的简历数：{count}</translation>
    </message>
    <message>
        <source>The field {field} was to stay, but it holds something that is withheld ({kind}), so that part was left out. Check that the recipient can still reach you.</source>
        <comment>kept-field-overruled</comment>
        <translation>字段 {field} 本应保留，但其中含有不应披露的内容（{kind}），因此该部分已略去。请确认对方仍能联系到您。</translation>
    </message>
    <message>
        <source>“{field}” is not a field of a posting that can be corrected. Choose one of: {fields}. Write FIELD=VALUE.</source>
        <comment>field-unknown</comment>
        <translation>“{field}”不是可以更正的招聘信息字段。可更正的有：{fields}；写法为 字段=内容。</translation>
    </message>
    <message>
        <source>This table needs at least a column for who received it (recipient, company) and one for the day (day, date applied). Columns that are known: {known}.</source>
        <comment>past-columns</comment>
        <translation>这份表格至少要有一列写明谁收到（公司名称或 recipient），一列写明日期（投递日期或 day）。可识别的列：{known}。</translation>
    </message>
    <message>
        <source>This table has more than {limit} lines. Split it into smaller files and import them one after the other.</source>
        <comment>past-too-many</comment>
        <translation>这份表格超过 {limit} 行。请分成几个较小的文件，逐个导入。</translation>
    </message>
    <message>
        <source>In line {line} of this table, a quotation mark is opened but not closed, so the lines after it run together. Close or remove it, and read the table again.</source>
        <comment>past-quote</comment>
        <translation>这份表格第 {line} 行的引号没有成对，后面各行无法分开。请补上或删掉这个引号，再重新读取。</translation>
    </message>
    <message>
        <source>Copy {reference} is void from now on (ledger row {row}). What was recorded stays in the ledger.</source>
        <comment>copy-voided</comment>
        <translation>副本 {reference} 从现在起作废（台账第 {row} 行）。原有记录仍保留在台账中。</translation>
    </message>
    <message>
        <source>{where}: every row and file in it can still be read. Write it out, or go back to a local backup.</source>
        <comment>damage-whole</comment>
        <translation>{where}：其中的每一行和每个文件仍可读出。请将其导出，或退回到本机备份。</translation>
    </message>
    <message>
        <source>Texts compared so far: {count}. Each one is a chance to name a wrong copy: multiply the bound by it.</source>
        <comment>trace-tests</comment>
        <translation>至今已比对 {count} 份文本。每比对一份都多一次误指的机会，请把上述概率乘以这个份数。</translation>
    </message>
    <message>
        <source>Copy {reference}: places changed by hand: {count}. They no longer count for or against it.</source>
        <comment>copy-edited</comment>
        <translation>副本 {reference}：有 {count} 处被手工改动，今后不再作为依据。</translation>
    </message>
    <message>
        <source>Copy {reference}: nothing that carries a mark was changed. All of it counts.</source>
        <comment>copy-not-edited</comment>
        <translation>副本 {reference}：带暗记的地方都没有改动，全部仍作为依据。</translation>
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
    <name>names</name>
    <message>
        <source>“{name}” is withheld from now on in every copy that withholds its owner.</source>
        <translation>今后，凡隐去它所指的单位或人的副本，都会一并隐去“{name}”。</translation>
    </message>
    <message>
        <source>“{name}” stays. You will not be asked about it again.</source>
        <translation>已保留“{name}”，以后不再询问。</translation>
    </message>
    <message>
        <source>“{name}” is not withheld. You can decide about it later.</source>
        <translation>“{name}”未隐去，以后可再决定。</translation>
    </message>
</context>
<context>
    <name>navigation</name>
    <message>
        <source>“{page}” is still working on something else. Finish or cancel that, then drop {name} again.</source>
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
    <name>offline</name>
    <message>
        <source>Open the network settings</source>
        <translation>打开网络设置</translation>
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
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>long dash without spaces</source>
        <translation>不带空格的长横 –</translation>
    </message>
    <message>
        <source>middle dot ·</source>
        <translation>间隔号 ·</translation>
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
    <name>platforms</name>
    <message>
        <source>Not known: treated as public</source>
        <translation>未知：按公开处理</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Account closed</source>
        <translation>账号已注销</translation>
    </message>
    <message>
        <source>No account there</source>
        <translation>没有账号</translation>
    </message>
    <message>
        <source>Nothing sent, status not set</source>
        <translation>没有发送过，也没有说明</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>自 {day} 起</translation>
    </message>
    <message>
        <source>got something: {count}</source>
        <translation>得到过 {count} 次</translation>
    </message>
    <message>
        <source>looked at on {day}</source>
        <translation>{day} 看过</translation>
    </message>
    <message>
        <source>look again on {day}</source>
        <translation>下次查看 {day}</translation>
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
        <translation>制作副本</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>求职记录</translation>
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
    <name>report</name>
    <message>
        <source>Open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>等待答复</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>No money was lost</source>
        <translation>没有钱款损失</translation>
    </message>
    <message>
        <source>Money was lost</source>
        <translation>有钱款损失</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>学业</translation>
    </message>
    <message>
        <source>{kind}: {value} (earlier)</source>
        <translation>{kind}：{value}（以前的）</translation>
    </message>
    <message>
        <source>{kind}: {value}</source>
        <translation>{kind}：{value}</translation>
    </message>
    <message>
        <source>{had} of {total} recipients had all of it: {names}</source>
        <translation>{total} 个接收方中有 {had} 个拿到过全部这些内容：{names}</translation>
    </message>
    <message>
        <source>No recipient had all of it. Recipients: {total}</source>
        <translation>共 {total} 个接收方，没有一个拿到过全部这些内容</translation>
    </message>
    <message>
        <source>Probably consistent with {names} ({percent} against every other source).</source>
        <translation>很可能与 {names} 相符（与其他所有来源相比占 {percent}）。</translation>
    </message>
    <message>
        <source>Consistent with one of these, but not which one: {names} (together {percent}).</source>
        <translation>与以下之一相符，但无法判断是哪一个：{names}（合计 {percent}）。</translation>
    </message>
    <message>
        <source>“{value}”: no copy ever showed it; this came from elsewhere.</source>
        <translation>“{value}”：没有任何副本包含过，这一项来自别处。</translation>
    </message>
    <message>
        <source>“{value}”: {count} of {total} lacked it.</source>
        <translation>“{value}”：{total} 个接收方中有 {count} 个没有拿到过。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>By employer</source>
        <translation>按单位</translation>
    </message>
    <message>
        <source>By sector</source>
        <translation>按行业</translation>
    </message>
    <message>
        <source>By stage</source>
        <translation>按阶段</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月份</translation>
    </message>
</context>
<context>
    <name>save_as</name>
    <message>
        <source>Replace the file?</source>
        <translation>替换文件？</translation>
    </message>
    <message>
        <source>“{name}” already exists in this folder.</source>
        <translation>此文件夹中已有“{name}”。</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
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
        <translation>无回音</translation>
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
        <source>Laying out the pages…</source>
        <translation>正在排版…</translation>
    </message>
    <message>
        <source>Verifying the finished file…</source>
        <translation>正在核验成品文件…</translation>
    </message>
    <message>
        <source>Recording in the ledger…</source>
        <translation>正在记入台账…</translation>
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
        <source>Searching the register…</source>
        <translation>正在查询名录…</translation>
    </message>
    <message>
        <source>Replacing the encryption key…</source>
        <translation>正在更换加密密钥…</translation>
    </message>
    <message>
        <source>Creating the vault…</source>
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
        <source>Searching the mail…</source>
        <translation>正在查找邮件…</translation>
    </message>
    <message>
        <source>Connecting to the mail server…</source>
        <translation>正在连接邮件服务器…</translation>
    </message>
    <message>
        <source>Contacting the provider…</source>
        <translation>正在联系服务商…</translation>
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
        <source>Making the daily local backup…</source>
        <translation>正在生成每日本机备份…</translation>
    </message>
    <message>
        <source>Making the copies…</source>
        <translation>正在生成副本…</translation>
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
        <source>Testing that the backup can be restored…</source>
        <translation>正在验证备份可以恢复…</translation>
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
    <name>together</name>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>In more than one: {values}</source>
        <translation>多个事件都提到：{values}</translation>
    </message>
    <message>
        <source>In one only: {values}</source>
        <translation>只有一个事件提到：{values}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Files: {count}</source>
        <translation>文件 {count} 个</translation>
    </message>
</context>
<context>
    <name>trace_report</name>
    <message>
        <source>No copy can be named: contact data only</source>
        <translation>无法判断来自哪一份：只有联系方式</translation>
    </message>
    <message>
        <source>No copy can be named: a reference is cited</source>
        <translation>不能指认任何副本：仅引用了编号</translation>
    </message>
    <message>
        <source>No copy can be named: reference and text disagree</source>
        <translation>不能指认任何副本：编号与正文不一致</translation>
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
        <translation>比对内容的哈希值（SHA-256）：{hash}</translation>
    </message>
    <message>
        <source>Copies compared: {count}</source>
        <translation>已比对副本：{count}</translation>
    </message>
    <message>
        <source>Strength needed to name one of them (bits): {bits}</source>
        <translation>指认其中一份所需强度（比特）：{bits}</translation>
    </message>
    <message>
        <source>Texts compared so far: {count}</source>
        <translation>迄今比对过的文本：{count}</translation>
    </message>
    <message>
        <source>Recipients who ever had this number or address: {count} of {all}.</source>
        <translation>{all} 个接收方中，有 {count} 个得到过这个号码或地址。</translation>
    </message>
    <message>
        <source>{reference}, made for {recipient} on {day}</source>
        <translation>{reference}，{day}为{recipient}制作</translation>
    </message>
    <message>
        <source>Probability of a wrong match by chance: {bound}</source>
        <translation>巧合误指概率：{bound}</translation>
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
        <source>Strength (bits)</source>
        <translation>强度（比特）</translation>
    </message>
</context>
<context>
    <name>trash</name>
    <message>
        <source>Open Trash</source>
        <translation>打开回收站</translation>
    </message>
    <message>
        <source>All applications are in Trash</source>
        <translation>全部求职记录都在回收站里</translation>
    </message>
    <message>
        <source>No copies yet</source>
        <translation>还没有副本</translation>
    </message>
    <message>
        <source>“{name}” was moved to Trash. The ledger keeps its record.</source>
        <translation>“{name}”已移到回收站。台账记录不变。</translation>
    </message>
    <message>
        <source>“{name}” is in Trash.</source>
        <translation>“{name}”在回收站里。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
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
        <source>Everything after that moment will be missing. The damaged vault stays in a folder beside it; nothing is overwritten.</source>
        <translation>该时间之后的内容将不在其中。损坏的保险库会保留在旁边的文件夹里，不会覆盖任何文件。</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>The vault is as it was then. The damaged one is in {name}. Unlock with the passphrase of that day.</source>
        <translation>保险库已退回到当时的状态。损坏的保险库保留在 {name} 中。请用当时的主密码解锁。</translation>
    </message>
    <message>
        <source>Open it as it is…</source>
        <translation>按现状打开…</translation>
    </message>
    <message>
        <source>Open the older vault</source>
        <translation>打开较旧的保险库</translation>
    </message>
    <message>
        <source>What was recorded later is missing in it: copies you made, and to whom. If you have a newer backup, restore that instead. The ledger will say that you opened it knowingly.</source>
        <translation>其中缺少之后的记录：您做过哪些副本、发给了谁。如有更新的备份，请改为恢复备份。台账会记下您是在知情的情况下打开的。</translation>
    </message>
    <message>
        <source>Open it as it is</source>
        <translation>按现状打开</translation>
    </message>
    <message>
        <source>The vault as it was on</source>
        <translation>退回到这个时间</translation>
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
        <translation>导出的文件不加密，谁拿到都能读。</translation>
    </message>
    <message>
        <source>Choose an empty folder…</source>
        <translation>选择一个空文件夹…</translation>
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
        <translation>保存恢复码打印页</translation>
    </message>
    <message>
        <source>The recovery sheet is saved. Print it, then delete the file.</source>
        <translation>恢复码打印页已保存。请打印后删除文件。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Save a backup</source>
        <translation>保存备份</translation>
    </message>
    <message>
        <source>Backup saved and tested: {name}. Copies in it: {count}</source>
        <translation>备份已保存并试恢复成功：{name}。内含副本 {count} 份</translation>
    </message>
    <message>
        <source>Choose where to create the folder</source>
        <translation>选择文件夹的保存位置</translation>
    </message>
    <message>
        <source>Everything was exported to the folder {name}. These files are not encrypted.</source>
        <translation>全部内容已导出到文件夹 {name}。这些文件未加密。</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Open a backup</source>
        <translation>打开备份</translation>
    </message>
    <message>
        <source>Backup of {day} restored, and its ledger verified. Copies: {copies}, ledger entries: {rows}.</source>
        <translation>{day} 的备份已恢复，台账核验无误。副本 {copies} 份，台账 {rows} 条。</translation>
    </message>
    <message>
        <source>Unlock it with the passphrase of this file. If somebody handed the vault over to you, they know it: set one of your own afterwards (Settings, Change passphrase).</source>
        <translation>请用这个文件的密码解锁。如果保险库是别人移交给您的，对方也知道这个密码：解锁后请在“设置”中用“更改主密码…”换成自己的主密码。</translation>
    </message>
    <message>
        <source>Unlock it with your passphrase or recovery sheet.</source>
        <translation>请用主密码或恢复码解锁。</translation>
    </message>
    <message>
        <source>Handover files (*.age);;All files (*)</source>
        <translation>移交文件 (*.age);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a handover file</source>
        <translation>打开移交文件</translation>
    </message>
    <message>
        <source>Receive a colleague&apos;s students</source>
        <translation>接收同事的学生</translation>
    </message>
    <message>
        <source>Enter the passphrase that your colleague set for the file.</source>
        <translation>请输入同事为该文件设置的密码。</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Passphrase of the file</source>
        <translation>文件密码</translation>
    </message>
    <message>
        <source>Students received: {count}. Unlock the caseload with your new passphrase.</source>
        <translation>已接收学生：{count}。请用新的主密码解锁。</translation>
    </message>
    <message>
        <source>Students received: {count}. Unlock the caseload with the passphrase of the file.</source>
        <translation>已接收学生：{count} 名。请用该文件的密码解锁名册。</translation>
    </message>
    <message>
        <source>The passphrase was changed.</source>
        <translation>主密码已更改。</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Enter the passphrase set when the backup was saved. It may differ from your vault&apos;s.</source>
        <translation>请输入保存备份时设置的密码，它可能与主密码不同。</translation>
    </message>
    <message>
        <source>Restore backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Backup passphrase</source>
        <translation>备份密码</translation>
    </message>
</context>
<context>
    <name>vaults</name>
    <message>
        <source>My own vault</source>
        <translation>我自己的保险库</translation>
    </message>
    <message>
        <source>Students I advise</source>
        <translation>我指导的学生</translation>
    </message>
    <message>
        <source>Student: {name}</source>
        <translation>学生：{name}</translation>
    </message>
    <message>
        <source>Switch to: {name}</source>
        <translation>切换到：{name}</translation>
    </message>
    <message>
        <source>All students</source>
        <translation>全部学生</translation>
    </message>
    <message>
        <source>Countermark</source>
        <translation>简历暗记</translation>
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
        <source>For a first application: your name, city and a contact address; no phone number.</source>
        <translation>初次投递：姓名、城市和联系邮箱，不含电话。</translation>
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
        <translation>微信、QQ 等</translation>
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
        <source>Family status</source>
        <translation>婚姻家庭</translation>
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
        <translation>不提供</translation>
    </message>
    <message>
        <source>Partly hidden</source>
        <translation>部分遮盖</translation>
    </message>
    <message>
        <source>Generalised</source>
        <translation>只写大致范围</translation>
    </message>
    <message>
        <source>Separate address, if set up</source>
        <translation>专用邮箱地址（如已设置）</translation>
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
        <source>As a cover letter</source>
        <translation>求职信</translation>
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
    <message>
        <source>found when the copy was checked</source>
        <translation>核验副本时发现</translation>
    </message>
    <message>
        <source>your choice for this copy</source>
        <translation>您为此副本作的选择</translation>
    </message>
    <message>
        <source>no font can print it</source>
        <translation>没有字体可以打印</translation>
    </message>
</context>
</TS>
