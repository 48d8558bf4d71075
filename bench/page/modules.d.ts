declare module 'c/benchStage' {
    import { LightningElement } from 'lwc';
    export default class BenchStage extends LightningElement {}
}
