package dev.needlewatch.emulator.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One mapping of a YAML file, read by its keys; every fault is noted with file, line and key. */
final class YamlMap {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h)");

    private final String file;
    private static final int MOST = 1_000_000;

    private final int line;
    private final List<String> faults;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    YamlMap(String file, MappingNode mapping, List<String> faults) {
        this.file = file;
        this.line = line(mapping);
        this.faults = faults;
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                if (nodes.put(key.getValue(), tuple.getValueNode()) != null) {
                    fault(line(key), key.getValue(), "is there twice");
                }
            }
        }
    }

    boolean has(String key) {
        return nodes.containsKey(key);
    }

    String text(String key) {
        String text = scalar(key);
        if (text == null) {
            fault(line, key, "is missing");
        }
        return text == null ? "" : text;
    }

    long count(String key, long otherwise) {
        String text = scalar(key);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,15}")) {
            fault(lineOf(key), key, "'" + text + "' is no whole number");
            return otherwise;
        }
        return Long.parseLong(text);
    }

    /** The same, of things that each take some room. */
    int few(String key, int otherwise) {
        long count = count(key, otherwise);
        if (count > MOST) {
            fault(lineOf(key), key, count + " is more than " + MOST);
            return otherwise;
        }
        return (int) count;
    }

    double share(String key) {
        String text = scalar(key);
        if (text == null) {
            return 0;
        }
        if (!text.matches("0|1|[01]?\\.\\d{1,6}") || Double.parseDouble(text) > 1) {
            fault(lineOf(key), key, "'" + text + "' is no share from 0 to 1");
            return 0;
        }
        return Double.parseDouble(text);
    }

    boolean flag(String key) {
        String text = scalar(key);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            fault(lineOf(key), key, "'" + text + "' is neither true nor false");
        }
        return "true".equals(text);
    }

    @Nullable Duration duration(String key) {
        String text = scalar(key);
        if (text == null) {
            return null;
        }
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            fault(lineOf(key), key, "'" + text + "' is no duration: use 500ms, 90s, 10m or 2h");
            return null;
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    /** A list of names of constants; none if the key is not there. */
    <E extends Enum<E>> List<E> constants(String key, Class<E> type) {
        List<E> constants = new ArrayList<>();
        for (Node node : sequence(key)) {
            String name = node instanceof ScalarNode scalar ? scalar.getValue() : "?";
            Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            constants::add,
                            () ->
                                    fault(
                                            line(node),
                                            key,
                                            "'"
                                                    + name
                                                    + "' is none of "
                                                    + Arrays.toString(type.getEnumConstants())));
        }
        return constants;
    }

    /** A list of mappings; none if the key is not there. */
    List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        for (Node node : sequence(key)) {
            if (node instanceof MappingNode mapping) {
                maps.add(new YamlMap(file, mapping, faults));
            } else {
                fault(line(node), key, "wants a list of mappings");
            }
        }
        return maps;
    }

    /** A mapping; null if the key is not there. */
    @Nullable YamlMap map(String key) {
        asked.add(key);
        Node node = nodes.get(key);
        if (node != null && !(node instanceof MappingNode)) {
            fault(line(node), key, "wants a mapping");
        }
        return node instanceof MappingNode mapping ? new YamlMap(file, mapping, faults) : null;
    }

    Set<String> keys() {
        return nodes.keySet();
    }

    /** Notes every key that nobody asked for. */
    void nothingElse() {
        nodes.forEach(
                (key, node) -> {
                    if (!asked.contains(key)) {
                        fault(line(node), key, "is not known here");
                    }
                });
    }

    void fault(String key, String what) {
        fault(nodes.containsKey(key) ? lineOf(key) : line, key, what);
    }

    private List<Node> sequence(String key) {
        asked.add(key);
        Node node = nodes.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        fault(line(node), key, "wants a list");
        return List.of();
    }

    private @Nullable String scalar(String key) {
        asked.add(key);
        Node node = nodes.get(key);
        if (node != null && !(node instanceof ScalarNode)) {
            fault(line(node), key, "wants one value");
        }
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    private int lineOf(String key) {
        Node node = nodes.get(key);
        return node == null ? line : line(node);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private void fault(int where, String key, String what) {
        faults.add(file + ":" + where + ": " + key + " " + what);
    }
}
