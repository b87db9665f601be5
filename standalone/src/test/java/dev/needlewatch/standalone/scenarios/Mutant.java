package dev.needlewatch.standalone.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * One thing changed in the rules: a limit, a delay, a latch.
 *
 * @param code whose scenario must show it
 * @param what kind of thing
 * @param file the rule's source, below the rules' package
 * @param from what stands there, blanks aside
 * @param to what stands there instead
 */
record Mutant(String code, String what, String file, String from, String to) {
    private static final String RULES = "dev.needlewatch.streamjobs.rules.";
    private static final Path SOURCES =
            Path.of("../stream-jobs/src/main/java/dev/needlewatch/streamjobs/rules");

    static List<Mutant> all() throws IOException {
        try (InputStream in = Mutant.class.getResourceAsStream("mutants.txt")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> line.split(" \\| "))
                    .map(f -> new Mutant(f[0], f[1], f[2], f[3], f[4].strip()))
                    .toList();
        }
    }

    /** Whether the scenario of the code fails with the rules so changed. */
    @SuppressWarnings("unchecked")
    boolean shows(String scenario, Path folder) throws Exception {
        compile(folder);
        try (ChildFirst loader = new ChildFirst(folder)) {
            Callable<Boolean> trial =
                    (Callable<Boolean>)
                            loader.loadClass(ScenarioTrial.class.getName())
                                    .getDeclaredConstructor(String.class)
                                    .newInstance(scenario);
            return !trial.call();
        }
    }

    /** Compiles the changed source, and those beside it, which may have its constants in them. */
    private void compile(Path folder) throws IOException {
        Path source = SOURCES.resolve(file + ".java");
        Path changed = folder.resolve("src").resolve(source.getFileName());
        Files.createDirectories(changed.getParent());
        Files.writeString(changed, changed(Files.readString(source)));
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-proc:none",
                                "-nowarn",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                folder.toString(),
                                changed.toString()));
        try (var beside = Files.list(Objects.requireNonNull(source.getParent()))) {
            beside.filter(path -> path.toString().endsWith(".java") && !path.equals(source))
                    .filter(path -> !path.endsWith("package-info.java"))
                    .forEach(path -> arguments.add(path.toString()));
        }
        int outcome =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        if (outcome != 0) {
            throw new IllegalStateException(this + " does not compile");
        }
    }

    private String changed(String source) {
        String blanks =
                Arrays.stream(from.split(" "))
                        .map(Pattern::quote)
                        .reduce((a, b) -> a + "\\s+" + b)
                        .orElseThrow();
        Matcher matcher = Pattern.compile(blanks).matcher(source);
        if (!matcher.find()) {
            throw new IllegalStateException(file + " has no '" + from + "' any more");
        }
        return matcher.replaceFirst(Matcher.quoteReplacement(to));
    }

    /** Loads the rules, and what tries them, anew for each mutant. */
    private static final class ChildFirst extends URLClassLoader {
        ChildFirst(Path folder) throws IOException {
            super(urls(folder), Mutant.class.getClassLoader());
        }

        private static URL[] urls(Path folder) throws IOException {
            return new URL[] {
                folder.toUri().toURL(),
                Path.of("target/test-classes").toUri().toURL(),
                Path.of("../stream-jobs/target/classes").toUri().toURL()
            };
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean anew =
                    name.startsWith(RULES)
                            || name.startsWith(Trial.class.getName())
                            || name.startsWith(ScenarioTrial.class.getName());
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null && anew) {
                    loaded = findClass(name);
                }
                return loaded != null ? loaded : super.loadClass(name, resolve);
            }
        }
    }
}
