package skylab.kernel.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "skylab.kernel", importOptions = ImportOption.DoNotIncludeTests.class)
class MavenArchitectureTest {
    @ArchTest
    static final ArchRule one_package_knows_the_resolver = noClasses()
            .that()
            .resideOutsideOfPackage("skylab.kernel.maven.aether")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.aether..", "org.apache.maven..", "org.apache.http..", "org.sonatype..");

    @ArchTest
    static final ArchRule that_package_is_loaded_by_name_alone = noClasses()
            .that()
            .resideOutsideOfPackage("skylab.kernel.maven.aether")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("skylab.kernel.maven.aether");
}
