package dev.lonja.peer.upload;

class AsyncReadTest extends SendingContract {
    @Override
    String way() {
        return "async-read";
    }
}
