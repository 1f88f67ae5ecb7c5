package skylab.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "skylab.kernel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule only_channels_know_zeromq = noClasses()
            .that()
            .resideOutsideOfPackage("skylab.kernel.channels")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.zeromq..", "zmq..");

    @ArchTest
    static final ArchRule channels_know_frames_not_messages = noClasses()
            .that()
            .resideInAPackage("skylab.kernel.channels")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml..", "skylab.kernel.session..", "skylab.kernel.java..");

    @ArchTest
    static final ArchRule the_protocol_is_pure = classes()
            .that()
            .resideInAPackage("skylab.kernel.protocol")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("skylab.kernel.protocol", "java..", "javax.crypto..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule only_the_java_language_knows_jshell = noClasses()
            .that()
            .resideOutsideOfPackage("skylab.kernel.java")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jdk.jshell..", "org.objectweb.asm..");

    @ArchTest
    static final ArchRule the_language_knows_nothing_of_the_wire = noClasses()
            .that()
            .resideInAnyPackage("skylab.kernel.java", "skylab.kernel.magic..", "skylab.kernel.display..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("skylab.kernel.protocol..", "skylab.kernel.channels..", "skylab.kernel.session..");

    @ArchTest
    static final ArchRule what_cells_may_name_stands_alone = classes()
            .that()
            .resideInAPackage("skylab.kernel.notebook")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("skylab.kernel.notebook", "java..");

    @ArchTest
    static final ArchRule controls_know_only_the_notebook = classes()
            .that()
            .resideInAPackage("skylab.kernel.widget")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("skylab.kernel.widget", "skylab.kernel.notebook", "java..");
}
