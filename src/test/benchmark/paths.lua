-- Requests random paths of a file: wrk ... -s paths.lua URL -- FILE
-- A line is a path, or a path, a tab and the session that asks for it.
local number = 0

function setup(thread)
  thread:set("number", number)
  number = number + 1
end

function init(args)
  math.randomseed(number + 1)
  requests = {}
  for path in io.lines(args[1]) do
    local open, token = path:match("^(.*)\t(.*)$")
    requests[#requests + 1] = wrk.format("GET", open or path, token and {["X-Auth-Token"] = token})
  end
  assert(#requests > 0, "no paths in " .. args[1])
end

function request()
  return requests[math.random(#requests)]
end
