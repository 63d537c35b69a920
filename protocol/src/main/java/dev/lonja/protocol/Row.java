package dev.lonja.protocol;

import java.util.List;

/** The row of an operation in the table of one edition. */
public sealed interface Row {

    /** The fields that follow the name, in wire order. */
    List<Field> fields();

    /** The outcomes in the order of their status bytes; the first is OK. */
    List<Outcome> outcomes();

    /** The outcome of a status byte; a byte that is not known means "any other failure". */
    Outcome outcomeOf(byte status);

    /**
     * The status byte of an outcome: its position in the row.
     *
     * @throws IllegalArgumentException if the row does not contain that outcome
     */
    default byte statusOf(Outcome outcome) {
        int position = outcomes().indexOf(outcome);
        if (position < 0) {
            throw new IllegalArgumentException("no outcome " + outcome + "; the row is " + outcomes());
        }
        return (byte) position;
    }

    /**
     * A row of protocol section 1. The last outcome is FAILED.
     *
     * @param replyShape what follows the status OK
     */
    record Classic(List<Field> fields, List<Outcome> outcomes, Reply.Shape replyShape) implements Row {
        @Override
        public Outcome outcomeOf(byte status) {
            int position = Byte.toUnsignedInt(status);
            return position < outcomes.size() ? outcomes.get(position) : Outcome.FAILED;
        }
    }

    /**
     * A row of docs/session.md. New outcomes stand behind FAILED, and the reserved ones belong to every row.
     *
     * @param columns the names of the columns that MORE carries; none if there are no rows
     * @param afterOk the names of the strings in a REPLY with the status OK
     */
    record Session(List<Field> fields, List<Outcome> outcomes, List<String> columns, List<String> afterOk)
            implements Row {
        @Override
        public Outcome outcomeOf(byte status) {
            int position = Byte.toUnsignedInt(status);
            return position < outcomes.size()
                    ? outcomes.get(position)
                    : Outcome.findReserved(position).orElse(Outcome.FAILED);
        }

        @Override
        public byte statusOf(Outcome outcome) {
            return outcome.reservedStatus().isPresent()
                    ? (byte) outcome.reservedStatus().getAsInt()
                    : Row.super.statusOf(outcome);
        }
    }
}
