package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoftwareTest {
    @Test
    void S0_53_javaIsNotThereOnAFreshInstance() {
        String seen = Student.with(null, 22).ssh("java -version");
        assertTrue(seen.contains("java: command not found"), seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yum", "dnf"})
    void S0_54_javaIsInstalledWhenTheQuestionIsAnsweredWithYes(String manager) {
        String seen = Student.with(null, 22).ssh("sudo " + manager + " install java", "y", "java -version");
        assertTrue(seen.contains("Dependencies resolved."), seen);
        assertTrue(seen.contains("Is this ok [y/N]: y\n"), seen);
        assertTrue(seen.contains("\nComplete!\n"), seen);
        assertTrue(seen.contains("\nopenjdk version \"25.0.1\" 2025-10-21 LTS\n"), seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "N", "no", ""})
    void S0_54_otherwiseNothingIsInstalled(String answer) {
        String seen = Student.with(null, 22).ssh("sudo yum install java", answer, "java -version");
        assertTrue(seen.contains("Operation aborted."), seen);
        assertTrue(seen.contains("java: command not found"), seen);
        assertFalse(seen.contains("Complete!"), seen);
    }

    @ParameterizedTest
    @CsvSource({
        "java-1.8.0-amazon-corretto,openjdk version \"1.8.0_472\"",
        "java-11-amazon-corretto,openjdk version \"11.0.29\" 2025-10-21 LTS",
        "java-17-amazon-corretto-devel,openjdk version \"17.0.17\" 2025-10-21 LTS",
        "java-21-amazon-corretto,openjdk version \"21.0.9\" 2025-10-21 LTS"
    })
    void S0_54_eachVersionOfJavaTellsItself(String pack, String version) {
        String seen = Student.with(null, 22).ssh("sudo yum -y -q install " + pack, "java -version");
        assertTrue(seen.contains("\n" + version + "\n"), seen);
    }

    @Test
    void aRemovedPackageTakesItsCommandAway() {
        String seen = Student.with(null, 22)
                .ssh(
                        "sudo yum -y install tree nmap-ncat",
                        "rpm -q nmap-ncat",
                        "sudo yum -y remove nmap-ncat",
                        "hash -r; nc -h");
        assertTrue(seen.contains("\nnmap-ncat-7.93-1.amzn2023.0.1.x86_64\n"), seen);
        assertTrue(seen.contains("nc: command not found"), seen);
    }
}
