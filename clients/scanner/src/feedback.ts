let audio: AudioContext | undefined;

/** Beeps and vibrates. Browsers allow the sound after the first touch of the page. */
export function confirmScan(): void {
  navigator.vibrate?.(60);
  try {
    audio ??= new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = 1320;
    volume.gain.setValueAtTime(0.15, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.12);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.12);
  } catch {
    // a device without sound
  }
}
