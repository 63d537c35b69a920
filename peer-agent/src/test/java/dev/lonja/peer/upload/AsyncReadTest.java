package dev.lonja.peer.upload;

class AsyncReadTest extends SendingContract {
    @Override
    String mode() {
        return "async-read";
    }
}
