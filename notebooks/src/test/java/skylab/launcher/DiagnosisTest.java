package skylab.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.launcher.Finding.Severity;

class DiagnosisTest {

    private static final String FONT = "/usr/share/fonts/truetype/nanum/*";
    private static final String KERNEL_TEST = "/usr/lib/python3/dist-packages/jupyter_kernel_test";

    @TempDir
    Path home;

    @Test
    void aCompleteMachineHasNothingMissing() throws IOException {
        Path kernel = home.resolve(".local/share/jupyter/kernels/skylab");
        Files.createDirectories(kernel);
        Files.writeString(kernel.resolve("kernel.json"), "{}");
        Files.writeString(new KernelFolder(kernel).archive(), "");
        FakeMachine machine = machine()
                .withCommands("jupyter-notebook", "jupyter-nbconvert", "chromium", "chromedriver")
                .withFiles(FONT, KERNEL_TEST);
        assertTrue(findings(machine).stream().allMatch(finding -> finding.severity() == Severity.FINE));
        assertEquals(List.of(), packages(machine));
    }

    @Test
    void aKernelWithoutItsArchiveIsSaidToStartSlower() throws IOException {
        Path kernel = Files.createDirectories(home.resolve(".local/share/jupyter/kernels/skylab"));
        Files.writeString(kernel.resolve("kernel.json"), "{}");
        assertTrue(findings(machine()).stream()
                .anyMatch(finding -> finding.severity() == Severity.ADVICE
                        && finding.sentence().contains("no archive of classes")));
    }

    @Test
    void withoutJupyterSkylabCannotWork() throws IOException {
        Finding jupyter = only(Severity.MISSING, machine().withCommands("apt-get"));
        assertEquals("No jupyter.", jupyter.sentence());
        assertEquals("Package: jupyter-notebook", jupyter.remedy());
    }

    @Test
    void jupyterLabAloneIsEnough() throws IOException {
        assertTrue(findings(machine().withCommands("jupyter-lab")).stream()
                .noneMatch(finding -> finding.severity() == Severity.MISSING));
    }

    @Test
    void whereThereIsNoAptTheRemedyIsAnother() throws IOException {
        assertTrue(only(Severity.MISSING, machine()).remedy().contains("pip install notebook"));
    }

    @Test
    void aJreIsNotEnough() throws IOException {
        FakeMachine machine = machine().withCommands("jupyter-lab").withJava(17);
        assertTrue(only(Severity.MISSING, machine).sentence().contains("JDK"));
        assertTrue(packages(machine).contains("openjdk-17-jdk-headless"));
    }

    @Test
    void javaElevenIsTooOld() throws IOException {
        FakeMachine machine = machine().withCommands("jupyter-lab").withJava(11, "jdk.jshell");
        assertTrue(only(Severity.MISSING, machine).sentence().startsWith("Java 11 (/java) is too old"));
    }

    @Test
    void aFullDiskIsFound() throws IOException {
        FakeMachine machine = machine().withCommands("jupyter-lab").withSpace(1 << 20);
        assertTrue(only(Severity.MISSING, machine).sentence().startsWith("Too little room"));
    }

    @Test
    void eachMissingPackageIsNamedOnce() throws IOException {
        assertEquals(
                List.of(
                        "jupyter-notebook",
                        "fonts-nanum",
                        "jupyter-nbconvert",
                        "python3-jupyter-kernel-test",
                        "chromium",
                        "chromium-driver"),
                packages(machine()));
    }

    @Test
    void everyNeedHasARemedyWithoutAptInBothLanguages() throws IOException {
        for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            List<Finding> findings = new Diagnosis(machine(), Texts.in(language), Need.all()).findings();
            assertTrue(findings.stream()
                    .filter(finding -> finding.severity() != Severity.FINE)
                    .noneMatch(finding -> finding.remedy().isEmpty()));
        }
    }

    private FakeMachine machine() {
        return FakeMachine.of(Os.LINUX, Map.of(), home);
    }

    private static List<Finding> findings(Machine machine) throws IOException {
        return new Diagnosis(machine, Texts.in(Locale.ENGLISH), Need.all()).findings();
    }

    private static List<String> packages(Machine machine) throws IOException {
        return new Diagnosis(machine, Texts.in(Locale.ENGLISH), Need.all()).packages(List.of("build", "run", "test"));
    }

    private static Finding only(Severity severity, Machine machine) throws IOException {
        List<Finding> found = findings(machine).stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
        assertEquals(1, found.size(), found.toString());
        return found.get(0);
    }
}
