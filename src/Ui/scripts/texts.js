// The few sentences that scripts say themselves, in the page's language. Everything else is printed by the server.
const english = document.documentElement.lang.startsWith('en');

const say = {
  offline: ['没连上服务器。已填的内容还在，请稍后再试', 'No connection to the server. What you typed is still here; please try again'],
  broken: ['这一步没有做成，什么也没有改。请再试；还不行，报给技术部', 'That did not work and nothing was changed. Please try again, then tell the technicians'],
  copied: ['已复制', 'Copied'],
  undo: ['撤销', 'Undo'],
  close: ['关闭', 'Close'],
  keys: ['这一页的按键', 'Keys on this page'],
  move: ['上一行、下一行', 'Previous, next row'],
  tick: ['勾选', 'Tick'],
  ticked: ['已勾选 {0} 行', '{0} ticked'],
  open: ['打开', 'Open'],
  search: ['搜索', 'Search'],
  space: ['空格', 'Space'],
  live: ['实时', 'Live'],
  ago: ['{0} 秒前', '{0} s ago'],
  agoMinutes: ['{0} 分钟前', '{0} min ago'],
  polling: ['每分钟更新', 'Every minute'],
  connecting: ['正在连接', 'Connecting'],
  waiting: ['没连上。{0} 个扫描在等，连上后自动发送，可以接着扫', 'No connection. {0} scans are waiting and will be sent; go on scanning'],
};

export function text(name, value) {
  return say[name][english ? 1 : 0].replace('{0}', value);
}
