import Records
import Reports
import Testing

@Suite struct ActionReportTests {
  private func organisation() -> Organisation {
    var organisation = smallOrganisation()
    for (index, days) in [10, 13].enumerated() {
      var action = Action(id: id("closed\(index)"))
      action.category = "a | <b>"
      action.raised = day("2026-01-01")
      action.due = day("2026-01-12")
      action.closed = day("2026-01-01") + days
      action.stage = .closed
      action.effective = true
      organisation.actions.put(action)
    }
    var cancelled = Action(id: id("cancelled"))
    cancelled.stage = .cancelled
    organisation.actions.put(cancelled)
    return organisation
  }

  private func report(_ by: ActionGrouping = .category) -> ActionReport {
    ActionReport(of: organisation(), by: by, on: today)
  }

  @Test("Markdown has a line for all and one for each group, and says what the figures mean")
  func markdown() {
    let text = report().markdown
    #expect(
      text.hasPrefix(
        """
        # Actions, Harbour Engineering Ltd

        By category, as of 2026-11-20.

        | Category    | Actions |  Open | Overdue | Closed |             On time | Median days |            Effective | Recurred | Cancelled |
        | ----------- | ------: | ----: | ------: | -----: | ------------------: | ----------: | -------------------: | -------: | --------: |
        | **All**     |   **4** | **2** |   **1** |  **2** | **50.0 % (1 of 2)** |    **11.5** | **100.0 % (2 of 2)** |    **0** |     **1** |
        | a \\| \\<b\\>  |       2 |     0 |       0 |      2 |     50.0 % (1 of 2) |        11.5 |     100.0 % (2 of 2) |        0 |         0 |
        | no category |       2 |     2 |       1 |      0 |                   – |           – |                    – |        0 |         1 |

        - All as of the day: what was raised later
        """), "\(text)")
    #expect(ActionReport.definitions.allSatisfy { text.contains("- \($0)\n") })
  }

  @Test("HTML is one page that needs nothing else, with every text escaped")
  func html() {
    let text = report().html
    #expect(text.hasPrefix("<!DOCTYPE html>\n"))
    #expect(text.contains("<td>a | &lt;b&gt;</td><td class=\"figure\">2</td>"))
    #expect(text.contains("<tr class=\"sum\"><td>All</td><td class=\"figure\">4</td>"))
    #expect(!text.contains("<b>"))
    for outside in ["http", "src=", "<script", "<link"] { #expect(!text.contains(outside)) }
  }

  @Test("JSON has the counts that shares are made of, and null for what there is not")
  func json() {
    #expect(
      report().json == #"""
        {
          "organisation": "Harbour Engineering Ltd",
          "by": "category",
          "overdue_on": "2026-11-20",
          "from": null,
          "to": null,
          "all": {"name": "", "actions": 4, "open": 2, "overdue": 1, "closed": 2, "cancelled": 1, "recurred": 0, "on_time": 1, "on_time_of": 2, "effective": 2, "effective_of": 2, "median_days": 11.5},
          "groups": [
            {"name": "a | <b>", "actions": 2, "open": 0, "overdue": 0, "closed": 2, "cancelled": 0, "recurred": 0, "on_time": 1, "on_time_of": 2, "effective": 2, "effective_of": 2, "median_days": 11.5},
            {"name": "", "actions": 2, "open": 2, "overdue": 1, "closed": 0, "cancelled": 1, "recurred": 0, "on_time": 0, "on_time_of": 0, "effective": 0, "effective_of": 0, "median_days": null}
          ]
        }

        """#)
  }

  @Test(
    "Each grouping says what it is of, and whose the rest are",
    arguments: [
      (ActionGrouping.owner, "| Owner", "| nobody"),
      (.cause, "| Kind of cause", "| no kind of cause"),
      (.area, "| Area", "| no area"), (.kind, "| Kind", "| improvement"),
      (.source, "| Source", "| staff"),
    ])
  func groupings(by: ActionGrouping, heading: String, row: String) {
    let text = report(by).markdown
    #expect(text.contains(heading))
    #expect(text.contains(row))
  }

  @Test("A period is said, and an organisation without actions or a name has a report all the same")
  func empty() {
    let some = ActionReport(
      of: organisation(), by: .kind, on: today, from: day("2026-01-01"), to: day("2026-01-31"))
    #expect(
      some.markdown.contains(
        "as of 2026-11-20; raised from 2026-01-01 to 2026-01-31, and for closed, on time, days and effective: "
          + "closed then."))
    #expect(some.table.all.count == 2)
    let none = ActionReport(of: Organisation(profile: Profile(id: id("p"))), by: .area, on: today)
    #expect(none.markdown.hasPrefix("# Actions\n"))
    #expect(none.json.contains("\"groups\": []"))
  }

  @Test("Nothing that a file holds steers the terminal or breaks the table")
  func harmless() {
    var organisation = emptyOrganisation()
    var action = Action(id: id("bad"))
    action.category = "one\u{1B}[2J\ntwo\u{202E}`*_"
    organisation.actions.put(action)
    let report = ActionReport(of: organisation, by: .category, on: today)
    for text in [report.markdown, report.html, report.json] {
      #expect(!text.contains("\u{1B}"))
      #expect(!text.contains("\u{202E}"))
    }
    #expect(report.markdown.contains("one?\\[2J two?\\`\\*\\_"))
  }
}
