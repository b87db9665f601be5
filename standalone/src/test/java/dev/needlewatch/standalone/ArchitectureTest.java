package dev.needlewatch.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows of the architecture point one way. */
class ArchitectureTest {
    private static final String INGEST = "dev.needlewatch.ingest..";
    private static final String JOBS = "dev.needlewatch.streamjobs..";
    private static final String DASHBOARDS = "dev.needlewatch.dashboards..";
    private static final String EMULATOR = "dev.needlewatch.emulator..";
    private static final String STANDALONE = "dev.needlewatch.standalone..";

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("dev.needlewatch");

    @Test
    void ingestUsesNoOtherModule() {
        noClasses()
                .that()
                .resideInAPackage(INGEST)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JOBS, DASHBOARDS, EMULATOR, STANDALONE)
                .check(CLASSES);
    }

    @Test
    void jobsDashboardsAndEmulatorNeverUseOneAnother() {
        apart(JOBS, DASHBOARDS, EMULATOR, STANDALONE);
        apart(DASHBOARDS, JOBS, EMULATOR, STANDALONE);
        apart(EMULATOR, JOBS, DASHBOARDS, STANDALONE);
    }

    @Test
    void theRulesKnowNoFrameworkNoClockAndNoInputOrOutput() {
        noClasses()
                .that()
                .resideInAPackage("dev.needlewatch.streamjobs.rules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.flink..",
                        "com.hivemq..",
                        "com.influxdb..",
                        "org.slf4j..",
                        "java.io..",
                        "java.net..",
                        "java.nio.file..",
                        "java.time..")
                .check(CLASSES);
    }

    @Test
    void theContractKnowsNoFramework() {
        noClasses()
                .that()
                .resideInAPackage("dev.needlewatch.ingest.contract..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.flink..", "com.hivemq..", "com.fasterxml..")
                .check(CLASSES);
    }

    @Test
    void onlyOnePackageBuildsMqttClients() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.needlewatch.ingest.mqtt..")
                .should()
                .callMethod(com.hivemq.client.mqtt.MqttClient.class, "builder")
                .check(CLASSES);
    }

    @Test
    void packagesOfTheContractHaveNoCycles() {
        slices().matching("dev.needlewatch.ingest.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    private static void apart(String from, String... others) {
        noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(CLASSES);
    }
}
