// The scans that the server has not answered yet, in IndexedDB: they outlive the page, the battery and the network.
let opened = null;

function database() {
  return opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('zhanggui-scans', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('scans', { keyPath: 'seq', autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function run(mode, act) {
  const db = await database();
  return new Promise((resolve, reject) => {
    // Strict: the scan is on the disk before the field says that it was taken.
    const transaction = db.transaction('scans', mode, mode === 'readwrite' ? { durability: 'strict' } : undefined);
    const request = act(transaction.objectStore('scans'));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

export const queue = {
  add: scan => run('readwrite', store => store.add(scan)),
  all: () => run('readonly', store => store.getAll()),
  remove: seq => run('readwrite', store => store.delete(seq)),
  count: () => run('readonly', store => store.count()),
};
