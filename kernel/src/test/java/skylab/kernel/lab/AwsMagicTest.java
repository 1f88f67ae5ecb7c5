package skylab.kernel.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skylab.kernel.extension.KernelContext;
import skylab.lab.Lab;
import skylab.lab.LabOptions;

class AwsMagicTest {
    private final Lab lab = Lab.open(LabOptions.seed(7));
    private final AwsMagic magic = new AwsMagic(() -> lab);
    private final PrintStream before = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(before);
    }

    private static KernelContext variables(Map<String, Object> values) {
        return (KernelContext) Proxy.newProxyInstance(
                KernelContext.class.getClassLoader(), new Class<?>[] {KernelContext.class}, (proxy, method, given) -> {
                    if (method.getName().equals("evaluate") && values.containsKey(given[0])) {
                        return values.get(given[0]);
                    }
                    throw new IllegalStateException("there is no " + method.getName());
                });
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private long vpcs(String block) {
        return lab.ec2().describeVpcs().vpcs().stream()
                .filter(vpc -> vpc.cidrBlock().equals(block))
                .count();
    }

    @Test
    void aLineIsACommandWithTheNotebooksVariables() {
        magic.line(
                "ec2 create-vpc --cidr-block {block} --query Vpc.CidrBlock", variables(Map.of("block", "10.1.0.0/16")));
        assertTrue(printed().contains("\"10.1.0.0/16\""), printed());
        assertEquals(1, vpcs("10.1.0.0/16"));
    }

    @Test
    void theLinesOfACellAreCommandsOfTheirOwn() {
        magic.cell(
                "",
                """
                ec2 create-vpc --cidr-block 10.2.0.0/16 \\
                    --query Vpc.CidrBlock

                aws ec2 create-vpc --cidr-block 10.3.0.0/16
                """,
                variables(Map.of()));
        assertEquals(1, vpcs("10.2.0.0/16"));
        assertEquals(1, vpcs("10.3.0.0/16"));
    }

    @Test
    void whatFollowsACommandInACellBelongsToIt() {
        magic.cell(
                "ec2 create-vpc",
                """
                --cidr-block 10.4.0.0/16
                --tag-specifications 'ResourceType=vpc,Tags=[{Key=Name,Value=web}]'
                """,
                variables(Map.of()));
        assertEquals(1, vpcs("10.4.0.0/16"));
        assertTrue(printed().contains("\"Value\": \"web\""), printed());
    }

    @Test
    void aRefusalIsShownAsTheTerminalShowsIt() {
        magic.line("ec2 create-vpc --cidr-block 10.4.0.0/99", variables(Map.of()));
        assertTrue(printed().contains("An error occurred (InvalidParameterValue)"), printed());
        assertEquals(1, lab.ec2().describeVpcs().vpcs().size());
    }
}
