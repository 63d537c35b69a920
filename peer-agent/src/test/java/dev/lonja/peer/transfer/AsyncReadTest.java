package dev.lonja.peer.transfer;

class AsyncReadTest extends SendingContract {
    @Override
    String way() {
        return "async-read";
    }
}
