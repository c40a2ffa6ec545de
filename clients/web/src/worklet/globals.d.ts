// What TypeScript's library lacks of an AudioWorklet's scope.
declare const sampleRate: number;
declare const currentFrame: number;
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;
declare class AudioWorkletProcessor {
    readonly port: MessagePort;
}
