// Two sounds, made here: a short high one for "right", a long low one for "wrong". A browser lets a page sound only after the first key or touch.
let audio = null;

function wake() {
  audio ??= new AudioContext();
  if (audio.state === 'suspended') audio.resume();
}
for (const event of ['keydown', 'pointerdown']) document.addEventListener(event, wake, { capture: true, passive: true });

function tone(frequency, seconds, shape, volume) {
  if (!audio || audio.state !== 'running') return;
  const oscillator = audio.createOscillator(), gain = audio.createGain(), now = audio.currentTime;
  oscillator.type = shape;
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(volume, now);
  gain.gain.exponentialRampToValueAtTime(0.001, now + seconds);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(now);
  oscillator.stop(now + seconds);
}

export const sound = {
  ok: () => tone(1480, 0.09, 'sine', 0.4),
  bad: () => tone(196, 0.7, 'square', 0.5),
  arrived: () => tone(880, 0.25, 'sine', 0.25),
};
