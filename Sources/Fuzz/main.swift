import Foundation
import Records
import Reports
import Storage

// Feeds damaged files to the readers until the time is over: they may refuse, and must not crash, take
// long, or read what they would write differently. The same seed makes the same inputs.
// Run: swift run -c release Fuzz [seconds] [seed]

/// Prints at once, so that the seed is seen even when the next thing is a crash.
func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

let arguments = CommandLine.arguments.dropFirst().map { UInt64($0) }
let seconds = arguments.first.flatMap { $0 } ?? 10
let seed = arguments.dropFirst().first.flatMap { $0 } ?? UInt64.random(in: 0...999_999)
say("fuzzing for \(seconds) s with seed \(seed)")

var mutator = Mutator(seed: seed)
var files = Pool(try Seeds.files(), tokens: Seeds.fileTokens)
var tables = Pool(try Seeds.tables(), tokens: Seeds.tableTokens)
var captures = Pool(Seeds.captures, tokens: Seeds.captureTokens)
let check = Check(organisation: try Seeds.sample(keeping: 3))
let good = files.inputs.count { if case .accepted = check.file($0) { true } else { false } }
say("\(good) of \(files.inputs.count) files are accepted undamaged")
var (tried, accepted) = (0, 0)
let end = ContinuousClock.now + .seconds(Int(clamping: seconds))

while ContinuousClock.now < end {
  let isTable = tried % 4 == 3
  let isCapture = tried % 4 == 1
  let input = mutator.mutant(of: isTable ? tables : isCapture ? captures : files)
  // What never ends is ended from outside, by a signal whose default is to end the program.
  alarm(60)
  let start = clock()
  var outcome =
    isTable
    ? check.table(input, kind: tried / 4) : isCapture ? check.capture(input) : check.file(input)
  // The time of this process only, so that a busy machine does no harm.
  let milliseconds = Int(clock() - start) * 1000 / Int(CLOCKS_PER_SEC)
  if milliseconds > 2000 { outcome = .wrong("took \(milliseconds) ms") }
  tried += 1
  switch outcome {
  case .refused: break
  case .accepted:
    accepted += 1
    if isTable {
      tables.keep(input, &mutator.random)
    } else if isCapture {
      captures.keep(input, &mutator.random)
    } else {
      files.keep(input, &mutator.random)
    }
  case .wrong(let what):
    let path = FileManager.default.temporaryDirectory.appending(path: "fuzz-\(seed)-\(tried)").path
    try Data(input).write(to: URL(fileURLWithPath: path))
    say(
      "seed \(seed), input \(tried) (\(isTable ? "CSV" : isCapture ? "new actions" : "file"), kept in \(path)): \(what)"
    )
    exit(1)
  }
}
say("\(tried) inputs tried, \(accepted) accepted")
