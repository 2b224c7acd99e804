/// A name that no person has, or that several have; a sentence that says how to go on.
package enum PersonNotFound: Error, Hashable, Sendable, CustomStringConvertible {
  case unknown(String, nearest: [String])
  /// Several have the name; what tells each of them apart.
  case several(String, [String])

  package var description: String {
    switch self {
    case .unknown(let name, let nearest):
      nearest.isEmpty
        ? "there is no person \(name), as there is nobody on file"
        : "there is no person \(name); nearest \(nearest.count == 1 ? "is" : "are") \(nearest.joined(separator: ", "))"
    case .several(let name, let marks):
      "\(marks.count) people are called \(name): give the number or e-mail of one (\(marks.joined(separator: "; ")))"
    }
  }
}

extension Organisation {
  /// The person with a name, a personnel number or an e-mail address; without regard to case and accents.
  package func person(called text: String) throws(PersonNotFound) -> Person {
    let wanted = text.trimmed.folded
    let exact = people.all.filter {
      !wanted.isEmpty && ($0.number.folded == wanted || $0.email.folded == wanted)
    }
    if exact.count == 1, let only = exact.first { return only }
    let named = people.all.filter { $0.name.folded == wanted }
    if named.count == 1, let only = named.first { return only }
    if let first = (named + exact).first {
      throw .several(first.name, (named.isEmpty ? exact : named).map(mark))
    }
    let nearest = people.all.map { person in
      let isPart = wanted.count > 1 && person.name.folded.contains(wanted)
      return (distance: isPart ? 0 : person.name.folded.distance(to: wanted), name: person.name)
    }
    .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    var names: [String] = []
    for name in nearest.lazy.map(\.name) where names.count < 3 && !names.contains(name) {
      names.append(name)
    }
    throw .unknown(text.trimmed, nearest: names)
  }

  /// What tells a person from another of the same name.
  private func mark(of person: Person) -> String {
    let marks = [person.number.isEmpty ? "" : "number \(person.number)", person.email]
      .filter { !$0.isEmpty }
    if !marks.isEmpty { return marks.joined(separator: ", ") }
    let area = areaName(person.area)
    return area.isEmpty ? "neither number nor e-mail" : "\(area), neither number nor e-mail"
  }
}
