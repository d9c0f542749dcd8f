// The page's own words, simplified and traditional; quotes and answers are never changed here.

const HANS = {
  skip: "跳到提问", tools: "工具", indicators: "全部指标", exportMd: "导出 Markdown", exportDocx: "导出 Word",
  clear: "新对话", chat: "问答", history: "对话记录", answers: "回答", yourQuestion: "您的问题",
  welcome: "可以问报告里的数字、安排和进展。每句回答都标出原文出处；报告没有写的，会直接说明。",
  placeholder: "例如：2020年5G基站目标是多少", send: "提问", stop: "停止", suggested: "建议的问题",
  label: "回答由程序从报告中摘取生成（人工智能生成内容），一切以报告原文为准。",
  report: "报告原文", find: "在报告中查找", findNext: "下一处", outline: "目录",
  searching: "正在查找……", answered: "已回答。", stopped: "已停止。", failed: "没有成功：",
  offline: "连不上服务，请检查网络后再试。", understood: "理解为：", source: "出处", openSource: "在原文中查看",
  derivation: "计算：", meant: "您是不是想问：", copy: "复制并附出处", takeDocx: "材料存为 Word", takeMd: "材料存为 Markdown", scope: "选择范围", nothingTicked: "请至少勾选一条。", draft: "写材料", topic: "主题", topicHelp: "例如：养老服务，或一句完整的要求", parts: "部分", everyPart: "成效、问题、部署", resultsThenTasks: "先成效后部署", onlyResults: "只要成效", onlyTasks: "只要部署", length: "字数（可不填）", makeDraft: "生成", noDraft: "报告里没有这个主题的内容。", drafted: (n, sum) => `共 ${n} 条，约 ${sum} 字。勾选要用的内容，再存为 Word 或 Markdown。`, copied: "已复制。", up: "有帮助", down: "没帮助",
  reason: "哪里不对？（可不填）", sendReason: "提交", thanks: "谢谢反馈。", year: "年份", kind: "性质", value: "数值", measure: "口径", level: "数量", growth: "增速", change: "变化", share: "占比", rank: "位次", excess: "超出目标",
  actual: "实际", estimate: "预计", target: "目标", region: "区域", name: "名称", all: "全部", back: "回到问答",
  csv: "下载 CSV", section: "章节", quote: "原文", rows: (n) => `共 ${n} 条`,
  approved: (day) => `经审核（${day}）`, found: (at, n) => `第 ${at} 处，共 ${n} 处`, notFound: "没有找到。", chart: (what) => `柱状图：${what}`,
  cite: (n, section) => `出处 ${n}：${section}`, exported: "已导出。", whichReport: "问哪份报告", anyReport: "按问题选报告",
};

const HANT = {
  skip: "跳到提問", tools: "工具", indicators: "全部指標", exportMd: "匯出 Markdown", exportDocx: "匯出 Word",
  clear: "新對話", chat: "問答", history: "對話記錄", answers: "回答", yourQuestion: "您的問題",
  welcome: "可以問報告裏的數字、安排和進展。每句回答都標出原文出處；報告沒有寫的，會直接說明。",
  placeholder: "例如：2020年5G基站目標是多少", send: "提問", stop: "停止", suggested: "建議的問題",
  label: "回答由程式從報告中摘取生成（人工智能生成內容），一切以報告原文為準。",
  report: "報告原文", find: "在報告中查找", findNext: "下一處", outline: "目錄",
  searching: "正在查找……", answered: "已回答。", stopped: "已停止。", failed: "沒有成功：",
  offline: "連不上服務，請檢查網絡後再試。", understood: "理解為：", source: "出處", openSource: "在原文中查看",
  derivation: "計算：", meant: "您是不是想問：", copy: "複製並附出處", takeDocx: "材料存為 Word", takeMd: "材料存為 Markdown", scope: "選擇範圍", nothingTicked: "請至少勾選一條。", draft: "寫材料", topic: "主題", topicHelp: "例如：養老服務，或一句完整的要求", parts: "部分", everyPart: "成效、問題、部署", resultsThenTasks: "先成效後部署", onlyResults: "只要成效", onlyTasks: "只要部署", length: "字數（可不填）", makeDraft: "生成", noDraft: "報告裏沒有這個主題的內容。", drafted: (n, sum) => `共 ${n} 條，約 ${sum} 字。勾選要用的內容，再存為 Word 或 Markdown。`, copied: "已複製。", up: "有幫助", down: "沒幫助",
  reason: "哪裏不對？（可不填）", sendReason: "提交", thanks: "謝謝反饋。", year: "年份", kind: "性質", value: "數值", measure: "口徑", level: "數量", growth: "增速", change: "變化", share: "佔比", rank: "位次", excess: "超出目標",
  actual: "實際", estimate: "預計", target: "目標", region: "區域", name: "名稱", all: "全部", back: "回到問答",
  csv: "下載 CSV", section: "章節", quote: "原文", rows: (n) => `共 ${n} 條`,
  approved: (day) => `經審核（${day}）`, found: (at, n) => `第 ${at} 處，共 ${n} 處`, notFound: "沒有找到。", chart: (what) => `柱狀圖：${what}`,
  cite: (n, section) => `出處 ${n}：${section}`, exported: "已匯出。", whichReport: "問哪份報告", anyReport: "按問題選報告",
};

const isTraditional = /^zh-(?:hant|tw|hk|mo)/i.test(navigator.language);
export const words = isTraditional ? HANT : HANS;

/** Put the words into the elements that name them by data-t, data-t-label, data-t-placeholder. */
export function translate() {
  document.documentElement.lang = isTraditional ? "zh-Hant" : "zh-Hans";
  for (const e of document.querySelectorAll("[data-t]")) e.textContent = words[e.dataset.t];
  for (const e of document.querySelectorAll("[data-t-label]")) e.setAttribute("aria-label", words[e.dataset.tLabel]);
  for (const e of document.querySelectorAll("[data-t-placeholder]")) e.placeholder = words[e.dataset.tPlaceholder];
}
