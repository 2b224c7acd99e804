package import Records
internal import Storage

/// An invented firm to try the program on.
///
/// Its days are written relative to one day and move with today, so that the same things are overdue, due soon
/// and done whenever it is opened.
package enum SampleOrganisation {
  /// Whom the sample is shown to as.
  package static let user = "M. Lim"

  private static let writtenForKey = "sample_written_for"

  package static func load(today: Day) throws(ResourceProblem) -> Organisation {
    let organisation: Organisation
    do throws(OrganisationFileProblem) {
      organisation = try OrganisationFile.decode(BuiltInLibrary.sample, path: "sample.plist")
    } catch {
      throw ResourceProblem(resource: "sample", reason: error.description)
    }
    guard case .text(let text)? = organisation.extras[writtenForKey], let writtenFor = Day(text)
    else {
      throw ResourceProblem(resource: "sample", reason: "\(writtenForKey) is no day")
    }
    var sample = try moved(
      organisation, by: today - writtenFor, years: today.year - writtenFor.year)
    SampleHistory(of: sample).write(into: &sample)
    return sample
  }

  /// The same organisation some days later, with the years in its references moved as well.
  private static func moved(_ organisation: Organisation, by days: Int, years: Int)
    throws(ResourceProblem) -> Organisation
  {
    var result = organisation
    result.extras[writtenForKey] = nil
    for kind in RecordKind.allCases { try move(kind.type, by: days, years: years, &result) }
    return result
  }

  private static func move<R: Record>(
    _ type: R.Type, by days: Int, years: Int, _ organisation: inout Organisation
  ) throws(ResourceProblem) {
    for record in organisation[keyPath: R.register].all {
      guard case .table(let table) = moved(.table(record.table), by: days, years: years) else {
        continue
      }
      do throws(FieldFailure) {
        organisation[keyPath: R.register].put(try R(id: record.id, table: table))
      } catch {
        throw ResourceProblem(
          resource: "sample", reason: "\(record.name) \(error.field) \(error.problem.message)")
      }
    }
  }

  private static func moved(_ value: Value, by days: Int, years: Int) -> Value {
    switch value {
    case .text(let text):
      if let day = Day(text) { return .text((day + days).description) }
      return .text(years == 0 ? text : movingReferences(in: text, by: years))
    case .list(let items): return .list(items.map { moved($0, by: days, years: years) })
    case .table(let table):
      var result = Table()
      for entry in table.entries { result[entry.key] = moved(entry.value, by: days, years: years) }
      return .table(result)
    default: return value
    }
  }

  /// Moves the year in every reference such as `NC-2026-014` that a text quotes.
  private static func movingReferences(in text: String, by years: Int) -> String {
    var result = ""
    var rest = text[...]
    while let dash = rest.firstIndex(of: "-") {
      let before = rest[..<dash]
      let after = rest[rest.index(after: dash)...]
      let year = after.prefix(4)
      let isReference =
        before.last?.isUppercase == true && after.dropFirst(4).first == "-"
        && year.allSatisfy(\.isNumber)
      guard isReference, let number = Int(year) else {
        result += rest[...dash]
        rest = after
        continue
      }
      result += before + "-\(number + years)"
      rest = after.dropFirst(4)
    }
    return result + rest
  }
}
