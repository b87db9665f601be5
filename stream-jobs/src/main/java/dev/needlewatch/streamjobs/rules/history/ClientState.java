package dev.needlewatch.streamjobs.rules.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is remembered of one client. State: public fields for the serializer. */
public final class ClientState {
    /** Sessions by their opening, earliest first. */
    public List<Visit> visits = new ArrayList<>();

    public List<StrongReaction> reactions = new ArrayList<>();

    /** The latest opening, ms since the Unix epoch. */
    public long newestAt = Long.MIN_VALUE;

    /** Wall time of the last that was heard, ms. */
    public long lastHeardAt;

    /** A session of the client. State: public fields for the serializer. */
    public static final class Visit {
        public String session = "";
        public long openedAt;
        public boolean medical;

        /** Its place in its course of medical sessions, from 1. */
        public int number;

        /** The serum it was asked about; null if none was known. */
        public @Nullable String serum;
    }

    /** A serum the client reacted to strongly. State: public fields for the serializer. */
    public static final class StrongReaction {
        public String session = "";
        public String serum = "";
        public long at;
    }
}
