package dev.lonja.protocol.codec;

/** The forms of the status in the different readings of the course (section 1, Text statuses). */
public enum StatusForm {
    /** One byte, whose value is the status. */
    BYTE {
        @Override
        public byte[] encode(int status) {
            return new byte[] {(byte) status};
        }
    },
    /** A string, as everything else on the wire: a digit and its NUL. */
    TEXT {
        @Override
        public byte[] encode(int status) {
            return new byte[] {(byte) (FIRST_DIGIT + status), 0};
        }
    };

    static final byte FIRST_DIGIT = '0';

    /** A first byte up to this value is a status; the longest row of the table has fewer outcomes. */
    static final byte MAX_STATUS = 8;

    /** The bytes of the status. */
    public abstract byte[] encode(int status);
}
