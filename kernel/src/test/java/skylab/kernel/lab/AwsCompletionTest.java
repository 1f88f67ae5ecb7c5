package skylab.kernel.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.kernel.extension.CompletionContributor.Proposal;
import skylab.lab.Lab;
import skylab.lab.LabOptions;

class AwsCompletionTest {
    @AutoClose
    private final Lab lab = Lab.open(LabOptions.seed(7));

    private List<String> texts(String code) {
        return new AwsCompletion(() -> new LabValues(lab.world(), lab.scope()))
                .complete(code, code.length()).stream().map(Proposal::text).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%aws ec2 describe-vpcs --vp",
                "%%aws ec2 describe-vpcs --vp",
                "%%sh\naws ec2 describe-vpcs --vp",
                "%%aws\nec2 describe-vpcs --vp",
                "int a = 1;\n%aws ec2 describe-vpcs --vp"
            })
    void optionsAreOfferedWhereverTheCommandStands(String code) {
        assertEquals(List.of("--vpc-ids"), texts(code));
    }

    @Test
    void servicesOperationsWaitersAndIdsAreOffered() {
        assertEquals(
                List.of("cloudwatch", "configure"),
                texts("%aws c").stream().filter(word -> word.length() > 2).toList());
        assertTrue(texts("%aws ec2 describe-inst").contains("describe-instances"));
        assertTrue(texts("%aws ec2 wait instance-").contains("instance-running"));
        String vpc = lab.ec2().describeVpcs().vpcs().get(0).vpcId();
        assertEquals(List.of(vpc), texts("%aws ec2 describe-vpcs --vpc-ids vpc-"));
        assertEquals(List.of(), texts("String aws = \"ec2 "));
    }
}
