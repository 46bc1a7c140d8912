package io.counterfoil.sandbox.notice;

import io.counterfoil.sandbox.notice.NoticeTable.Sent;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NoticesController {
    private final NoticeTable table;

    NoticesController(NoticeTable table) {
        this.table = table;
    }

    /** What was sent to the merchant about an attempt, and what it answered. */
    @GetMapping("/sandbox/notices/{attempt}")
    List<Sent> sent(@PathVariable String attempt) {
        return table.sent(attempt);
    }
}
