package dev.lonja.peer.upload;

class ChangingFileSendfileTest extends ChangingFileContract {
    @Override
    String mode() {
        return "sendfile";
    }
}
