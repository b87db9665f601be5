package dev.needlewatch.ingest.contract;

import static dev.needlewatch.ingest.contract.TopicKind.ROOT;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One topic of the contract.
 *
 * @param clinic the clinic in the topic, a valid address
 * @param kind which topic it is
 * @param id the pen, alarm or session in the topic; null where the topic has none
 */
public record Topic(String clinic, TopicKind kind, @Nullable String id) {

    public Topic {
        if (kind.hasId() != (id != null)) {
            throw new IllegalArgumentException(
                    kind + (kind.hasId() ? " needs" : " has no") + " id");
        }
    }

    /** A topic without an identifier, for example {@code monitoring}. */
    public static Topic of(String clinic, TopicKind kind) {
        return new Topic(clinic, kind, null);
    }

    /** A topic with a pen, alarm or session in it. */
    public static Topic of(String clinic, TopicKind kind, String id) {
        return new Topic(clinic, kind, id);
    }

    /** The topic as MQTT has it. */
    public String path() {
        String tail = id == null ? kind.template() : kind.template().replace("{id}", id);
        return ROOT + clinic + "/" + tail;
    }

    /** Reads a topic; empty if it is none of the contract's or its clinic or pen is no valid id. */
    public static Optional<Topic> parse(String path) {
        return clinicOf(path)
                .flatMap(
                        clinic ->
                                parseTail(
                                        clinic,
                                        path.substring(ROOT.length() + clinic.length() + 1)));
    }

    /** The clinic in a topic under the contract's root; empty if there is no valid one. */
    public static Optional<String> clinicOf(String path) {
        if (!path.startsWith(ROOT)) {
            return Optional.empty();
        }
        int clinicEnd = path.indexOf('/', ROOT.length());
        if (clinicEnd < 0) {
            return Optional.empty();
        }
        String clinic = path.substring(ROOT.length(), clinicEnd);
        return Ids.isAddress(clinic) ? Optional.of(clinic) : Optional.empty();
    }

    private static Optional<Topic> parseTail(String clinic, String tail) {
        for (TopicKind kind : KINDS) {
            String template = kind.template();
            int hole = template.indexOf("{id}");
            if (hole < 0) {
                if (tail.equals(template)) {
                    return Optional.of(new Topic(clinic, kind, null));
                }
                continue;
            }
            String suffix = template.substring(hole + "{id}".length());
            int idEnd = tail.length() - suffix.length();
            if (idEnd <= hole || !tail.startsWith(template.substring(0, hole))) {
                continue;
            }
            String id = tail.substring(hole, idEnd);
            if (tail.endsWith(suffix) && isId(kind, id)) {
                return Optional.of(new Topic(clinic, kind, id));
            }
        }
        return Optional.empty();
    }

    private static boolean isId(TopicKind kind, String id) {
        return switch (kind) {
            case READING, SESSION, STATUS, LOG, COMMAND, PROBE, STANDING -> Ids.isAddress(id);
            case SNAPSHOT -> Ids.isName(id);
            default -> id.indexOf('/') < 0;
        };
    }

    private static final TopicKind[] KINDS = TopicKind.values();
}
