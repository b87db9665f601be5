package dev.needlewatch.dashboards.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts pages together: {@code <!--#include part.html name="value"-->} on a line of its own is
 * replaced by that part, in which {@code {name}} stands for the value. A line whose value has
 * commas is repeated for what is between them. Parts include no others.
 */
final class Pages {
    private static final Pattern INCLUDE =
            Pattern.compile("<!--#include ([a-z-]+\\.html)((?: [a-z]+=\"[^\"]*\")*)-->");
    private static final Pattern GIVEN = Pattern.compile("([a-z]+)=\"([^\"]*)\"");
    private static final Pattern WANTED = Pattern.compile("\\{([a-z]+)\\}");

    private Pages() {}

    /** Where parts come from. */
    @FunctionalInterface
    interface Parts {
        byte[] read(String name) throws IOException;
    }

    /** The file as it is served: a page whole, anything else as it is. */
    static byte[] whole(String name, byte[] file, Parts parts) throws IOException {
        if (!name.endsWith(".html")) {
            return file;
        }
        StringBuilder page = new StringBuilder();
        for (String line : lines(file)) {
            Matcher include = INCLUDE.matcher(line);
            if (include.matches()) {
                Map<String, String> given = new HashMap<>();
                GIVEN.matcher(include.group(2))
                        .results()
                        .forEach(one -> given.put(one.group(1), one.group(2)));
                for (String inner : lines(parts.read(include.group(1)))) {
                    append(page, inner, given);
                }
            } else {
                page.append(line).append('\n');
            }
        }
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder page, String line, Map<String, String> given) {
        Matcher wanted = WANTED.matcher(line);
        if (!wanted.find()) {
            page.append(line).append('\n');
            return;
        }
        String values = given.get(wanted.group(1));
        if (values == null) {
            throw new IllegalStateException("a page does not say its " + wanted.group(1));
        }
        for (String value : values.split(",", -1)) {
            page.append(line.replace(wanted.group(), value)).append('\n');
        }
    }

    private static Iterable<String> lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().toList();
    }
}
