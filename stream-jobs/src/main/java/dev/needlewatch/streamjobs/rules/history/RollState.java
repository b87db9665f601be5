package dev.needlewatch.streamjobs.rules.history;

import dev.needlewatch.ingest.contract.pen.Treatment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the roll knows of one session. State: public fields for the serializer. */
public final class RollState {
    public boolean opened;
    public boolean closed;

    /** When it opened, ms since the Unix epoch. */
    public long openedAt;

    /** Wall time at which its opening arrived, ms. */
    public long openedWallAt;

    public @Nullable String client;
    public @Nullable Treatment treatment;
    public @Nullable String serum;

    /** The cartridge its opening declared. */
    public @Nullable String declared;

    /** A strong reaction came before anybody said to which serum. */
    public boolean strongUnnamed;

    /** Serums of strong reactions that came before the opening. */
    public List<String> strongTo = new ArrayList<>();

    /** The cartridge each pen brought last. */
    public Map<String, String> inUse = new LinkedHashMap<>();

    /** Cartridges brought before the opening, by pen, until {@link #heldUntil}. */
    public Map<String, HeldCartridge> held = new LinkedHashMap<>();

    /** Wall time, ms. */
    public long heldUntil;

    /** Wall time of the last that was heard, ms. */
    public long lastHeardAt;

    /** A cartridge whose session is not opened yet. State: public fields for the serializer. */
    public static final class HeldCartridge {
        public String session = "";
        public String cartridge = "";
        public long boot;
        public long seq;
        public long at;
        public long knownSince;
    }
}
