import Records
import Resources
import Screens
import Storage

// What a user waits for, at three sizes of the register, so that later work can be compared with it.
// Run: swift run -c release Benchmark [largest]

let largest = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 100_000
let library = try BuiltInLibrary.load()

func state(_ organisation: Organisation) -> State {
  State(
    organisation: organisation,
    session: Session(who: "Person 1", library: library, fileName: "bench"),
    today: LargeOrganisation.today, now: Moment(seconds: 0), size: Size(columns: 120, rows: 40),
    seed: 1)
}

/// Presses keys and draws after each, as the loop does.
func press(_ keys: [Key], _ state: inout State) {
  for key in keys {
    _ = state.update(.key(key))
    _ = state.view()
  }
}

print("medians in milliseconds")
print("   actions   file MB      load      save first frame      down    filter      undo")
for count in [1_000, 10_000, 100_000] where count <= largest {
  let runs = count > 10_000 ? 3 : 7
  let organisation = LargeOrganisation.make(actions: count)
  let bytes = OrganisationFile.encode(organisation)
  let load = Measured(runs: runs) { _ = try? OrganisationFile.decode(bytes, path: "bench") }
  let save = Measured(runs: runs) { _ = OrganisationFile.encode(organisation) }
  let first = Measured(runs: runs) {
    if let organisation = try? OrganisationFile.decode(bytes, path: "bench") {
      _ = state(organisation).view()
    }
  }
  var shown = state(organisation)
  press([.character("2")], &shown)
  let down = Measured(runs: 50) { press([.down], &shown) }
  press([.character("/"), .character("p")], &shown)
  let filter = Measured(runs: runs) { press([.character("u"), .backspace], &shown) }
  press([.escape, .character("2"), .character("c"), .character("x"), .control("s")], &shown)
  let undo = Measured(runs: runs) { press([.character("u"), .control("r")], &shown) }
  func column(_ text: String) -> String {
    String(repeating: " ", count: max(0, 10 - text.count)) + text
  }
  let megabytes = "\(bytes.count / 1_000_000).\(bytes.count / 100_000 % 10)"
  print(
    column("\(count)") + column(megabytes) + load.text + save.text + "  " + first.text + down.text
      + filter.text + undo.text)
}
ActionsBenchmark.run(actions: min(largest, 20_000))
AuditsBenchmark.run(audits: 200, lines: 300)
for people in [125, 250, 500] { TrainingBenchmark.run(people: people, competences: 60) }
