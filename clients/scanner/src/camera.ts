import { texts } from "./texts.js";

/** The camera of the device. */
export class Camera {
  readonly video = document.createElement("video");
  #stream: MediaStream | null = null;

  constructor() {
    this.video.muted = true;
    this.video.playsInline = true;
    this.video.setAttribute("aria-label", texts.scan.viewfinder);
  }

  get isOpen(): boolean {
    return this.#stream !== null;
  }

  /** Opens the camera, and returns null, or a sentence that says why that is not possible. */
  async open(): Promise<string | null> {
    if (this.#stream) return null;
    if (!navigator.mediaDevices?.getUserMedia) return texts.trouble.cameraInsecure;
    const video = { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } };
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
      this.video.srcObject = this.#stream;
      await this.video.play();
      return null;
    } catch (e) {
      this.close();
      return sentenceOf(e);
    }
  }

  close(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.video.srcObject = null;
  }

  get hasTorch(): boolean {
    const capabilities = this.#track?.getCapabilities?.() as { torch?: boolean } | undefined;
    return capabilities?.torch === true;
  }

  async setTorch(on: boolean): Promise<void> {
    await this.#track?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
  }

  /** Takes a photo as a JPEG of what the viewfinder shows. */
  async take(): Promise<Blob> {
    const { videoWidth, videoHeight } = this.video;
    const canvas = new OffscreenCanvas(videoWidth, videoHeight);
    canvas.getContext("2d")?.drawImage(this.video, 0, 0);
    return canvas.convertToBlob({ type: "image/jpeg", quality: 0.92 });
  }

  get #track(): MediaStreamTrack | undefined {
    return this.#stream?.getVideoTracks()[0];
  }
}

function sentenceOf(e: unknown): string {
  const name = e instanceof DOMException ? e.name : "";
  if (name === "NotAllowedError") return texts.trouble.cameraRefused;
  if (name === "NotFoundError" || name === "OverconstrainedError") return texts.trouble.noCamera;
  return texts.trouble.cameraBusy;
}
