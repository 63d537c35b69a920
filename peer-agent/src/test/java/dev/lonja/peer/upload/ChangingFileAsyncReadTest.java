package dev.lonja.peer.upload;

class ChangingFileAsyncReadTest extends ChangingFileContract {
    @Override
    String mode() {
        return "async-read";
    }
}
