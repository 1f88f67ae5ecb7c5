package skylab.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house: arrows point one way, and what runs a submission knows nothing of its judge. */
@AnalyzeClasses(packages = "skylab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule theEngineKnowsNothingAboveIt = noClasses()
            .that()
            .resideInAnyPackage(
                    "skylab.world..",
                    "skylab.network..",
                    "skylab.telemetry..",
                    "skylab.guest..",
                    "skylab.aws..",
                    "skylab.lab..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("skylab.kernel..", "skylab.notebook..", "skylab.grader..", "skylab.launcher..");

    @ArchTest
    static final ArchRule theKernelKnowsNothingOfCourseware = noClasses()
            .that()
            .resideInAPackage("skylab.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("skylab.notebook..", "skylab.course..", "skylab.grader..", "skylab.launcher..");

    @ArchTest
    static final ArchRule sourcesOfTheCourseAreForEverybody = noClasses()
            .that()
            .resideInAPackage("skylab.course")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("skylab.course.author..", "skylab.grader..", "skylab.launcher..");

    @ArchTest
    static final ArchRule notebookFilesAreForEverybody = noClasses()
            .that()
            .resideInAPackage("skylab.notebook..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("skylab.course..", "skylab.grader..", "skylab.launcher..");

    @ArchTest
    static final ArchRule aSubmissionRunsWithoutTheJudge = noClasses()
            .that()
            .resideInAPackage("skylab.grader.run..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("skylab.grader.judge..", "skylab.grader.grade..", "skylab.grader.feedback..");
}
