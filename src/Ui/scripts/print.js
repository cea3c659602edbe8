import './print-button.js';
