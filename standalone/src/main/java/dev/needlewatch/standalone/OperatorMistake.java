package dev.needlewatch.standalone;

import org.jspecify.annotations.Nullable;

/** Something the operator can mend: its message is one line that says what to change. */
public final class OperatorMistake extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A mistake in one line. */
    public OperatorMistake(String line) {
        this(line, null);
    }

    /** A mistake in one line, with what brought it to light. */
    public OperatorMistake(String line, @Nullable Throwable cause) {
        super(line, cause);
    }
}
