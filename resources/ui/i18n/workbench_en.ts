<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>workbench</name>
    <message>
      <location filename="resources/ui/settings.toml" />
      <source>与本市草案比较</source>
      <translation>Compare with our own draft</translation>
    </message>
    <message>
      <location filename="resources/ui/settings.toml" />
      <source>中文</source>
      <translation>Chinese</translation>
    </message>
    <message>
      <location filename="resources/ui/settings.toml" />
      <source>关闭后，启动时显示欢迎页。</source>
      <translation>When this is off, the program starts with the welcome page.</translation>
    </message>
    <message>
      <location filename="resources/ui/settings.toml" />
      <source>内部意见只留在本单位，不会随交换文件和对外版报告流出。</source>
      <translation>Internal notes stay in this office; they never leave it with exchange files or external reports.</translation>
    </message>
    <message>
      <location filename="resources/ui/settings.toml" />
      <source>启动时打开上次的项目</source>
      <translation>Open the last project at start</translation>
    </message>
    <message>
      <location filename="resources/ui/settings.toml" />
      <source>对照表中条文的字号（磅）。也可以按住 Ctrl 转动鼠标滚轮调整。</source>
      <translation>Size of the provisions in the comparison table, in points. Ctrl + mouse wheel changes it, too.</translation>
    </message>
    <message>
      <location filename="resources/ui/settings.toml" />
      <source>意见的默认期限（天）</source>
      <translation>Usual time for a note (days)</translation>
    </message>
    <message>
      <location filename="resources/ui/settings.toml" />
      <source>打开项目时，条文中的差异与哪一方比较。工具栏上可以随时改选。</source>
      <translation>What the provisions are compared with when a project is opened. It can be changed on the toolbar at any time.</translation>
    </message>
    <message>
      <location filename="resources/ui/settings.toml" />
      <source>新意见的默认范围</source>
      <translation>Usual reach of new notes</translation>
    </message>
    <message>
      <location filename="resources/ui/settings.toml" />
      <source>条文中的各款、各项首行缩进，便于分辨层次。</source>
      <translation>Indent the first line of every paragraph and item, so that levels are easy to tell apart.</translation>
    </message>
    <message>
      <location filename="resources/ui/settings.toml" />
      <source>条文字号</source>
      <translation>Text size</translation>
    </message>
    <message>
      <location filename="resources/ui/settings.toml" />
      <source>段落首行缩进</source>
      <translation>Indent first lines</translation>
    </message>
    <message>
      <location filename="resources/ui/settings.toml" />
      <source>界面语言</source>
      <translation>Language</translation>
    </message>
    <message>
      <location filename="resources/ui/settings.toml" />
      <source>窗口的颜色。高对比度适合视力不便或者强光下使用。</source>
      <translation>Colours of the window. High contrast suits weak eyesight or bright light.</translation>
    </message>
    <message>
      <location filename="resources/ui/settings.toml" />
      <source>给意见设期限时，预先填写的天数。</source>
      <translation>The number of days that is filled in first when a note is given a due date.</translation>
    </message>
    <message>
      <location filename="resources/ui/settings.toml" />
      <source>菜单、按钮和提示的语言（Language），重新启动程序后生效。条文、审查结论、报告和使用手册始终是中文。</source>
      <translation>Language of menus, buttons and messages; takes effect when the program is started again. Provisions, findings, reports and the manual are always Chinese.</translation>
    </message>
    <message>
      <location filename="workbench/domain/findings.py" />
      <source>中</source>
      <translation>Medium</translation>
    </message>
    <message>
      <location filename="workbench/domain/findings.py" />
      <source>主管机关不一致</source>
      <translation>Authorities differ</translation>
    </message>
    <message>
      <location filename="workbench/domain/findings.py" />
      <source>义务程度不一致</source>
      <translation>Duties differ in force</translation>
    </message>
    <message>
      <location filename="workbench/domain/findings.py" />
      <source>低</source>
      <translation>Low</translation>
    </message>
    <message>
      <location filename="workbench/domain/findings.py" />
      <source>处罚种类不一致</source>
      <translation>Kinds of penalty differ</translation>
    </message>
    <message>
      <location filename="workbench/domain/findings.py" />
      <source>数量标准不一致</source>
      <translation>Quantities differ</translation>
    </message>
    <message>
      <location filename="workbench/domain/findings.py" />
      <source>期限不一致</source>
      <translation>Deadlines differ</translation>
    </message>
    <message>
      <location filename="workbench/domain/findings.py" />
      <source>程序不一致</source>
      <translation>Procedures differ</translation>
    </message>
    <message>
      <location filename="workbench/domain/findings.py" />
      <source>规定缺失</source>
      <translation>Rule missing</translation>
    </message>
    <message>
      <location filename="workbench/domain/findings.py" />
      <source>适用范围不一致</source>
      <translation>Scopes differ</translation>
    </message>
    <message>
      <location filename="workbench/domain/findings.py" />
      <source>金额不一致</source>
      <translation>Amounts differ</translation>
    </message>
    <message>
      <location filename="workbench/domain/notes.py" />
      <source>共享</source>
      <translation>Shared</translation>
    </message>
    <message>
      <location filename="workbench/domain/notes.py" />
      <source>内部</source>
      <translation>Internal</translation>
    </message>
    <message>
      <location filename="workbench/domain/notes.py" />
      <source>协商中</source>
      <translation>Under discussion</translation>
    </message>
    <message>
      <location filename="workbench/domain/notes.py" />
      <source>协调事项</source>
      <translation>For coordination</translation>
    </message>
    <message>
      <location filename="workbench/domain/notes.py" />
      <source>审议</source>
      <translation>Deliberation</translation>
    </message>
    <message>
      <location filename="workbench/domain/notes.py" />
      <source>已达成一致</source>
      <translation>Agreed</translation>
    </message>
    <message>
      <location filename="workbench/domain/notes.py" />
      <source>建议</source>
      <translation>Suggestion</translation>
    </message>
    <message>
      <location filename="workbench/domain/notes.py" />
      <source>报请批准</source>
      <translation>Submission for approval</translation>
    </message>
    <message>
      <location filename="workbench/domain/notes.py" />
      <source>疑问</source>
      <translation>Question</translation>
    </message>
    <message>
      <location filename="workbench/domain/notes.py" />
      <source>立项</source>
      <translation>Proposal</translation>
    </message>
    <message>
      <location filename="workbench/domain/notes.py" />
      <source>论证</source>
      <translation>Appraisal</translation>
    </message>
    <message>
      <location filename="workbench/domain/notes.py" />
      <source>调研</source>
      <translation>Research</translation>
    </message>
    <message>
      <location filename="workbench/domain/notes.py" />
      <source>起草</source>
      <translation>Drafting</translation>
    </message>
    <message>
      <location filename="workbench/domain/project.py" />
      <source>保留（适用例外）</source>
      <translation>Keep (exception applies)</translation>
    </message>
    <message>
      <location filename="workbench/domain/project.py" />
      <source>修改</source>
      <translation>Amend</translation>
    </message>
    <message>
      <location filename="workbench/domain/project.py" />
      <source>各自保留</source>
      <translation>Each keeps its own</translation>
    </message>
    <message>
      <location filename="workbench/domain/project.py" />
      <source>废止</source>
      <translation>Repeal</translation>
    </message>
    <message>
      <location filename="workbench/domain/project.py" />
      <source>待研究</source>
      <translation>To be studied</translation>
    </message>
    <message>
      <location filename="workbench/domain/project.py" />
      <source>统一数值</source>
      <translation>Uniform value</translation>
    </message>
    <message>
      <location filename="workbench/domain/project.py" />
      <source>统一文本</source>
      <translation>Uniform text</translation>
    </message>
    <message>
      <location filename="workbench/domain/project.py" />
      <source>部分采纳</source>
      <translation>Adopted in part</translation>
    </message>
    <message>
      <location filename="workbench/domain/project.py" />
      <source>采纳</source>
      <translation>Adopted</translation>
    </message>
    <message>
      <location filename="workbench/services/coordination.py" />
      <source>各市记录不一致的事项</source>
      <translation>Matters the cities record differently</translation>
    </message>
    <message>
      <location filename="workbench/services/coordination.py" />
      <source>尚待协商的意见</source>
      <translation>Notes under discussion</translation>
    </message>
    <message>
      <location filename="workbench/services/coordination.py" />
      <source>尚未处理的公平竞争问题</source>
      <translation>Market findings not yet handled</translation>
    </message>
    <message>
      <location filename="workbench/services/coordination.py" />
      <source>尚未议定的不一致条款</source>
      <translation>Conflicts not yet decided</translation>
    </message>
    <message>
      <location filename="workbench/services/coordination.py" />
      <source>提请上级研究的事项</source>
      <translation>Matters referred to the higher level</translation>
    </message>
    <message>
      <location filename="workbench/services/coordination.py" />
      <source>核对各市记录</source>
      <translation>Reconcile the cities' records</translation>
    </message>
    <message>
      <location filename="workbench/services/coordination.py" />
      <source>督办逾期事项</source>
      <translation>Press overdue matters</translation>
    </message>
    <message>
      <location filename="workbench/services/coordination.py" />
      <source>研究提请上级事项</source>
      <translation>Study matters to be referred upwards</translation>
    </message>
    <message>
      <location filename="workbench/services/coordination.py" />
      <source>逾期未办结的事项</source>
      <translation>Overdue matters</translation>
    </message>
    <message>
      <location filename="workbench/services/draft_lines.py" />
      <source>不属于正文</source>
      <translation>Not part of the text</translation>
    </message>
    <message>
      <location filename="workbench/services/draft_lines.py" />
      <source>公告</source>
      <translation>Announcement</translation>
    </message>
    <message>
      <location filename="workbench/services/draft_lines.py" />
      <source>分编</source>
      <translation>Sub-part</translation>
    </message>
    <message>
      <location filename="workbench/services/draft_lines.py" />
      <source>前文</source>
      <translation>Preamble</translation>
    </message>
    <message>
      <location filename="workbench/services/draft_lines.py" />
      <source>后文</source>
      <translation>Closing text</translation>
    </message>
    <message>
      <location filename="workbench/services/draft_lines.py" />
      <source>接上行</source>
      <translation>Continues the line above</translation>
    </message>
    <message>
      <location filename="workbench/services/draft_lines.py" />
      <source>标题</source>
      <translation>Title</translation>
    </message>
    <message>
      <location filename="workbench/services/draft_lines.py" />
      <source>款</source>
      <translation>Paragraph</translation>
    </message>
    <message>
      <location filename="workbench/services/draft_lines.py" />
      <source>正文</source>
      <translation>Body text</translation>
    </message>
    <message>
      <location filename="workbench/services/draft_lines.py" />
      <source>略去</source>
      <translation>Left out</translation>
    </message>
    <message>
      <location filename="workbench/services/draft_lines.py" />
      <source>目</source>
      <translation>Sub-item</translation>
    </message>
    <message>
      <location filename="workbench/services/draft_lines.py" />
      <source>目录</source>
      <translation>Table of contents</translation>
    </message>
    <message>
      <location filename="workbench/services/draft_lines.py" />
      <source>章</source>
      <translation>Chapter</translation>
    </message>
    <message>
      <location filename="workbench/services/draft_lines.py" />
      <source>编</source>
      <translation>Part</translation>
    </message>
    <message>
      <location filename="workbench/services/draft_lines.py" />
      <source>节</source>
      <translation>Section</translation>
    </message>
    <message>
      <location filename="workbench/services/draft_lines.py" />
      <source>项</source>
      <translation>Item</translation>
    </message>
    <message>
      <location filename="workbench/services/draft_lines.py" />
      <source>题注</source>
      <translation>Caption</translation>
    </message>
    <message>
      <location filename="workbench/services/exports.py" />
      <source>两稿修订对照</source>
      <translation>Redline of two versions</translation>
    </message>
    <message>
      <location filename="workbench/services/exports.py" />
      <source>协调意见清单</source>
      <translation>List of notes</translation>
    </message>
    <message>
      <location filename="workbench/services/exports.py" />
      <source>审查报告</source>
      <translation>Review report</translation>
    </message>
    <message>
      <location filename="workbench/services/exports.py" />
      <source>带批注的草案</source>
      <translation>Draft with comments</translation>
    </message>
    <message>
      <location filename="workbench/services/exports.py" />
      <source>条文对照表</source>
      <translation>Comparison table</translation>
    </message>
    <message>
      <location filename="workbench/services/exports.py" />
      <source>联席会议纪要</source>
      <translation>Minutes of joint meeting</translation>
    </message>
    <message>
      <location filename="workbench/services/exports.py" />
      <source>联席会议议程</source>
      <translation>Agenda of joint meeting</translation>
    </message>
    <message>
      <location filename="workbench/services/exports.py" />
      <source>草案与议定文本的修订对照</source>
      <translation>Redline of draft against agreed text</translation>
    </message>
    <message>
      <location filename="workbench/services/exports.py" />
      <source>议定文本</source>
      <translation>Agreed text</translation>
    </message>
    <message>
      <location filename="workbench/services/ledger.py" />
      <source>尚未处理</source>
      <translation>Not handled</translation>
    </message>
    <message>
      <location filename="workbench/services/ledger.py" />
      <source>正在办理</source>
      <translation>In progress</translation>
    </message>
    <message>
      <location filename="workbench/services/report_choices.py" />
      <source>主要不一致条款及协调建议</source>
      <translation>Main conflicts and suggestions</translation>
    </message>
    <message>
      <location filename="workbench/services/report_choices.py" />
      <source>全部事项</source>
      <translation>All matters</translation>
    </message>
    <message>
      <location filename="workbench/services/report_choices.py" />
      <source>公平竞争审查情况</source>
      <translation>Fair competition review</translation>
    </message>
    <message>
      <location filename="workbench/services/report_choices.py" />
      <source>内部资料</source>
      <translation>Internal</translation>
    </message>
    <message>
      <location filename="workbench/services/report_choices.py" />
      <source>协调意见办理情况</source>
      <translation>Progress of notes</translation>
    </message>
    <message>
      <location filename="workbench/services/report_choices.py" />
      <source>基本情况</source>
      <translation>Basic facts</translation>
    </message>
    <message>
      <location filename="workbench/services/report_choices.py" />
      <source>外侧</source>
      <translation>Outer side</translation>
    </message>
    <message>
      <location filename="workbench/services/report_choices.py" />
      <source>尚未议定的事项</source>
      <translation>Undecided matters</translation>
    </message>
    <message>
      <location filename="workbench/services/report_choices.py" />
      <source>居中</source>
      <translation>Centred</translation>
    </message>
    <message>
      <location filename="workbench/services/report_choices.py" />
      <source>总体对照情况</source>
      <translation>Comparison as a whole</translation>
    </message>
    <message>
      <location filename="workbench/services/report_choices.py" />
      <source>有不一致的事项</source>
      <translation>Matters with conflicts</translation>
    </message>
    <message>
      <location filename="workbench/services/report_choices.py" />
      <source>有差异的事项</source>
      <translation>Matters with differences</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>上一个问题或者意见</source>
      <translation>Previous finding or note</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>上一项</source>
      <translation>Previous</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>下一个问题或者意见</source>
      <translation>Next finding or note</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>下一项</source>
      <translation>Next</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>事项详情</source>
      <translation>Matter details</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>五市条文对照表</source>
      <translation>The five cities' provisions side by side</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>从备份恢复…</source>
      <translation>Restore from backup…</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>从本行移出</source>
      <translation>Take out of this row</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>会议议程</source>
      <translation>Meeting agenda</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>使用手册</source>
      <translation>Manual</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>先按住 Ctrl 或者 Shift 选中几行</source>
      <translation>First select some rows with Ctrl or Shift</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>关闭项目</source>
      <translation>Close project</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>写协调意见…</source>
      <translation>Write a note…</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>写意见</source>
      <translation>Note</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>功能导览</source>
      <translation>Guided tour</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>加入各市草案，或者草案的新版本</source>
      <translation>Add the cities' drafts, or new versions of them</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>加入草案</source>
      <translation>Add drafts</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>加入草案…</source>
      <translation>Add drafts…</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>单独成行</source>
      <translation>Make a row of its own</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>发送给其他市…</source>
      <translation>Send to the other cities…</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>只看与当前事项有关的市</source>
      <translation>Only cities concerned by current matter</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>只看有问题的事项</source>
      <translation>Only matters with findings</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>只看表</source>
      <translation>Table only</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>只看问题</source>
      <translation>Findings</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>各列等宽</source>
      <translation>Equal columns</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>合并到上一行</source>
      <translation>Merge with the row above</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>合并选中的行</source>
      <translation>Merge selected rows</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>备份与检查</source>
      <translation>Backup and check</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>复制</source>
      <translation>Copy</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>定位(&amp;G)</source>
      <translation>&amp;Go</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>对照(&amp;T)</source>
      <translation>&amp;Table</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>对照表</source>
      <translation>Comparison table</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>对照表中只显示当前事项中存在不一致的市</source>
      <translation>Show only the cities that differ in the current matter</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>对照表中只显示有不一致、公平竞争问题或者意见的事项</source>
      <translation>Show only matters with conflicts, market findings or notes</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>对照表和草案读取的全部更正，可以逐项撤回</source>
      <translation>All corrections of the table and of the reading; each can be taken back</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>对照表落后于草案或者更正时，重新对照</source>
      <translation>Align again when the table is older than drafts or corrections</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>导出 Word 审查报告</source>
      <translation>Export the Word review report</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>导出其他文件…</source>
      <translation>Export other files…</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>导出审查报告…</source>
      <translation>Export review report…</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>就当前条文或者选中的文字写协调意见</source>
      <translation>Write a note on the current article or the selected words</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>帮助(&amp;H)</source>
      <translation>&amp;Help</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>并入收到的文件…</source>
      <translation>Merge a received file…</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>当前列的草案前后两稿的变化</source>
      <translation>What changed between two versions of the current column's draft</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>当前列的草案是怎样读取的，可以更正</source>
      <translation>How the draft of the current column was read, and correcting it</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>征求意见</source>
      <translation>Consultation</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>快捷键一览</source>
      <translation>Keyboard shortcuts</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>总览</source>
      <translation>Overview</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>恢复</source>
      <translation>Redo</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>恢复条文字号</source>
      <translation>Usual text size</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>打印对照表或存为 PDF…</source>
      <translation>Print the table or save as PDF…</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>打开与所在位置有关的手册页</source>
      <translation>Open the manual at the page on where you are (in Chinese)</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>打开示例项目</source>
      <translation>Open sample project</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>打开项目</source>
      <translation>Open project</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>打开项目…</source>
      <translation>Open project…</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>打开项目文件</source>
      <translation>Open a project file</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>批量筛查</source>
      <translation>Batch screening</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>把选中的款或者当前条文移到另一行；也可以按住条号拖到那一行</source>
      <translation>Move the selected paragraphs or the current article to another row; or drag its number there</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>拆分本行…</source>
      <translation>Split this row…</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>撤销</source>
      <translation>Undo</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>收起各栏，只看对照表</source>
      <translation>Fold all panes, table only</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>改写事项名称…</source>
      <translation>Rename matter…</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>放大条文字号</source>
      <translation>Larger text</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>文件(&amp;F)</source>
      <translation>&amp;File</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>新建项目…</source>
      <translation>New project…</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>更正记录…</source>
      <translation>Corrections…</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>本行的对应关系无误，以后重新对照也保持</source>
      <translation>This row is right, and stays so in later alignments</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>条文对照</source>
      <translation>Table</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>查看(&amp;V)</source>
      <translation>&amp;View</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>清单</source>
      <translation>List</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>清理台账</source>
      <translation>Clean-up ledger</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>生成报告</source>
      <translation>Report</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>用几个提示看一遍主要的地方</source>
      <translation>A few bubbles show the main places</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>由未办结事项生成下次会议的议程</source>
      <translation>Make the agenda of the next meeting from what is still open</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>相关城市</source>
      <translation>Cities</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>确认本行</source>
      <translation>Confirm this row</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>移到其他事项…</source>
      <translation>Move to another matter…</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>筛查一个文件夹中的现行法规</source>
      <translation>Screen the regulations in force in a folder</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>筛选问题与意见</source>
      <translation>Filter findings and notes</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>编辑(&amp;E)</source>
      <translation>&amp;Edit</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>缩小条文字号</source>
      <translation>Smaller text</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>联席会议</source>
      <translation>Joint meetings</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>聚焦</source>
      <translation>Focus</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>聚焦当前事项</source>
      <translation>Focus on current matter</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>草案与目录</source>
      <translation>Drafts and contents</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>草案各稿比较…</source>
      <translation>Compare versions of the draft…</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>草案目录</source>
      <translation>Drafts</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>草案读取情况…</source>
      <translation>How the draft was read…</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>设置…</source>
      <translation>Settings…</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>详情</source>
      <translation>Details</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>转到上一栏</source>
      <translation>Previous pane</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>转到下一栏</source>
      <translation>Next pane</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>退出</source>
      <translation>Quit</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>选中的款或者当前条文不属于本行</source>
      <translation>The selected paragraphs or the current article do not belong to this row</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>选中的款或者当前条文自成一行</source>
      <translation>The selected paragraphs or the current article become a row of their own</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>通栏显示当前事项的各市条文</source>
      <translation>The current matter's provisions at full width</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>重新对照</source>
      <translation>Align again</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>问题与意见清单</source>
      <translation>List of findings and notes</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>项目</source>
      <translation>Project</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>项目(&amp;P)</source>
      <translation>&amp;Project</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>项目情况</source>
      <translation>Project facts</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>项目情况、会议、征求意见、议程、台账</source>
      <translation>Project facts, meetings, consultation, agenda, ledger</translation>
    </message>
    <message>
      <location filename="workbench/ui/actions.py" />
      <source>项目进展总览</source>
      <translation>Where the project stands</translation>
    </message>
    <message>
      <location filename="workbench/ui/app.py" />
      <source>{where}
如反复出现，请把它交给技术人员。</source>
      <translation>{where}
If this happens repeatedly, please hand it to your technician.</translation>
    </message>
    <message>
      <location filename="workbench/ui/app.py" />
      <source>打开所在文件夹</source>
      <translation>Open its folder</translation>
    </message>
    <message>
      <location filename="workbench/ui/app.py" />
      <source>程序出现内部错误。已保存的内容不受影响，可以继续使用。</source>
      <translation>An internal error occurred. What was saved is safe; you can go on working.</translation>
    </message>
    <message>
      <location filename="workbench/ui/app.py" />
      <source>继续使用</source>
      <translation>Go on</translation>
    </message>
    <message>
      <location filename="workbench/ui/app.py" />
      <source>错误报告已保存到：
{path}</source>
      <translation>The error report was saved to:
{path}</translation>
    </message>
    <message>
      <location filename="workbench/ui/app.py" />
      <source>错误报告无法写入磁盘，内容见下。</source>
      <translation>The error report could not be written; its content follows.</translation>
    </message>
    <message>
      <location filename="workbench/ui/correcting.py" />
      <source>上面没有可以合并的行。</source>
      <translation>There is no row above to merge with.</translation>
    </message>
    <message>
      <location filename="workbench/ui/correcting.py" />
      <source>取消</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <location filename="workbench/ui/correcting.py" />
      <source>当前格没有条文</source>
      <translation>The current cell is empty</translation>
    </message>
    <message>
      <location filename="workbench/ui/correcting.py" />
      <source>把{what}从“{topic}”移到：</source>
      <translation>Move {what} from “{topic}” to:</translation>
    </message>
    <message>
      <location filename="workbench/ui/correcting.py" />
      <source>改写事项名称</source>
      <translation>Rename matter</translation>
    </message>
    <message>
      <location filename="workbench/ui/correcting.py" />
      <source>本行只有这些条款，不能拆分。</source>
      <translation>The row holds nothing else; it cannot be split.</translation>
    </message>
    <message>
      <location filename="workbench/ui/correcting.py" />
      <source>本行没有其他条文，不能移出</source>
      <translation>The row holds nothing else; nothing can be taken out</translation>
    </message>
    <message>
      <location filename="workbench/ui/correcting.py" />
      <source>本行没有其他条文，已经单独成行</source>
      <translation>The row holds nothing else; it already stands alone</translation>
    </message>
    <message>
      <location filename="workbench/ui/correcting.py" />
      <source>确定</source>
      <translation>OK</translation>
    </message>
    <message>
      <location filename="workbench/ui/correcting.py" />
      <source>请先按住 Ctrl 或者 Shift 选中要合并的几行。</source>
      <translation>First select the rows to merge with Ctrl or Shift.</translation>
    </message>
    <message>
      <location filename="workbench/ui/correcting.py" />
      <source>请先点选要移动的条文，或者选中其中一款</source>
      <translation>First click the article to move, or select one of its paragraphs</translation>
    </message>
    <message>
      <location filename="workbench/ui/correcting.py" />
      <source>这一行叫什么：</source>
      <translation>What this row is called:</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>{cities}有规定</source>
      <translation>{cities} have a rule</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>{cities}没有规定</source>
      <translation>{cities} have none</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>{city}没有规定</source>
      <translation>{city} has no rule</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>{head}，各市规定如下。</source>
      <translation>{head}. The cities' rules are below.</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>与统一文本的差距：</source>
      <translation>Distance from the uniform text: </translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>作出决定</source>
      <translation>Decide</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>依据：</source>
      <translation>Basis: </translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>修改决定</source>
      <translation>Change the decision</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>修改台账条目</source>
      <translation>Edit the ledger entry</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>修改意见</source>
      <translation>Edit note</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>公平竞争审查</source>
      <translation>Fair competition review</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>写协调意见</source>
      <translation>Write a note</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>决定：{form}</source>
      <translation>Decision: {form}</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>列入清理台账</source>
      <translation>Enter in the ledger</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>删除</source>
      <translation>Delete</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>取消决定</source>
      <translation>Withdraw the decision</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>可能适用的例外：</source>
      <translation>Exception that may apply: </translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>各市说法不同：</source>
      <translation>The cities' records differ: </translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>回复或更改状态</source>
      <translation>Reply or change status</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>定为“{severity}”的理由：</source>
      <translation>Why “{severity}”: </translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>审查判断</source>
      <translation>Judgement</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>就此写意见</source>
      <translation>Write a note on this</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>已于 {done} 完成</source>
      <translation>done on {done}</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>已撤回</source>
      <translation>withdrawn</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>已撤销</source>
      <translation>undone</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>建议：</source>
      <translation>Suggestion: </translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>排除</source>
      <translation>Dismiss</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>撤回判断</source>
      <translation>Take back the judgement</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>改类</source>
      <translation>Change type</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>期限 {due}</source>
      <translation>due {due}</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>标签：</source>
      <translation>Tags: </translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>正在查找不一致条款和公平竞争问题……</source>
      <translation>Conflicts and market findings are being sought…</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>没有发现实质差异，也没有协调意见。</source>
      <translation>No difference in substance was found, and there are no notes.</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>清理台账：</source>
      <translation>Clean-up ledger: </translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>由{city}办理</source>
      <translation>handled by {city}</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>确认</source>
      <translation>Confirm</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>经过</source>
      <translation>History</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>草案内部矛盾</source>
      <translation>Contradiction</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>转为共享</source>
      <translation>Make shared</translation>
    </message>
    <message>
      <location filename="workbench/ui/details_html.py" />
      <source>附件：</source>
      <translation>Attachments: </translation>
    </message>
    <message>
      <location filename="workbench/ui/draft_menu.py" />
      <source>已移出{city}的草案。</source>
      <translation>The draft of {city} was taken out.</translation>
    </message>
    <message>
      <location filename="workbench/ui/draft_menu.py" />
      <source>把{city}的草案《{title}》移出项目？</source>
      <translation>Take the draft of {city}, “{title}”, out of the project?</translation>
    </message>
    <message>
      <location filename="workbench/ui/draft_menu.py" />
      <source>移出</source>
      <translation>Take out</translation>
    </message>
    <message>
      <location filename="workbench/ui/draft_menu.py" />
      <source>移出草案</source>
      <translation>Take out a draft</translation>
    </message>
    <message>
      <location filename="workbench/ui/draft_menu.py" />
      <source>移出项目…</source>
      <translation>Take out of the project…</translation>
    </message>
    <message>
      <location filename="workbench/ui/draft_menu.py" />
      <source>（未识别城市）</source>
      <translation>(city unknown)</translation>
    </message>
    <message>
      <location filename="workbench/ui/export_memory.py" />
      <source>{n}个部分</source>
      <translation>{n} parts</translation>
    </message>
    <message>
      <location filename="workbench/ui/export_memory.py" />
      <source>全部内容</source>
      <translation>everything</translation>
    </message>
    <message>
      <location filename="workbench/ui/export_memory.py" />
      <source>内部版，含内部意见</source>
      <translation>internal edition, with internal notes</translation>
    </message>
    <message>
      <location filename="workbench/ui/export_memory.py" />
      <source>对外版，不含内部意见</source>
      <translation>external edition, without internal notes</translation>
    </message>
    <message>
      <location filename="workbench/ui/export_memory.py" />
      <source>模板“{name}”</source>
      <translation>template “{name}”</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>Word 文档 (*.docx)</source>
      <translation>Word document (*.docx)</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>{title}审查报告.docx</source>
      <translation>{title} - review report.docx</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>保存项目文件</source>
      <translation>Save project file</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>全项目</source>
      <translation>Whole project</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>关闭</source>
      <translation>Close</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>协同立法工作台</source>
      <translation>Joint Legislation Workbench</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>协同立法项目 (*.xtlf)</source>
      <translation>Joint legislation project (*.xtlf)</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>导出审查报告（{how}）</source>
      <translation>Export the review report ({how})</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>打开文件</source>
      <translation>Open the file</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>文件已不在原处</source>
      <translation>The file is no longer there</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>文件已保存：
{path}</source>
      <translation>The file was saved:
{path}</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>知道了</source>
      <translation>Understood</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>草案 ({endings});;全部文件 (*)</source>
      <translation>Drafts ({endings});;All files (*)</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>请先打开项目并加入草案</source>
      <translation>First open a project and add drafts</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>请先新建或打开一个项目，再写协调意见</source>
      <translation>First make or open a project, then write a note</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>请先新建项目（Ctrl+N）或者打开已有项目，再用“加入草案”（Ctrl+D）把它加进来；也可以把草案文件直接拖到窗口中</source>
      <translation>First make a new project (Ctrl+N) or open one, then add it with “Add drafts” (Ctrl+D); or drag the file into the window</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>请用“打开项目”找到它现在的位置</source>
      <translation>Find its present place with “Open project”</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>请用“文件”菜单中的“并入收到的文件”把它并入项目</source>
      <translation>Merge it into a project with “Merge a received file” in the File menu</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>还没有可以导出的对照结果</source>
      <translation>There is no comparison to export yet</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>还没有打开项目</source>
      <translation>No project is open</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>这是一份草案，不是项目文件</source>
      <translation>This is a draft, not a project file</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>这是其他市发来的交换文件，不是项目文件</source>
      <translation>This is an exchange file from another city, not a project file</translation>
    </message>
    <message>
      <location filename="workbench/ui/flows.py" />
      <source>这次按上次选定的内容导出：{how}。要改选，请用“文件”菜单中的“导出其他文件”。</source>
      <translation>Exported as chosen last time: {how}. To choose otherwise, use “Export other files” in the File menu.</translation>
    </message>
    <message>
      <location filename="workbench/ui/jobs/background.py" />
      <source>程序内部错误（{what}）。已保存的内容不受影响，请重试。</source>
      <translation>Internal error ({what}). What was saved is safe; please try again.</translation>
    </message>
    <message>
      <location filename="workbench/ui/jobs/process.py" />
      <source>后台任务意外中止。已保存的内容不受影响，请重试；如反复出现，请关闭其他程序以腾出内存。</source>
      <translation>A background task ended unexpectedly. What was saved is safe; please try again, and close other programs to free memory if it happens repeatedly.</translation>
    </message>
    <message>
      <location filename="workbench/ui/jobs/runner.py" />
      <source>正在准备</source>
      <translation>Preparing</translation>
    </message>
    <message>
      <location filename="workbench/ui/legend.py" />
      <source>不一致</source>
      <translation>Conflict</translation>
    </message>
    <message>
      <location filename="workbench/ui/legend.py" />
      <source>不同的数值</source>
      <translation>Different value</translation>
    </message>
    <message>
      <location filename="workbench/ui/legend.py" />
      <source>不同的表述</source>
      <translation>Different words</translation>
    </message>
    <message>
      <location filename="workbench/ui/legend.py" />
      <source>公平竞争</source>
      <translation>Market</translation>
    </message>
    <message>
      <location filename="workbench/ui/legend.py" />
      <source>增加的表述</source>
      <translation>Added words</translation>
    </message>
    <message>
      <location filename="workbench/ui/legend.py" />
      <source>意见</source>
      <translation>Note</translation>
    </message>
    <message>
      <location filename="workbench/ui/models/comparison.py" />
      <source>{n}条</source>
      <translation>{n} articles</translation>
    </message>
    <message>
      <location filename="workbench/ui/models/matters.py" />
      <source>不分组</source>
      <translation>No groups</translation>
    </message>
    <message>
      <location filename="workbench/ui/models/matters.py" />
      <source>事项</source>
      <translation>Matter</translation>
    </message>
    <message>
      <location filename="workbench/ui/models/matters.py" />
      <source>内容</source>
      <translation>Content</translation>
    </message>
    <message>
      <location filename="workbench/ui/models/matters.py" />
      <source>按事项</source>
      <translation>By matter</translation>
    </message>
    <message>
      <location filename="workbench/ui/models/matters.py" />
      <source>按城市</source>
      <translation>By city</translation>
    </message>
    <message>
      <location filename="workbench/ui/models/matters.py" />
      <source>按状态</source>
      <translation>By status</translation>
    </message>
    <message>
      <location filename="workbench/ui/models/matters.py" />
      <source>按程度</source>
      <translation>By level</translation>
    </message>
    <message>
      <location filename="workbench/ui/models/matters.py" />
      <source>按类别</source>
      <translation>By kind</translation>
    </message>
    <message>
      <location filename="workbench/ui/models/matters.py" />
      <source>未处理</source>
      <translation>Not handled</translation>
    </message>
    <message>
      <location filename="workbench/ui/models/matters.py" />
      <source>涉及</source>
      <translation>Cities</translation>
    </message>
    <message>
      <location filename="workbench/ui/models/matters.py" />
      <source>状态</source>
      <translation>Status</translation>
    </message>
    <message>
      <location filename="workbench/ui/models/matters.py" />
      <source>程度</source>
      <translation>Level</translation>
    </message>
    <message>
      <location filename="workbench/ui/models/matters.py" />
      <source>类别</source>
      <translation>Kind</translation>
    </message>
    <message>
      <location filename="workbench/ui/models/matters.py" />
      <source>问题</source>
      <translation>Finding</translation>
    </message>
    <message>
      <location filename="workbench/ui/office_flows.py" />
      <source>Excel 工作簿 (*.xlsx)</source>
      <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
      <location filename="workbench/ui/office_flows.py" />
      <source>交换文件 (*{suffix})</source>
      <translation>Exchange file (*{suffix})</translation>
    </message>
    <message>
      <location filename="workbench/ui/office_flows.py" />
      <source>交换文件已保存：{path}（{n}条记录）</source>
      <translation>The exchange file was saved: {path} ({n} records)</translation>
    </message>
    <message>
      <location filename="workbench/ui/office_flows.py" />
      <source>保存交换文件</source>
      <translation>Save exchange file</translation>
    </message>
    <message>
      <location filename="workbench/ui/office_flows.py" />
      <source>导出</source>
      <translation>Export</translation>
    </message>
    <message>
      <location filename="workbench/ui/office_flows.py" />
      <source>已导出。以下内容需要人工处理：</source>
      <translation>Exported. These parts need your hand:</translation>
    </message>
    <message>
      <location filename="workbench/ui/office_flows.py" />
      <source>已导出：{path}</source>
      <translation>Exported: {path}</translation>
    </message>
    <message>
      <location filename="workbench/ui/office_flows.py" />
      <source>已并入{n}条新的记录。</source>
      <translation>{n} new records were merged.</translation>
    </message>
    <message>
      <location filename="workbench/ui/office_flows.py" />
      <source>并入收到的文件</source>
      <translation>Merge a received file</translation>
    </message>
    <message>
      <location filename="workbench/ui/office_flows.py" />
      <source>请先加入草案</source>
      <translation>First add drafts</translation>
    </message>
    <message>
      <location filename="workbench/ui/office_flows.py" />
      <source>项目中还没有草案</source>
      <translation>The project has no drafts yet</translation>
    </message>
    <message>
      <location filename="workbench/ui/print_flow.py" />
      <source>PDF 已保存：{path}</source>
      <translation>The PDF was saved: {path}</translation>
    </message>
    <message>
      <location filename="workbench/ui/print_flow.py" />
      <source>PDF 文件 (*.pdf)</source>
      <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
      <location filename="workbench/ui/print_flow.py" />
      <source>PDF 无法写入</source>
      <translation>The PDF cannot be written</translation>
    </message>
    <message>
      <location filename="workbench/ui/print_flow.py" />
      <source>{title}　多市条文对照表</source>
      <translation>{title}   comparison of the cities' provisions</translation>
    </message>
    <message>
      <location filename="workbench/ui/print_flow.py" />
      <source>存为 PDF</source>
      <translation>Save as PDF</translation>
    </message>
    <message>
      <location filename="workbench/ui/print_flow.py" />
      <source>已送往打印机。</source>
      <translation>Sent to the printer.</translation>
    </message>
    <message>
      <location filename="workbench/ui/print_flow.py" />
      <source>打印机没有响应</source>
      <translation>The printer does not answer</translation>
    </message>
    <message>
      <location filename="workbench/ui/print_flow.py" />
      <source>正在排版打印</source>
      <translation>Laying out for print</translation>
    </message>
    <message>
      <location filename="workbench/ui/print_flow.py" />
      <source>请检查打印机后重试</source>
      <translation>Check the printer and try again</translation>
    </message>
    <message>
      <location filename="workbench/ui/print_flow.py" />
      <source>请检查文件是否正在其他程序中打开、文件夹是否允许写入</source>
      <translation>Check whether the file is open elsewhere and the folder may be written</translation>
    </message>
    <message>
      <location filename="workbench/ui/printing.py" />
      <source>市</source>
      <translation>M</translation>
    </message>
    <message>
      <location filename="workbench/ui/printing.py" />
      <source>异</source>
      <translation>C</translation>
    </message>
    <message>
      <location filename="workbench/ui/printing.py" />
      <source>注</source>
      <translation>N</translation>
    </message>
    <message>
      <location filename="workbench/ui/session.py" />
      <source>以下文件未能加入：</source>
      <translation>These files could not be added:</translation>
    </message>
    <message>
      <location filename="workbench/ui/session.py" />
      <source>回复已保存。</source>
      <translation>The reply was saved.</translation>
    </message>
    <message>
      <location filename="workbench/ui/session.py" />
      <source>已加入{n}份草案。</source>
      <translation>{n} drafts were added.</translation>
    </message>
    <message>
      <location filename="workbench/ui/session.py" />
      <source>已取消。</source>
      <translation>Cancelled.</translation>
    </message>
    <message>
      <location filename="workbench/ui/session.py" />
      <source>已恢复：</source>
      <translation>Redone: </translation>
    </message>
    <message>
      <location filename="workbench/ui/session.py" />
      <source>已撤回更正。</source>
      <translation>The corrections were taken back.</translation>
    </message>
    <message>
      <location filename="workbench/ui/session.py" />
      <source>已撤销：</source>
      <translation>Undone: </translation>
    </message>
    <message>
      <location filename="workbench/ui/session.py" />
      <source>已更正：{what}</source>
      <translation>Corrected: {what}</translation>
    </message>
    <message>
      <location filename="workbench/ui/session.py" />
      <source>意见已保存。</source>
      <translation>The note was saved.</translation>
    </message>
    <message>
      <location filename="workbench/ui/session.py" />
      <source>请先新建或打开一个项目</source>
      <translation>First make or open a project</translation>
    </message>
    <message>
      <location filename="workbench/ui/session.py" />
      <source>请先新建或打开一个项目，再加入草案</source>
      <translation>First make or open a project, then add drafts</translation>
    </message>
    <message>
      <location filename="workbench/ui/session.py" />
      <source>请核对新加入的草案：</source>
      <translation>Please check the drafts just added:</translation>
    </message>
    <message>
      <location filename="workbench/ui/settling.py" />
      <source>决定已保存。</source>
      <translation>The decision was saved.</translation>
    </message>
    <message>
      <location filename="workbench/ui/settling.py" />
      <source>决定已取消，可以用“撤销”恢复。</source>
      <translation>The decision was withdrawn; “Undo” brings it back.</translation>
    </message>
    <message>
      <location filename="workbench/ui/settling.py" />
      <source>删除意见</source>
      <translation>Delete note</translation>
    </message>
    <message>
      <location filename="workbench/ui/settling.py" />
      <source>删除这条意见？它的文字仍留在项目经过中，可以用“撤销”恢复。</source>
      <translation>Delete this note? Its words stay in the project's history, and “Undo” brings it back.</translation>
    </message>
    <message>
      <location filename="workbench/ui/settling.py" />
      <source>判断已保存。</source>
      <translation>The judgement was saved.</translation>
    </message>
    <message>
      <location filename="workbench/ui/settling.py" />
      <source>判断已撤回。</source>
      <translation>The judgement was taken back.</translation>
    </message>
    <message>
      <location filename="workbench/ui/settling.py" />
      <source>已列入清理台账。</source>
      <translation>Entered in the clean-up ledger.</translation>
    </message>
    <message>
      <location filename="workbench/ui/settling.py" />
      <source>意见已修改，原来的文字留在经过中。</source>
      <translation>The note was changed; its former words stay in the history.</translation>
    </message>
    <message>
      <location filename="workbench/ui/settling.py" />
      <source>意见已删除，可以用“撤销”恢复。</source>
      <translation>The note was deleted; “Undo” brings it back.</translation>
    </message>
    <message>
      <location filename="workbench/ui/settling.py" />
      <source>意见已转为共享。</source>
      <translation>The note is shared now.</translation>
    </message>
    <message>
      <location filename="workbench/ui/theme.py" />
      <source>浅色</source>
      <translation>Light</translation>
    </message>
    <message>
      <location filename="workbench/ui/theme.py" />
      <source>深色</source>
      <translation>Dark</translation>
    </message>
    <message>
      <location filename="workbench/ui/theme.py" />
      <source>高对比度</source>
      <translation>High contrast</translation>
    </message>
    <message>
      <location filename="workbench/ui/tour.py" />
      <source>一按就得到公文格式的 Word 报告。随时按 F1 打开使用手册。现在可以放心试了，示例项目随便改。</source>
      <translation>One click makes the official Word report. F1 opens the manual at any time. Now try things out: the sample project is there for that.</translation>
    </message>
    <message>
      <location filename="workbench/ui/tour.py" />
      <source>一行是一个事项，一列是一个市。说同一件事的条文排在同一行，空着的格子就是这个市没有规定。</source>
      <translation>A row is a matter, a column a city. Provisions on the same thing stand in one row; an empty cell means the city has no rule.</translation>
    </message>
    <message>
      <location filename="workbench/ui/tour.py" />
      <source>下面列出全部问题和意见，可以筛选和分组。按 F8 逐个往下看。</source>
      <translation>All findings and notes, to be filtered and grouped. F8 goes from one to the next.</translation>
    </message>
    <message>
      <location filename="workbench/ui/tour.py" />
      <source>不一致的地方</source>
      <translation>Where the cities conflict</translation>
    </message>
    <message>
      <location filename="workbench/ui/tour.py" />
      <source>全部问题一张清单</source>
      <translation>Everything in one list</translation>
    </message>
    <message>
      <location filename="workbench/ui/tour.py" />
      <source>右边写明差在哪里、各市的原话和建议。觉得判断不对，点“排除”；属实，点“确认”。</source>
      <translation>At the right: what differs, each city's words, and a suggestion. Click “Dismiss” if it is wrong, “Confirm” if it is right.</translation>
    </message>
    <message>
      <location filename="workbench/ui/tour.py" />
      <source>导出审查报告</source>
      <translation>Export the review report</translation>
    </message>
    <message>
      <location filename="workbench/ui/tour.py" />
      <source>带 ▲ 和下划线的文字，各市规定不同；■ 是公平竞争问题。点这些文字可以看理由。</source>
      <translation>Underlined words with ▲ differ between the cities; ■ is a market finding. Click the words to see why.</translation>
    </message>
    <message>
      <location filename="workbench/ui/tour.py" />
      <source>用图看进展：哪两个市分歧多、哪些意见快到期。点图就转到条文。</source>
      <translation>Progress as pictures: which cities differ most, which notes fall due. A click leads to the provisions.</translation>
    </message>
    <message>
      <location filename="workbench/ui/tour.py" />
      <source>选中条文里的文字，按 Ctrl+M 写下意见，交给有关的市办理。意见立即保存。</source>
      <translation>Select words of a provision and press Ctrl+M to write a note and hand it to a city. It is saved at once.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/attachments.py" />
      <source>{name}（{n}字）</source>
      <translation>{name} ({n} characters)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/attachments.py" />
      <source>名称：</source>
      <translation>Name: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/attachments.py" />
      <source>在这里粘贴或者输入要附上的文字</source>
      <translation>Paste or type the text to attach</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/attachments.py" />
      <source>移除</source>
      <translation>Remove</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/attachments.py" />
      <source>粘贴文字…</source>
      <translation>Paste text…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/attachments.py" />
      <source>粘贴文字作为附件</source>
      <translation>Paste text as an attachment</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/attachments.py" />
      <source>选择作为附件的文件</source>
      <translation>Choose files to attach</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/attachments.py" />
      <source>选择文件…</source>
      <translation>Choose files…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/attachments.py" />
      <source>附上</source>
      <translation>Attach</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/attachments.py" />
      <source>附件</source>
      <translation>Attachments</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/attachments.py" />
      <source>附件：{name}</source>
      <translation>Attachment: {name}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/careful.py" />
      <source>不保存</source>
      <translation>Discard</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/careful.py" />
      <source>写下的内容还没有保存。</source>
      <translation>What you wrote has not been saved.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/careful.py" />
      <source>继续填写</source>
      <translation>Go on writing</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/city_dialog.py" />
      <source>从标题和文件名看不出以下文件属于哪个市，请选择。留空的文件不加入。</source>
      <translation>Title and file name do not tell which city these files belong to. Please choose; files left open are not added.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/city_dialog.py" />
      <source>加入</source>
      <translation>Add</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/city_dialog.py" />
      <source>这是哪个市的草案？</source>
      <translation>Which city's draft is this?</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/comparison.py" />
      <source>多市条文对照表</source>
      <translation>Comparison of the cities' provisions</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/corrections_dialog.py" />
      <source>共{n}项更正。撤回后对照表或者草案重新生成，撤回本身也可以用“撤销”恢复。</source>
      <translation>{n} corrections. When one is taken back, the table or the draft is made anew; “Undo” reverses that, too.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/corrections_dialog.py" />
      <source>对象</source>
      <translation>Subject</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/corrections_dialog.py" />
      <source>撤回所选更正</source>
      <translation>Take back selected</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/corrections_dialog.py" />
      <source>时间</source>
      <translation>Time</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/corrections_dialog.py" />
      <source>更正人</source>
      <translation>By</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/corrections_dialog.py" />
      <source>更正内容</source>
      <translation>Correction</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/corrections_dialog.py" />
      <source>更正记录</source>
      <translation>Corrections</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/corrections_dialog.py" />
      <source>说明</source>
      <translation>Explanation</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/corrections_dialog.py" />
      <source>还没有更正。拖动条号可以把条文移到另一行，“对照”菜单中还有合并、拆分、确认等。</source>
      <translation>No corrections yet. Drag an article's number to move it to another row; the Table menu offers merging, splitting, confirming and more.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/drafts.py" />
      <source>第{n}稿</source>
      <translation>version {n}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/drafts.py" />
      <source>草案</source>
      <translation>Draft</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/drafts.py" />
      <source>读取情况（{n}项）</source>
      <translation>Reading report ({n})</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/dragging.py" />
      <source>拖到要移入的那一行（Esc 取消）</source>
      <translation>Drag to the row it belongs to (Esc cancels)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/dragging.py" />
      <source>移到“{topic}”</source>
      <translation>Move to “{topic}”</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>“{name}”已加密，请输入发送方告知的口令。</source>
      <translation>“{name}” is encrypted. Please enter the pass phrase the sender told you.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>“{name}”由{city}发来。</source>
      <translation>“{name}” was sent by {city}.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>　{kind}：{n}条</source>
      <translation>   {kind}: {n}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>　草案原件：{n}份</source>
      <translation>   Draft files: {n}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>不填则不加密</source>
      <translation>Leave empty for no encryption</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>事项决定</source>
      <translation>Decisions</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>其他各市</source>
      <translation>All other cities</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>再输一遍：</source>
      <translation>Once more: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>协调意见</source>
      <translation>Notes</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>发给：</source>
      <translation>For: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>发送给其他市</source>
      <translation>Send to the other cities</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>口令：</source>
      <translation>Pass phrase: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>各市说法不一，并入后两种说法都会保留：{proposal}</source>
      <translation>The cities say different things; both are kept: {proposal}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>并入</source>
      <translation>Merge</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>并入只增加内容，不会改动或覆盖任何人已写的文字；并入前自动备份。</source>
      <translation>Merging only adds: nobody's words are changed or overwritten. A backup is made first.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>打开</source>
      <translation>Open</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>新的记录{n}条，已有{k}条（不重复并入）。</source>
      <translation>{n} new records, {k} known ones (not merged twice).</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>更正</source>
      <translation>Corrections</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>没有新的内容。</source>
      <translation>There is nothing new.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>生成一个交换文件，包含本项目中全部共享的意见、决定和记录；内部意见不会写入。</source>
      <translation>Makes an exchange file with all shared notes, decisions and records of this project; internal notes are left out.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>联系人</source>
      <translation>Contacts</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>输入口令</source>
      <translation>Enter pass phrase</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>选择保存位置…</source>
      <translation>Choose where to save…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>附上各市草案原件</source>
      <translation>Include the cities' draft files</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/exchange_dialogs.py" />
      <source>项目信息</source>
      <translation>Project facts</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_choices.py" />
      <source>Word 模板：</source>
      <translation>Word template: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_choices.py" />
      <source>不印标志</source>
      <translation>No marking</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_choices.py" />
      <source>内部版（含内部意见）</source>
      <translation>Internal edition (with internal notes)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_choices.py" />
      <source>列入的城市：</source>
      <translation>Cities: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_choices.py" />
      <source>对外版（不含内部意见）</source>
      <translation>External edition (without internal notes)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_choices.py" />
      <source>对照表列出：</source>
      <translation>Rows of the table: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_choices.py" />
      <source>报告包含：</source>
      <translation>Parts of the report: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_choices.py" />
      <source>模板中可用的占位符：{listed}</source>
      <translation>Placeholders in a template: {listed}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_choices.py" />
      <source>版式</source>
      <translation>Layout</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_choices.py" />
      <source>版本：</source>
      <translation>Edition: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_choices.py" />
      <source>用内置的公文格式</source>
      <translation>Use the built-in official layout</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_choices.py" />
      <source>选择…</source>
      <translation>Choose…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_choices.py" />
      <source>选择模板</source>
      <translation>Choose template</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_choices.py" />
      <source>页码位置：</source>
      <translation>Page numbers: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_choices.py" />
      <source>首页标志：</source>
      <translation>Marking on first page: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_dialog.py" />
      <source>会议纪要（Word）</source>
      <translation>The minutes (Word)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_dialog.py" />
      <source>供联席会议使用的完整报告（Word）</source>
      <translation>The full report for the joint meeting (Word)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_dialog.py" />
      <source>全部协调意见及回复（Excel）</source>
      <translation>All notes with their replies (Excel)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_dialog.py" />
      <source>公平竞争审查清理台账（Excel）</source>
      <translation>The clean-up ledger of the fair competition review (Excel)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_dialog.py" />
      <source>哪个市：</source>
      <translation>Which city: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_dialog.py" />
      <source>导出：</source>
      <translation>Export: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_dialog.py" />
      <source>征求到的意见及采纳情况（Excel）</source>
      <translation>Opinions received and what became of them (Excel)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_dialog.py" />
      <source>按已议定的文本整理的某市草案（Word）</source>
      <translation>A city's draft rewritten with the agreed texts (Word)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_dialog.py" />
      <source>某市草案上一稿到这一稿的修订痕迹（Word）</source>
      <translation>The changes from a city's former version to this one as tracked changes (Word)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_dialog.py" />
      <source>某市草案原件，问题和意见以批注标在原文上（Word）</source>
      <translation>A city's draft file with findings and notes as comments (Word)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_dialog.py" />
      <source>某市草案改为议定文本的修订痕迹（Word）</source>
      <translation>The changes from a city's draft to the agreed text as tracked changes (Word)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_dialog.py" />
      <source>横向的多市条文对照表（Word）</source>
      <translation>The comparison of all cities, landscape (Word)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/export_dialog.py" />
      <source>由未议定事项形成的会议议程（Word）</source>
      <translation>The agenda made from what is not decided (Word)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/focus.py" />
      <source>上一事项</source>
      <translation>Previous matter</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/focus.py" />
      <source>下一事项</source>
      <translation>Next matter</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/focus.py" />
      <source>各市条文</source>
      <translation>The cities' provisions</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/focus.py" />
      <source>差异</source>
      <translation>Differences</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/focus.py" />
      <source>没有规定</source>
      <translation>No rule</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/focus.py" />
      <source>返回对照表（Esc）</source>
      <translation>Back to the table (Esc)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>五市一致同意的文字</source>
      <translation>The text that all five cities agree on</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>从{city}的文字开始</source>
      <translation>Start from {city}'s text</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>例如：十五个工作日</source>
      <translation>For example: fifteen working days</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>保存</source>
      <translation>Save</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>保留时写明适用哪一项例外、为什么</source>
      <translation>If the clause is kept: which exception, and why</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>决定方式：</source>
      <translation>Form of decision: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>决定：{topic}</source>
      <translation>Decision: {topic}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>办理期限</source>
      <translation>Due date</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>各市保留各自规定的理由：</source>
      <translation>Why the cities keep their own rules:</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>处理意见：</source>
      <translation>Disposition: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>审查判断：{verdict}</source>
      <translation>Judgement: {verdict}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>已完成</source>
      <translation>Done</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>市场监督管理部门的公平竞争审查结论</source>
      <translation>The market regulator's conclusion in the fair competition review</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>市场监管结论：</source>
      <translation>Regulator's conclusion: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>应为：</source>
      <translation>Should be: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>理由（排除时必填，会写入项目经过）</source>
      <translation>Reason (needed for a dismissal; it is kept in the project's history)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>理由：</source>
      <translation>Reason: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>结论日期</source>
      <translation>Date of conclusion</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>统一为：</source>
      <translation>Uniform value: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>说明：</source>
      <translation>Explanation: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>责任单位</source>
      <translation>Responsible</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>责任单位：</source>
      <translation>Responsible body: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>选择一个市的文字作为起点</source>
      <translation>Choose a city's text to start from</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/forms.py" />
      <source>；{cities}没有规定</source>
      <translation>; {cities} have no rule</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/headers.py" />
      <source>核</source>
      <translation>✓</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/main_window.py" />
      <source>{n}个事项</source>
      <translation>{n} matters</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/main_window.py" />
      <source>不一致{n}处</source>
      <translation>{n} conflicts</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/main_window.py" />
      <source>不标注差异</source>
      <translation>Mark no differences</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/main_window.py" />
      <source>与{city}比较</source>
      <translation>vs. {city}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/main_window.py" />
      <source>与多数表述比较</source>
      <translation>vs. common wording</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/main_window.py" />
      <source>公平竞争{n}处</source>
      <translation>{n} market findings</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/main_window.py" />
      <source>只读</source>
      <translation>read-only</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/main_window.py" />
      <source>对照表待更新（F5）</source>
      <translation>table is out of date (F5)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/main_window.py" />
      <source>意见{n}条</source>
      <translation>{n} notes</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/main_window.py" />
      <source>正在查找问题</source>
      <translation>seeking findings</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/main_window.py" />
      <source>正在重新对照</source>
      <translation>aligning again</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/manual/window.py" />
      <source>← 后退</source>
      <translation>← Back</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/manual/window.py" />
      <source>前进 →</source>
      <translation>Forward →</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/manual/window.py" />
      <source>在手册中查找</source>
      <translation>Search the manual</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/manual/window.py" />
      <source>在手册中查找（Ctrl+F）</source>
      <translation>Search the manual (Ctrl+F)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/manual/window.py" />
      <source>手册</source>
      <translation>Manual</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/manual/window.py" />
      <source>手册正文</source>
      <translation>Page of the manual</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/manual/window.py" />
      <source>手册目录</source>
      <translation>Contents of the manual</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/manual/window.py" />
      <source>放大</source>
      <translation>Larger</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/manual/window.py" />
      <source>查找</source>
      <translation>Search</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/manual/window.py" />
      <source>没有找到。可以换一个词试试。</source>
      <translation>Nothing found. Try another word.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/manual/window.py" />
      <source>缩小</source>
      <translation>Smaller</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/matters.py" />
      <source>{shown}/{total}项</source>
      <translation>{shown}/{total}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/matters.py" />
      <source>全部类别</source>
      <translation>All kinds</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/matters.py" />
      <source>分组</source>
      <translation>Groups</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/matters.py" />
      <source>只列出所选部分的问题；点击恢复全部</source>
      <translation>Only the findings of the chosen part are listed; click to list all</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/matters.py" />
      <source>筛选：输入词语，空格分隔（Ctrl+F）</source>
      <translation>Filter: type words, separated by blanks (Ctrl+F)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/menus.py" />
      <source>差异标注</source>
      <translation>Marking of differences</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/menus.py" />
      <source>常用</source>
      <translation>Common</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/menus.py" />
      <source>排除这一问题…</source>
      <translation>Dismiss this finding…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/menus.py" />
      <source>显示哪些市</source>
      <translation>Cities shown</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/menus.py" />
      <source>本行</source>
      <translation>This row</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/menus.py" />
      <source>条文与哪一方比较，标出不同之处</source>
      <translation>What the provisions are compared with to mark what differs</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/menus.py" />
      <source>确认这一问题…</source>
      <translation>Confirm this finding…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/menus.py" />
      <source>配色</source>
      <translation>Colours</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/minimap.py" />
      <source>全表缩略图</source>
      <translation>Map of the whole table</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/note_dialog.py" />
      <source>位置：</source>
      <translation>Place: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/note_dialog.py" />
      <source>修改协调意见</source>
      <translation>Edit note</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/note_dialog.py" />
      <source>内部意见只留在本单位，不会随交换文件和对外版报告流出</source>
      <translation>Internal notes stay in this office; they never leave it with exchange files or external reports</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/note_dialog.py" />
      <source>写下意见、建议、疑问或者需要协调的事项</source>
      <translation>Write your opinion, suggestion, question, or what needs coordination</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/note_dialog.py" />
      <source>回复内容（只改状态时可以不写）</source>
      <translation>Your reply (may stay empty if only the status changes)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/note_dialog.py" />
      <source>回复协调意见</source>
      <translation>Reply to note</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/note_dialog.py" />
      <source>引用：</source>
      <translation>Quoted: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/note_dialog.py" />
      <source>状态：</source>
      <translation>Status: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/note_dialog.py" />
      <source>用顿号分开，例如：处罚幅度、上位法；可以在清单中按标签筛选</source>
      <translation>Separate with commas, for example: penalties, superior law; the list can be filtered by tag</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/note_dialog.py" />
      <source>由哪个市办理：</source>
      <translation>Handled by: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/note_dialog.py" />
      <source>类别：</source>
      <translation>Kind: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/note_dialog.py" />
      <source>范围：</source>
      <translation>Reach: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/note_dialog.py" />
      <source>设期限</source>
      <translation>Set a due date</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/note_dialog.py" />
      <source>阶段：</source>
      <translation>Stage: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/notice_bar.py" />
      <source>恢复…</source>
      <translation>Restore…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/notice_bar.py" />
      <source>打开“备份与检查”，选定备份并恢复</source>
      <translation>Open “Backups and checks”, choose a backup and restore it</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/notice_bar.py" />
      <source>这个项目现在只能查看。</source>
      <translation>This project can only be viewed now.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/overview_page.py" />
      <source>不一致的类型</source>
      <translation>Conflicts by type</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/overview_page.py" />
      <source>各市之间的不一致</source>
      <translation>Conflicts between cities</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/overview_page.py" />
      <source>各市各章条文的对应情况</source>
      <translation>How each city's chapters correspond</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/overview_page.py" />
      <source>各市意见办理进度</source>
      <translation>Progress of notes by city</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/pictures.py" />
      <source>{a}与{b}：不一致{n}处</source>
      <translation>{a} and {b}: {n} conflicts</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/pictures.py" />
      <source>{city}{chapter}：{n}条，其中{shared}条有其他市的对应规定</source>
      <translation>{city} {chapter}: {n} articles, {shared} of them with a counterpart elsewhere</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/pictures.py" />
      <source>{date}　全项目</source>
      <translation>{date}   whole project</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/pictures.py" />
      <source>{date}　第{row}项事项</source>
      <translation>{date}   matter {row}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/pictures.py" />
      <source>{kind}：{n}处</source>
      <translation>{kind}: {n}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/pictures.py" />
      <source>一致{a}　待办{b}　逾期{c}</source>
      <translation>agreed {a}   open {b}   overdue {c}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/pictures.py" />
      <source>全文（未分章）</source>
      <translation>Whole text (no chapters)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/pictures.py" />
      <source>没有内容。</source>
      <translation>Nothing to show.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/preferences.py" />
      <source>Ctrl+滚轮</source>
      <translation>Ctrl + mouse wheel</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/preferences.py" />
      <source>双击</source>
      <translation>Double click</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/preferences.py" />
      <source>打开当前事项的聚焦视图</source>
      <translation>Open the current matter in the focus view</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/preferences.py" />
      <source>改变条文字号</source>
      <translation>Change the text size</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/preferences.py" />
      <source>设置</source>
      <translation>Settings</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/preferences.py" />
      <source>返回对照表，或者取消选中的文字</source>
      <translation>Back to the table, or drop the selection of words</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/preferences.py" />
      <source>选中一句</source>
      <translation>Select a sentence</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/print_dialog.py" />
      <source> 磅</source>
      <translation> pt</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/print_dialog.py" />
      <source>A3 横向</source>
      <translation>A3 landscape</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/print_dialog.py" />
      <source>A4 横向</source>
      <translation>A4 landscape</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/print_dialog.py" />
      <source>{what}（{n}项）</source>
      <translation>{what} ({n})</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/print_dialog.py" />
      <source>字号：</source>
      <translation>Text size: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/print_dialog.py" />
      <source>存为 PDF…</source>
      <translation>Save as PDF…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/print_dialog.py" />
      <source>打印…</source>
      <translation>Print…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/print_dialog.py" />
      <source>打印对照表</source>
      <translation>Print the table</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/print_dialog.py" />
      <source>横向打印，每页重复各市表头；差异、不一致、公平竞争和意见的标记与屏幕一致，黑白打印也能分辨。</source>
      <translation>Landscape, with the cities' header on every page. Marks of differences, conflicts, market findings and notes are those of the screen and can be told apart in black and white.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/print_dialog.py" />
      <source>纸张：</source>
      <translation>Paper: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/print_dialog.py" />
      <source>表中显示的全部事项</source>
      <translation>All matters shown in the table</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/print_dialog.py" />
      <source>选中的事项</source>
      <translation>Selected matters</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_dialog.py" />
      <source>下一步</source>
      <translation>Next</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_dialog.py" />
      <source>例如：户外广告和招牌设施管理条例协同立法</source>
      <translation>For example: joint legislation on outdoor advertising</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_dialog.py" />
      <source>写意见时署的姓名</source>
      <translation>The name under your notes</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_dialog.py" />
      <source>新建协同立法项目</source>
      <translation>New joint legislation project</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_dialog.py" />
      <source>本单位所在市：</source>
      <translation>City of this office: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_dialog.py" />
      <source>经办人：</source>
      <translation>Your name: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_dialog.py" />
      <source>项目名称：</source>
      <translation>Project title: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>{title}联席会议议程</source>
      <translation>{title} - agenda of the joint meeting</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>上移</source>
      <translation>Up</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>上移所选议题（Alt+↑）</source>
      <translation>Move the chosen item up (Alt+↑)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>下移</source>
      <translation>Down</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>下移所选议题（Alt+↓）</source>
      <translation>Move the chosen item down (Alt+↓)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>不列入</source>
      <translation>Left out</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>列入</source>
      <translation>Listed</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>列入{n}项。</source>
      <translation>{n} listed.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>列入{n}项，不列入{out}项。</source>
      <translation>{n} listed, {out} left out.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>加入各市草案并完成对照后，由未办结事项生成议程。</source>
      <translation>Once the cities' drafts are added and aligned, the agenda is made from what is still open.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>只供本单位准备会议；导出后不要外发</source>
      <translation>For this office's own preparation; do not send the export out</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>含本单位内部意见</source>
      <translation>With this office's internal notes</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>哪次会议</source>
      <translation>Which meeting</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>存入会议</source>
      <translation>Keep in meeting</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>导出 Word…</source>
      <translation>Export to Word…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>导出会议议程</source>
      <translation>Export agenda</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>序号</source>
      <translation>No.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>恢复原次序</source>
      <translation>Usual order</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>情况</source>
      <translation>Situation</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>情况：</source>
      <translation>Situation: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>所选议题不列入议程，或者重新列入（空格键）</source>
      <translation>Leave the chosen item out of the agenda, or list it again (Space)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>把列入的议题写入所选会议，代替其中原有的议题</source>
      <translation>Write the listed items into the chosen meeting, in place of its former agenda</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>按住一行上下拖动，可以改变次序。</source>
      <translation> Drag a line up or down to change the order.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>期限</source>
      <translation>Due</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>期限：</source>
      <translation>Due: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>涉及城市</source>
      <translation>Cities</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>议题</source>
      <translation>Matter</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>议题已存入会议。</source>
      <translation>The agenda was kept in the meeting.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>重新列入</source>
      <translation>List again</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/agenda.py" />
      <source>（新的会议）</source>
      <translation>(new meeting)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>{files}个文件、{articles}条，发现{n}处（高{high}处）</source>
      <translation>{files} files, {articles} articles, {n} findings ({high} of them high)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>不能筛查的文件</source>
      <translation>Files that could not be screened</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>不能筛查的文件（{n}）</source>
      <translation>Files that could not be screened ({n})</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>中以上</source>
      <translation>Medium and above</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>修改建议：</source>
      <translation>Suggested change: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>停止</source>
      <translation>Stop</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>全部</source>
      <translation>All</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>全部程度</source>
      <translation>All levels</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>列入台账…</source>
      <translation>Enter in ledger…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>办理期限：</source>
      <translation>Due date: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>原因</source>
      <translation>Cause</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>只筛查新增和有改动的文件；中途停止后接着做</source>
      <translation>Screens only new and changed files; goes on where it was stopped</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>台账</source>
      <translation>Ledger</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>同一市相同的文字以后不再提示</source>
      <translation>The same words of the same city are not reported again</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>城市</source>
      <translation>City</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>审查意见</source>
      <translation>Review opinion</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>审查意见：</source>
      <translation>Review opinion: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>审查标准</source>
      <translation>Standard</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>审查标准：</source>
      <translation>Standard: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>已停止，已筛查的结果已保存，再次开始时接着做。目前</source>
      <translation>Stopped. What was screened is kept; the next start goes on from here. So far </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>已列入台账</source>
      <translation>In the ledger</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>已标为误报，可以用“撤销”恢复。</source>
      <translation>Marked as false alarm; “Undo” reverses that.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>开始筛查</source>
      <translation>Start screening</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>所选各处列入清理台账（Ctrl+A 选中全部）</source>
      <translation>Enter the chosen findings in the clean-up ledger (Ctrl+A selects all)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>所选条款</source>
      <translation>Chosen provision</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>所选的{n}处</source>
      <translation>the {n} chosen findings</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>批量筛查结果</source>
      <translation>Results of batch screening</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>把所选的{n}处列入清理台账；已在台账中的不重复列入。</source>
      <translation>Enter the {n} chosen findings in the clean-up ledger; those already there are not entered twice.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>文件</source>
      <translation>File</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>文件夹</source>
      <translation>Folder</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>是否已列入台账</source>
      <translation>Whether entered in the ledger</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>未列入台账</source>
      <translation>Not in the ledger</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>条文表述</source>
      <translation>Words</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>条款</source>
      <translation>Provision</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>标为误报…</source>
      <translation>Mark as false alarm…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>正在停止…</source>
      <translation>Stopping…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>法规</source>
      <translation>Regulation</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>筛查完成：本次{n}个，沿用上次结果{k}个。共</source>
      <translation>Screening done: {n} screened now, {k} taken from last time. In all </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>筛选：输入词语，空格分隔</source>
      <translation>Filter: type words, separated by blanks</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>选择存放现行法规的文件夹</source>
      <translation>Choose the folder with the regulations in force</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>选择存放现行法规的文件夹（含下级文件夹），筛查妨碍统一市场和公平竞争的条款。</source>
      <translation>Choose a folder with regulations in force (with its sub-folders) to screen them for clauses that obstruct a unified market or fair competition.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>选择文件夹…</source>
      <translation>Choose folder…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>高</source>
      <translation>High</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>；{n}个文件不能筛查</source>
      <translation>; {n} files could not be screened</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/batch.py" />
      <source>；另有{n}处已标为误报</source>
      <translation>; {n} more marked as false alarms</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>{name}-副本{day}.xtlf</source>
      <translation>{name}-copy{day}.xtlf</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>{path}（{size}，意见{n}条）</source>
      <translation>{path} ({size}, {n} notes)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>决定</source>
      <translation>Decisions</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>副本已保存：{path}</source>
      <translation>Copy saved: {path}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>压缩前自动备份；意见、决定等记录不变，各市条文的对照结果下次打开时可能需要重新计算。</source>
      <translation>A backup is made first. Notes, decisions and other records stay as they are; the comparison may have to be computed anew at the next opening.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>压缩整理</source>
      <translation>Compact</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>压缩整理…</source>
      <translation>Compact…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>压缩整理完成，节省{size}。</source>
      <translation>Compacted; {size} saved.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>压缩整理项目文件？</source>
      <translation>Compact the project file?</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>另存副本</source>
      <translation>Save a copy</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>另存副本…</source>
      <translation>Save a copy…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>台账条目</source>
      <translation>Ledger entries</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>备份</source>
      <translation>Backups</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>备份完成。</source>
      <translation>The backup is done.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>大小</source>
      <translation>Size</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>已恢复到所选备份。</source>
      <translation>The chosen backup was restored.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>恢复到所选备份…</source>
      <translation>Restore chosen backup…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>意见数</source>
      <translation>Notes</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>打开项目、升级和并入来件之前自动备份；只保留最近的几份和此前每天的最后一份。恢复之前，现有文件先作为备份保留。</source>
      <translation>Backups are made before a project is opened, upgraded or merged into; the latest few and the last of each earlier day are kept. Before restoring, the present file is kept as a backup.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>把不用的空间还给磁盘；记录不变</source>
      <translation>Give unused space back to the disk; records stay as they are</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>把整个项目另存一份到别处，例如移动硬盘</source>
      <translation>Save a copy of the whole project elsewhere, for example on a portable disk</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>把项目恢复到{time}的备份（意见{n}条）？</source>
      <translation>Restore the project to the backup of {time} ({n} notes)?</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>按全部记录重新生成显示的内容；记录不变</source>
      <translation>Make what is shown anew from all records; the records stay as they are</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>操作记录</source>
      <translation>Records</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>文件完好：{counts}。</source>
      <translation>The file is sound: {counts}.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>无法读取</source>
      <translation>unreadable</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>检查完成：发现问题。</source>
      <translation>Checked: problems were found.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>检查完成：文件完好。</source>
      <translation>Checked: the file is sound.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>检查完整性</source>
      <translation>Check integrity</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>检查文件是否完好，逐条核对全部记录</source>
      <translation>Check that the file is sound, record by record</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>正在压缩整理</source>
      <translation>Compacting</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>正在另存副本</source>
      <translation>Saving a copy</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>正在备份</source>
      <translation>Backing up</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>正在恢复</source>
      <translation>Restoring</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>正在检查…</source>
      <translation>Checking…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>正在重新整理</source>
      <translation>Putting in order</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>此后写入的内容将不再显示。现有文件先作为备份（“恢复前”）保留，可以用同样的办法回到现在的状态。</source>
      <translation>What was written since then will not be shown. The present file is kept as a backup (“before restoring”) first, so you can come back to it in the same way.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>现有文件已损坏，会改名保留在原处；其中仍可读出的记录会一并找回。</source>
      <translation>The present file is damaged; it is kept beside under another name, and the records that can still be read are recovered.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>立即备份</source>
      <translation>Back up now</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>缘由</source>
      <translation>Occasion</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>草案原件</source>
      <translation>Draft files</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>选择备份文件（在“项目名称-备份”文件夹中）</source>
      <translation>Choose a backup file (in the project's backup folder)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/care.py" />
      <source>重新整理</source>
      <translation>Put in order</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/drafts.py" />
      <source>{city}第{n}稿</source>
      <translation>{city}, version {n}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/drafts.py" />
      <source>例如：征求意见稿、草案二次审议稿</source>
      <translation>For example: draft for consultation, second reading</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/drafts.py" />
      <source>各市草案</source>
      <translation>The cities' drafts</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/drafts.py" />
      <source>所处阶段</source>
      <translation>Stage</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/drafts.py" />
      <source>所处阶段：</source>
      <translation>Stage: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/drafts.py" />
      <source>未定</source>
      <translation>Not set</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/drafts.py" />
      <source>稿名</source>
      <translation>Name of version</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/drafts.py" />
      <source>稿名：</source>
      <translation>Name: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/drafts.py" />
      <source>稿次</source>
      <translation>Version</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/drafts.py" />
      <source>草案的稿名和阶段已保存。</source>
      <translation>Name and stage of the draft were saved.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/drafts.py" />
      <source>（只有记录，没有原件）</source>
      <translation>(record only, no file)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>不一致条款</source>
      <translation>Conflicts</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>不一致条款{n}处，已作决定{d}项，</source>
      <translation>{n} conflicts, {d} of them decided, </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>不采纳</source>
      <translation>Rejected</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>例如：省人大常委会法制工作委员会；用顿号分开</source>
      <translation>For example: the province's legislative affairs commission; separate with 、</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>其他参加单位：</source>
      <translation>Other bodies: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>加入各市草案并完成对照后，这里显示各市的进展。</source>
      <translation>Once the cities' drafts are added and aligned, their progress is shown here.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>参加城市：</source>
      <translation>Cities: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>双击一行，填写这一稿的稿名和所处阶段；粗体为现行稿。</source>
      <translation>Double click a line to fill in the version's name and stage; the current version is bold.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>双击单元格填写。</source>
      <translation>Double click a cell to fill it in.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>台账已办结</source>
      <translation>Ledger, done</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>台账逾期</source>
      <translation>Ledger, overdue</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>各市和参加单位的联系人</source>
      <translation>Contacts of cities and bodies</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>各市进展</source>
      <translation>Progress of the cities</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>合计</source>
      <translation>Total</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>城市或单位</source>
      <translation>City or body</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>备注</source>
      <translation>Remark</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>备注：</source>
      <translation>Remark: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>对照表各列的次序；用顿号分开</source>
      <translation>The order of the table's columns; separate with 、</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>已一致</source>
      <translation>Agreed</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>待协商</source>
      <translation>Open</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>截至{day}：协调意见{notes}条，</source>
      <translation>As of {day}: {notes} notes, </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>承办</source>
      <translation>Handles</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>承办未办结</source>
      <translation>Handles, open</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>承办逾期</source>
      <translation>Handles, overdue</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>提出意见</source>
      <translation>Notes</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>提请上级</source>
      <translation>Referred</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>未议定</source>
      <translation>Undecided</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>机构</source>
      <translation>Organ</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>清理台账{n}条。一处不一致涉及几个市的，在各市分别计数。</source>
      <translation>{n} ledger lines. A conflict that concerns several cities is counted for each.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>牵头市：</source>
      <translation>Leading city: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>电话</source>
      <translation>Telephone</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>联系人已保存。</source>
      <translation>The contacts were saved.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>计划年度：</source>
      <translation>Plan year: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>逾期</source>
      <translation>Overdue</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/facts.py" />
      <source>项目情况已保存。</source>
      <translation>The project facts were saved.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/host.py" />
      <source>回到条文对照表（Esc）</source>
      <translation>Back to the comparison table (Esc)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/host.py" />
      <source>对照表中没有这一条文。</source>
      <translation>This article is not in the table.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/host.py" />
      <source>返回对照表</source>
      <translation>Back to the table</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>{day}办结</source>
      <translation>done on {day}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>{shown}/{total}条</source>
      <translation>{shown}/{total}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>{title}清理台账</source>
      <translation>{title} - clean-up ledger</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>全部办理情况</source>
      <translation>All states</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>全部城市</source>
      <translation>All cities</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>全部处理意见</source>
      <translation>All dispositions</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>全部标准</source>
      <translation>All standards</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>共{n}条，只改填写的内容。</source>
      <translation>{n} lines; only what you fill in is changed.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>办理情况</source>
      <translation>State</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>台账中还没有条款：草案中发现的公平竞争问题和批量筛查列入的条款会显示在这里。</source>
      <translation>The ledger is empty: market findings in the drafts and clauses entered from batch screening will appear here.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>台账已保存。</source>
      <translation>The ledger was saved.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>各市办理进度</source>
      <translation>Progress by city</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>各市记录不一致：</source>
      <translation>The cities' records differ: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>填写处理意见…</source>
      <translation>Set disposition…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>填写或者修改所选条款；可以一次选多条（双击也可以）</source>
      <translation>Fill in or change the chosen lines; several at once are possible (or double click)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>处理意见</source>
      <translation>Disposition</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>完成时限</source>
      <translation>Due</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>导出…</source>
      <translation>Export…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>导出清理台账</source>
      <translation>Export clean-up ledger</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>尚无</source>
      <translation>none yet</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>已办结</source>
      <translation>Done</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>已有监管结论</source>
      <translation>Concluded by regulator</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>已移出台账，可以用“撤销”恢复。</source>
      <translation>Taken off the ledger; “Undo” brings it back.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>已逾期</source>
      <translation>Overdue</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>市场监管结论</source>
      <translation>Regulator</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>市场监管部门结论：</source>
      <translation>Regulator's conclusion: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>我方处理：</source>
      <translation>Our disposition: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>把所选的{n}条移出台账？可以用“撤销”恢复。</source>
      <translation>Take the {n} chosen lines off the ledger? “Undo” brings them back.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>把筛选出的条款导出为 Excel 或者 Word</source>
      <translation>Export the filtered lines to Excel or Word</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>文本</source>
      <translation>Text</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>现行法规</source>
      <translation>Regulation in force</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>移出台账</source>
      <translation>Take off the ledger</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>经过：</source>
      <translation>History: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>转到条文</source>
      <translation>Go to article</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>限{day}前</source>
      <translation>before {day}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/ledger.py" />
      <source>（已撤销）</source>
      <translation>(undone)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>{n}项</source>
      <translation>{n} items</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>一行一个议题；也可以在“会议议程”页由未办结事项生成</source>
      <translation>One item a line; or make them from what is open on the page “Meeting agenda”</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>会议</source>
      <translation>Meeting</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>会议名称：</source>
      <translation>Title: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>会议已保存。</source>
      <translation>The meeting was saved.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>会议已删除，可以用“撤销”恢复。</source>
      <translation>The meeting was deleted; “Undo” brings it back.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>会议情况；议定事项由已作的决定列出，不必重复填写</source>
      <translation>What happened; what was agreed is listed from the decisions and need not be repeated</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>修改…</source>
      <translation>Edit…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>删除{day}的“{title}”？可以用“撤销”恢复。</source>
      <translation>Delete “{title}” of {day}? “Undo” brings it back.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>删除会议</source>
      <translation>Delete meeting</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>协同立法联席会议</source>
      <translation>Joint meeting on coordinated legislation</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>地点</source>
      <translation>Place</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>地点：</source>
      <translation>Place: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>导出纪要…</source>
      <translation>Export minutes…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>导出议程…</source>
      <translation>Export agenda…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>已记</source>
      <translation>written</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>新增会议…</source>
      <translation>New meeting…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>日期</source>
      <translation>Date</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>日期：</source>
      <translation>Date: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>最近由{city}{author}填写</source>
      <translation>last written by {author}, {city}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>未列</source>
      <translation>none</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>未记</source>
      <translation>not written</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>纪要</source>
      <translation>Minutes</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>纪要：</source>
      <translation>Minutes: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>议题：</source>
      <translation>Agenda: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/meetings.py" />
      <source>还没有联席会议的记录。</source>
      <translation>No joint meetings are recorded yet.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>{what}{n}条</source>
      <translation>{what} {n}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>专家</source>
      <translation>Expert</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>人大代表</source>
      <translation>Deputy</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>企业</source>
      <translation>Enterprise</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>全部来源</source>
      <translation>All sources</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>全部采纳情况</source>
      <translation>All outcomes</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>公众</source>
      <translation>Public</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>共{n}条：{counts}。</source>
      <translation>{n} in all: {counts}.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>删除“{source}”的这条意见？可以用“撤销”恢复。</source>
      <translation>Delete this opinion of “{source}”? “Undo” brings it back.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>基层立法联系点</source>
      <translation>Grass-roots contact point</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>导出 Excel…</source>
      <translation>Export to Excel…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>征求到的意见</source>
      <translation>Opinion received</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>征求意见采纳情况</source>
      <translation>Outcome of the consultation</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>意见内容</source>
      <translation>Opinion</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>意见内容：</source>
      <translation>Opinion: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>意见已登记。</source>
      <translation>The opinion was registered.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>意见：</source>
      <translation>Opinion: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>提出意见的单位或者个人</source>
      <translation>Body or person that gave the opinion</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>提出者</source>
      <translation>Given by</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>提出者：</source>
      <translation>Given by: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>新增意见…</source>
      <translation>New opinion…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>条号，例如 12；不填为整部草案</source>
      <translation>Article number, for example 12; empty for the whole draft</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>条款：</source>
      <translation>Article: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>来源</source>
      <translation>Source</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>来源类别</source>
      <translation>Kind of source</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>来源类别：</source>
      <translation>Kind of source: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>理由</source>
      <translation>Reason</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>记日期</source>
      <translation>Note the date</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>还没有登记征求到的意见。</source>
      <translation>No opinions are registered yet.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>部门</source>
      <translation>Department</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>采纳情况</source>
      <translation>Outcome</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>采纳情况：</source>
      <translation>Outcome: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>采纳的写明如何修改；不采纳的写明理由</source>
      <translation>If adopted, what was changed; if not, why</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>针对条款</source>
      <translation>On</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/opinions.py" />
      <source>针对草案：</source>
      <translation>On draft: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/page.py" />
      <source>所选内容</source>
      <translation>What is chosen</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/project_pages/saving.py" />
      <source>{day}联席会议{kind}</source>
      <translation>{day} joint meeting, {kind}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/lines.py" />
      <source>　〔未作为正文：{reason}〕</source>
      <translation>   [not part of the text: {reason}]</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/lines.py" />
      <source>批</source>
      <translation>Com</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/lines.py" />
      <source>批注</source>
      <translation>Comment</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/lines.py" />
      <source>插入</source>
      <translation>Inserted</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/lines.py" />
      <source>条</source>
      <translation>Article </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/lines.py" />
      <source>移来</source>
      <translation>Moved here</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/lines.py" />
      <source>移走</source>
      <translation>Moved away</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/lines.py" />
      <source>草案逐行读取情况</source>
      <translation>How the draft was read, line by line</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/lines.py" />
      <source>（未署名）</source>
      <translation>(unsigned)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/state.py" />
      <source>不能在这里拆分：请把光标放在这一行的文字中间。</source>
      <translation>Cannot be split here: put the cursor inside the line's words.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/state.py" />
      <source>不能更正：{reason}。</source>
      <translation>Cannot be corrected: {reason}.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/state.py" />
      <source>已撤回 {count} 项更正。</source>
      <translation>{count} corrections were taken back.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/state.py" />
      <source>已撤销：{what}</source>
      <translation>Undone: {what}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/state.py" />
      <source>已改读对照表的另一栏。</source>
      <translation>The other column of the table is read now.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/state.py" />
      <source>已更正 {count} 行的结构。</source>
      <translation>The structure of {count} lines was corrected.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/state.py" />
      <source>已重做：{what}</source>
      <translation>Redone: {what}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/state.py" />
      <source>正在读取，请稍候。</source>
      <translation>Reading, please wait.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/state.py" />
      <source>没有变化：这一行已经是这样读取的。</source>
      <translation>Nothing changed: the line is read like this already.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/state.py" />
      <source>没有可以撤销的操作。</source>
      <translation>There is nothing to undo.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/state.py" />
      <source>没有可以重做的操作。</source>
      <translation>There is nothing to redo.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/state.py" />
      <source>草案尚未读出。</source>
      <translation>The draft has not been read yet.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/state.py" />
      <source>请先切换到“接受修订后”，再更正结构。</source>
      <translation>Switch to “Changes accepted” first, then correct the structure.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/state.py" />
      <source>这一行属于对照表的其他栏，不能更正；可在上方改选读取哪一栏。</source>
      <translation>This line belongs to another column of the table and cannot be corrected; choose above which column is read.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/state.py" />
      <source>项目以只读方式打开</source>
      <translation>the project is open read-only</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_model.py" />
      <source>变动</source>
      <translation>Change</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_model.py" />
      <source>（无）</source>
      <translation>(none)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_window.py" />
      <source>{city}的草案只有一稿。加入新的一稿后，可以在这里对照。</source>
      <translation>{city} has only one version of the draft. Once a newer one is added, they can be compared here.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_window.py" />
      <source>{city}草案两稿对照</source>
      <translation>{city}: two versions of the draft</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_window.py" />
      <source>上一处</source>
      <translation>Previous change</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_window.py" />
      <source>上一处变动（Shift+F8）</source>
      <translation>Previous change (Shift+F8)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_window.py" />
      <source>下一处</source>
      <translation>Next change</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_window.py" />
      <source>下一处变动（F8）</source>
      <translation>Next change (F8)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_window.py" />
      <source>两稿对照</source>
      <translation>Two versions</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_window.py" />
      <source>只看有变动的条</source>
      <translation>Only articles that changed</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_window.py" />
      <source>导出 Word 修订对照</source>
      <translation>Export Word redline</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_window.py" />
      <source>导出 Word 修订对照…</source>
      <translation>Export Word redline…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_window.py" />
      <source>已导出 &lt;a href='{link}'&gt;{name}&lt;/a&gt;。</source>
      <translation>Exported &lt;a href='{link}'&gt;{name}&lt;/a&gt;.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_window.py" />
      <source>把新稿相对旧稿的改动写成 Word 的修订痕迹</source>
      <translation>Write the changes from the older to the newer version as tracked changes of Word</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_window.py" />
      <source>新稿</source>
      <translation>Newer version</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_window.py" />
      <source>旧稿</source>
      <translation>Older version</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_window.py" />
      <source>条号变动</source>
      <translation>Number changed</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/versions_window.py" />
      <source>正在生成 {name}……</source>
      <translation>Making {name}…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>上一处修订</source>
      <translation>Previous tracked change</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>下一处修订</source>
      <translation>Next tracked change</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>与上一行合并</source>
      <translation>Join with the line above</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>修订</source>
      <translation>Tracked changes</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>修订前</source>
      <translation>Before the changes</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>在光标处拆分</source>
      <translation>Split at the cursor</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>工具</source>
      <translation>Tools</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>批注和脚注</source>
      <translation>Comments and footnotes</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>报告</source>
      <translation>Report</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>按拒绝全部修订、即修订之前的文字读取</source>
      <translation>Read with all tracked changes rejected, as it was before</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>按接受全部修订后的文字读取（通常用这一种）</source>
      <translation>Read with all tracked changes accepted (the usual way)</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>接受修订后</source>
      <translation>Changes accepted</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>插入的文字加下划线，删除的文字加删除线</source>
      <translation>Inserted words are underlined, deleted words struck out</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>文件中没有批注和脚注。</source>
      <translation>The file has no comments or footnotes.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>显示修订痕迹</source>
      <translation>Show tracked changes</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>更正光标所在行或选中各行的结构</source>
      <translation>Correct the structure of the line at the cursor or of the selected lines</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>更正结构</source>
      <translation>Correct structure</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>正在读取……</source>
      <translation>Reading…</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>没有识别出要素。</source>
      <translation>No elements were found.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>没有需要说明的情况。</source>
      <translation>There is nothing to remark.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>第 {line} 行，共 {count} 行：读作“{name}”</source>
      <translation>Line {line} of {count}: read as “{name}”</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>要素</source>
      <translation>Elements</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>读取原文本一栏</source>
      <translation>Read the column with the old text</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>读取对照表的哪一栏</source>
      <translation>Which column of the table is read</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>读取情况：{title}</source>
      <translation>How it was read: {title}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>读取报告</source>
      <translation>Reading report</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>读取新文本一栏</source>
      <translation>Read the column with the new text</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>这一行不属于正文</source>
      <translation>This line is not part of the text</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>这一行是条</source>
      <translation>This line is an article</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>这一行是标题</source>
      <translation>This line is the title</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>这一行是款</source>
      <translation>This line is a paragraph</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>这一行是章</source>
      <translation>This line is a chapter</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>这一行是编</source>
      <translation>This line is a part</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>这一行是节</source>
      <translation>This line is a section</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>这一行是项</source>
      <translation>This line is an item</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>重做</source>
      <translation>Redo</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/reading/window.py" />
      <source>，未作为正文（{reason}）</source>
      <translation>, not part of the text ({reason})</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/row_dialogs.py" />
      <source>勾选要拆出去、另成一行的条款；不勾选的留在本行。</source>
      <translation>Tick what becomes a row of its own; what is not ticked stays in this row.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/row_dialogs.py" />
      <source>拆分</source>
      <translation>Split</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/row_dialogs.py" />
      <source>拆分：{topic}</source>
      <translation>Split: {topic}</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/row_dialogs.py" />
      <source>新的一行叫什么，例如：许可条件</source>
      <translation>What the new row is called, for example: licence conditions</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/row_dialogs.py" />
      <source>新行的名称：</source>
      <translation>Name of the new row: </translation>
    </message>
    <message>
      <location filename="workbench/ui/views/row_dialogs.py" />
      <source>本行的条款</source>
      <translation>Provisions of this row</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/row_dialogs.py" />
      <source>查找事项</source>
      <translation>Find matter</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/row_dialogs.py" />
      <source>移到其他事项</source>
      <translation>Move to another matter</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/row_dialogs.py" />
      <source>移到这一行</source>
      <translation>Move to this row</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/row_dialogs.py" />
      <source>输入事项名称、城市条号或者条文中的词语</source>
      <translation>Type a matter's name, a city's article number, or words of the text</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/tour_bubble.py" />
      <source>上一步</source>
      <translation>Back</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/tour_bubble.py" />
      <source>完成</source>
      <translation>Finish</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/tour_bubble.py" />
      <source>跳过</source>
      <translation>Skip</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/welcome.py" />
      <source>也可以把 Word、WPS、PDF 文件直接拖到这里，建立新项目。</source>
      <translation>You can also drag Word, WPS or PDF files here to begin a new project.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/welcome.py" />
      <source>把各市草案并排对照，找出不一致之处，记录协调意见，形成审查报告。</source>
      <translation>Sets the cities' drafts side by side, finds where they conflict, keeps the coordination notes and makes the review report.</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/welcome.py" />
      <source>最近的项目</source>
      <translation>Recent projects</translation>
    </message>
    <message>
      <location filename="workbench/ui/views/welcome.py" />
      <source>（文件已不在原处）</source>
      <translation> (the file is no longer there)</translation>
    </message>
  </context>
</TS>
