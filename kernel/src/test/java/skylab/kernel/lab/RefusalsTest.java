package skylab.kernel.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import skylab.lab.Lab;
import skylab.lab.LabOptions;

/** What {@code refused} prints. */
class RefusalsTest {
    private static String printed(Runnable call) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            Refusals.refused(call);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aRefusalIsPrintedWithItsCodeAndItsWords() {
        try (Lab lab = Lab.open(LabOptions.seed(1))) {
            assertEquals("InvalidVpc.Range\n    The CIDR '10.0.0.0/8' is invalid.\n", printed(() -> lab.ec2()
                    .createVpc(r -> r.cidrBlock("10.0.0.0/8"))));
            assertEquals("(accepted)\n", printed(() -> lab.ec2().createVpc(r -> r.cidrBlock("10.0.0.0/16"))));
        }
    }

    @Test
    void whatIsNoRefusalGoesOn() {
        assertThrows(
                IllegalStateException.class,
                () -> printed(() -> {
                    throw new IllegalStateException();
                }));
    }
}
