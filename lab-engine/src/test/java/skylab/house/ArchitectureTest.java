package skylab.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house: arrows point down. */
@AnalyzeClasses(packages = "skylab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule arrowsPointDown = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("lab")
            .definedBy("skylab.lab..")
            .layer("wire")
            .definedBy("skylab.wire..")
            .layer("cli")
            .definedBy("skylab.cli..")
            .layer("aws")
            .definedBy("skylab.aws..")
            .layer("guest")
            .definedBy("skylab.guest..")
            .layer("network")
            .definedBy("skylab.network..")
            .layer("telemetry")
            .definedBy("skylab.telemetry..")
            .layer("billing")
            .definedBy("skylab.billing..")
            .layer("world")
            .definedBy("skylab.world..")
            .whereLayer("lab")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("wire")
            .mayOnlyBeAccessedByLayers("lab")
            .whereLayer("cli")
            .mayOnlyBeAccessedByLayers("lab")
            .whereLayer("aws")
            .mayOnlyBeAccessedByLayers("lab", "cli", "wire")
            .whereLayer("guest")
            .mayOnlyBeAccessedByLayers("lab", "cli", "aws")
            .whereLayer("network")
            .mayOnlyBeAccessedByLayers("lab", "cli", "aws", "guest")
            .whereLayer("telemetry")
            .mayOnlyBeAccessedByLayers("lab", "aws", "guest")
            .whereLayer("billing")
            .mayOnlyBeAccessedByLayers("lab", "aws");

    @ArchTest
    static final ArchRule theEngineHasNoClockOfItsOwn = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .because("ids, times and noise come from the lab's seed and virtual clock");

    @ArchTest
    static final ArchRule theEngineKnowsNothingOfNotebooks =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("skylab.kernel..", "skylab.notebook..");
}
