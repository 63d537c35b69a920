package dev.lonja.peer.cli;

/**
 * The text that {@code lonja peer --help} prints. It is the text that picocli generates from {@link PeerOptions}, stored
 * here because generating it takes longer than the start of Java.
 */
final class HelpText {
    static final String OF_PEER = """
            Usage: lonja peer [-hqV] [--classic-output] [--dated] [--listen-port=PORT]
                              [--listen-ports=FIRST-LAST] [-p=PORT] [-s=HOST] [--overwrite
                              | --keep-both] [COMMAND]
            Opens the command loop of the peer agent, where HELP lists the commands; or
            does one thing and ends.

              -h, --help               Show this help message and exit.
              -V, --version            Print version information and exit.
              -s, --server=HOST        Name or address of the registry (default: localhost).
              -p, --port=PORT          Port of the registry (default: 5500).
                  --dated              Send dated requests to the registry.
                  --listen-ports=FIRST-LAST
                                       Ports that the listener chooses from (default:
                                         20000-29999).
                  --listen-port=PORT   The one port of the listener.
                  --overwrite          Replace files that exist, without a question.
                  --keep-both          Keep files that exist, and number the new ones.
              -q, --quiet              Show no progress of downloads.
                  --classic-output     Print the exact texts of the protocol on a terminal
                                         too: no tables, no colours.
            Commands:
              register    Adds a user.
              unregister  Removes a user, everything it published, and its presence if it
                            has one.
              users       Lists the connected users.
              files       Lists what a user published.
              get         Fetches files from their owner.
              publish     Publishes a local file; an agent of the user serves it.
              delete      Deletes a published file from the registry.
              serve       Keeps a user connected and a folder published, without a command
                            loop, until it is stopped.
              skipped     Lists the files of a folder that serve would not publish, with
                            the reasons.

            Without a command, the loop reads from the terminal, or from standard input
            when that is not one.
            """;

    private HelpText() {}
}
