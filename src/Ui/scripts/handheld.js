// Scans first: their listener must see a form before any other does.
import './scans.js';
import './countdowns.js';
import './keyboard.js';
import './lists.js';
import './drawers.js';
import './dialogs.js';
import './toasts.js';
import './submits.js';
import './small.js';
import './live.js';
