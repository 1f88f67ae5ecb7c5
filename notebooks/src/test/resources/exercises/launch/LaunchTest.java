import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import skylab.grader.hidden.Answers;
import skylab.grader.hidden.Ask;
import skylab.grader.hidden.Feedback;
import skylab.grader.hidden.Graded;
import skylab.grader.hidden.Hint;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.Instance;

@Ask(name = "slash20", expression = "addresses(20)")
class LaunchTest {
    private static List<Instance> instances(Lab lab) {
        return lab.ec2().describeInstances().reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .filter(instance -> !instance.state().nameAsString().equals("terminated"))
                .toList();
    }

    @Graded(cell = "check-launch", weight = 2)
    @Feedback(en = "There are two instances.", ko = "인스턴스가 두 대 있습니다.")
    @Hint(en = "MinCount and MaxCount say how many.", ko = "MinCount와 MaxCount가 대수를 정합니다.")
    void two(Lab lab) {
        assertEquals(2, instances(lab).size());
    }

    @Graded(cell = "check-launch")
    @Feedback(en = "One of them is a t3.small.", ko = "그중 한 대는 t3.small입니다.")
    void small(Lab lab) {
        assertTrue(instances(lab).stream()
                .anyMatch(instance -> instance.instanceTypeAsString().equals("t3.small")));
    }

    @Graded(cell = "check-size")
    @Feedback(en = "The number of addresses is right for other prefixes too.", ko = "다른 접두사 길이에서도 주소 수가 맞습니다.")
    void size(Answers answers) {
        assertEquals(4096, answers.number("slash20").intValueExact());
    }
}
